import { projectField } from './ledger-path'
import type { ListAddress } from './ledger-path'
import type { Project, Row, UnitLedger } from './model'

/** Fields by name, where the names come from a path that has been checked against the form. */
type Bag = Record<string, unknown>
type Rows = Row[]

/** So many look-ups are made by walking the list: an index of 5,000 rows costs more than a single edit. */
const FEW = 12

/**
 * A ledger being changed: it copies what it touches once and leaves the rest shared with the ledger it began
 * from, so that a cell in 5,000 lines costs one row and the array that holds it.
 */
export class Draft {
  private readonly root: Bag
  private readonly owned = new WeakSet<object>()
  private readonly positions = new WeakMap<Rows, Map<number, number>>()
  private ids: Set<number> | undefined
  private lookUps = 0

  constructor(origin: UnitLedger) {
    this.root = { ...origin }
  }

  /** The ledger as it stands now; later changes of the draft may show in it. */
  get ledger(): UnitLedger {
    return this.root as unknown as UnitLedger
  }

  cell(field: string): unknown {
    let value: unknown = this.root
    for (const name of field.split('/')) value = (value as Bag)[name]
    return value
  }

  /** Puts a value into a cell that the ledger has once; undefined takes it away. */
  setCell(field: string, value: unknown): void {
    const names = field.split('/')
    const last = names.pop() ?? ''
    let bag = this.root
    for (const name of names) bag = this.own(bag, name)
    put(bag, last, value)
  }

  /** The rows of a list, or undefined when its project is not there. */
  rows(address: ListAddress): readonly Row[] | undefined {
    if ('project' in address) {
      const project = this.row({ list: 'projects' }, address.project) as Project | undefined
      return project?.[projectField(address.list)]
    }
    return this.cell(address.list) as Row[]
  }

  row(address: ListAddress, id: number): Row | undefined {
    const rows = this.rows(address)
    const position = this.position(address, id)
    return position === undefined ? undefined : rows?.[position]
  }

  /** Where a row stands in its list, from 0; undefined when it is not there. */
  position(address: ListAddress, id: number): number | undefined {
    const rows = this.rows(address) as Rows | undefined
    if (rows === undefined) return undefined
    let index = this.positions.get(rows)
    if (index === undefined) {
      if (this.lookUps++ < FEW) {
        const position = rows.findIndex((row) => row.id === id)
        return position < 0 ? undefined : position
      }
      index = new Map(rows.map((row, position) => [row.id, position]))
      this.positions.set(rows, index)
    }
    return index.get(id)
  }

  setRowCell(address: ListAddress, id: number, field: string, value: unknown): void {
    put(this.ownRow(address, id), field, value)
  }

  /** Whether any row of the ledger has this id. */
  hasId(id: number): boolean {
    this.ids ??= new Set(allRows(this.ledger).map((row) => row.id))
    return this.ids.has(id)
  }

  insert(address: ListAddress, position: number, row: Row): void {
    const rows = this.ownRows(address)
    const index = this.positions.get(rows)
    const atEnd = position === rows.length
    rows.splice(position, 0, row)
    if (atEnd && index !== undefined) index.set(row.id, position)
    else this.positions.delete(rows)
    for (const one of withChildren(row)) this.ids?.add(one.id)
  }

  remove(address: ListAddress, position: number): void {
    const rows = this.ownRows(address)
    const removed = rows.splice(position, 1)
    if (position === rows.length) for (const row of removed) this.positions.get(rows)?.delete(row.id)
    else this.positions.delete(rows)
    for (const row of removed.flatMap(withChildren)) this.ids?.delete(row.id)
  }

  private ownRow(address: ListAddress, id: number): Bag {
    const rows = this.ownRows(address)
    return this.own(rows as unknown as Bag, String(this.position(address, id)))
  }

  private ownRows(address: ListAddress): Rows {
    if ('project' in address) {
      const project = this.ownRow({ list: 'projects' }, address.project)
      return this.own(project, projectField(address.list)) as unknown as Rows
    }
    const names = address.list.split('/')
    let bag = this.root
    for (const name of names) bag = this.own(bag, name)
    return bag as unknown as Rows
  }

  /** The object or array at `key`, copied first if it is still the origin's. */
  private own(parent: Bag, key: string): Bag {
    const value = parent[key] as object
    if (this.owned.has(value)) return value as Bag
    const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value }
    if (Array.isArray(value)) this.carryIndex(value as Rows, copy as Rows)
    parent[key] = copy
    this.owned.add(copy)
    return copy
  }

  private carryIndex(from: Rows, to: Rows): void {
    const index = this.positions.get(from)
    if (index !== undefined) this.positions.set(to, index)
  }
}

function put(bag: Bag, field: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(bag, field)
  else bag[field] = value
}

/** A row and, of a project, the rows in it. */
function withChildren(row: Row): readonly Row[] {
  const { lines = [], indicators = [] } = row as Row & { lines?: readonly Row[]; indicators?: readonly Row[] }
  return [row, ...lines, ...indicators]
}

/** Every row of every list, children of projects included. */
export function allRows(ledger: UnitLedger): readonly Row[] {
  const { basicExpenditure, otherExpenditure, projects, governmentProcurement, priorYear } = ledger
  return [
    ...basicExpenditure,
    ...otherExpenditure,
    ...projects.flatMap(withChildren),
    ...governmentProcurement.lines,
    ...priorYear.lines
  ]
}
