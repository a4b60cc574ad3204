import type { Change, Json, ListAddress, Row, UnitLedger } from '@shared/ledger'
import { encodeValue, parsePath, rowCellPath, rowPath, rowsOf, schemaOf } from '@shared/ledger'
import type { GridEdit, NewRow, RowKey } from '../grid'

/** How a list of the ledger stands in a grid: its rows, and what a column's text means as an interchange value. */
export interface ListInGrid {
  readonly address: ListAddress
  /** A new row before anything is typed into it, in interchange values, without its id. */
  readonly blank: Readonly<Record<string, Json>>
  /** The fields that a new row takes over from the row that it stands after, where nothing is said of them. */
  readonly inherits?: readonly string[]
  /** What goes when a field is filled with something else: the name that came with a code. */
  readonly clears?: Readonly<Record<string, readonly string[]>>
  /**
   * The field and value behind a column's canonical text; without it the column is the field and the text the
   * value. An absent value takes the cell away, which a field that must be there answers with what it is then.
   */
  readonly write?: (
    column: string,
    value: string | undefined
  ) => { readonly field: string; readonly value: Json | undefined }
}

type Fields = Record<string, Json | undefined>
type Filled = Map<number, Fields>

/**
 * The changes of the ledger that an edit of a list's grid comes to; one edit, one step. Of a cell named twice the
 * last counts; cells of a row that the edit itself makes belong to its making, of one that it takes out to nothing.
 */
export function changesOf(ledger: UnitLedger, list: ListInGrid, edit: GridEdit): Change[] {
  const rows = rowsNeeded(rowsOf(ledger, list.address) ?? [], edit)
  const gone = new Set(edit.deleted.map(Number))
  const filled = filledBy(list, edit)
  const made = new Set(edit.inserted.map(({ key }) => Number(key)))
  const cells = [...filled].filter(([id]) => !gone.has(id) && !made.has(id))
  return [
    ...cells.flatMap(([id, fields]) => cellChanges(list, id, rows.get(id), fields)),
    ...insertions(list, rows, edit.inserted, filled),
    ...deletions(list, rows, edit.inserted, gone)
  ]
}

/** The rows that an edit speaks of, in their order: all of them where rows go, for then the order counts. */
function rowsNeeded(all: readonly Row[], { cells, inserted, deleted }: GridEdit): Map<number, Row> {
  const named = new Set([
    ...cells.map(({ row }) => Number(row)),
    ...inserted.map(({ after }) => Number(after))
  ])
  const needed = deleted.length > 0 ? all : all.filter(({ id }) => named.has(id))
  return new Map(needed.map((row) => [row.id, row]))
}

/** What each row is filled with, made rows included. */
function filledBy(list: ListInGrid, { cells, inserted }: GridEdit): Filled {
  const filled: Filled = new Map()
  const fill = (row: RowKey, column: string, text: string | undefined): void => {
    const { field, value } = list.write?.(column, text) ?? { field: column, value: text }
    const fields = filled.get(Number(row)) ?? {}
    // A field that every row has is never absent: cleared, it is again what a new row has there.
    fields[field] = value ?? list.blank[field]
    filled.set(Number(row), fields)
  }
  for (const row of inserted) {
    for (const [column, text] of Object.entries(row.cells)) fill(row.key, column, text)
  }
  for (const { row, column, value } of cells) fill(row, column, value)
  return filled
}

function cellChanges(list: ListInGrid, id: number, row: Row | undefined, fields: Fields): Change[] {
  const written = Object.entries(fields).flatMap(([field, after]) => {
    const before = valueOf(list, row, field)
    return before === after ? [] : [cellChange(list, id, field, before, after)]
  })
  const cleared = Object.entries(list.clears ?? {}).flatMap(([field, along]) => {
    if (!(field in fields) || valueOf(list, row, field) === fields[field]) return []
    return along.flatMap((other) => {
      const before = valueOf(list, row, other)
      return before === undefined || other in fields ? [] : [cellChange(list, id, other, before, undefined)]
    })
  })
  return [...written, ...cleared]
}

function cellChange(
  { address }: ListInGrid,
  id: number,
  field: string,
  before: Json | undefined,
  after: Json | undefined
): Change {
  return {
    path: rowCellPath(address, id, field),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after })
  }
}

/** A row's field as an interchange value; of a row that is gone nothing, and the ledger then refuses the change. */
function valueOf({ address }: ListInGrid, row: Row | undefined, field: string): Json | undefined {
  const held = (row as Readonly<Record<string, unknown>> | undefined)?.[field]
  if (row === undefined || held === undefined) return undefined
  const schema = schemaOf({ kind: 'rowCell', address, id: row.id, field })
  return schema === undefined ? undefined : encodeValue(schema, held)
}

function insertions(
  list: ListInGrid,
  rows: ReadonlyMap<number, Row>,
  inserted: readonly NewRow[],
  filled: Filled
): Change[] {
  const made = new Map<number, Fields>()
  return inserted.map(({ key, after }) => {
    const id = Number(key)
    const fields: Fields = { ...list.blank }
    for (const field of list.inherits ?? []) {
      const previous = after === null ? undefined : made.get(Number(after))
      const value = previous === undefined ? valueOf(list, rows.get(Number(after)), field) : previous[field]
      if (value !== undefined) fields[field] = value
    }
    Object.assign(fields, filled.get(id))
    made.set(id, fields)
    const row: Record<string, Json> = { id }
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) row[field] = value
    return { path: rowPath(list.address, id), after: row, following: after === null ? null : Number(after) }
  })
}

/** In the order of the list: each names the row before it as the list then stands, which is the last that stays. */
function deletions(
  { address }: ListInGrid,
  rows: ReadonlyMap<number, Row>,
  inserted: readonly NewRow[],
  gone: ReadonlySet<number>
): Change[] {
  if (gone.size === 0) return []
  let following: number | null = null
  const changes: Change[] = []
  for (const id of orderAfter([...rows.keys()], inserted)) {
    const row = rows.get(id)
    if (row === undefined || !gone.has(id)) {
      following = id
      continue
    }
    const path = rowPath(address, id)
    const target = parsePath(path)
    const schema = target && schemaOf(target)
    if (schema !== undefined) changes.push({ path, before: encodeValue(schema, row), following })
  }
  return changes
}

function orderAfter(ids: number[], inserted: readonly NewRow[]): number[] {
  for (const { key, after } of inserted) {
    ids.splice(after === null ? 0 : ids.indexOf(Number(after)) + 1, 0, Number(key))
  }
  return ids
}
