import fc from 'fast-check'
import { highestId } from '../align'
import { applyChanges, valueAt } from '../apply'
import { encodeValue, mayBeAbsent, schemaOf, singleCells } from '../cells'
import type { Change, Json } from '../change'
import { Draft } from '../draft'
import { parsePath, rowCellPath, rowPath } from '../ledger-path'
import type { ListAddress, ListName } from '../ledger-path'
import type { Row, UnitLedger } from '../model'
import { rowSchemas, rowShapes } from '../schema'
import { same } from '../same'
import { ledgersOf } from './arbitrary-ledger'

/**
 * Random steps on a ledger. Values and rows come from a second random ledger, so that every kind of value of
 * every field occurs.
 */
type Operation = {
  readonly kind: 'cell' | 'rowCell' | 'insert' | 'delete' | 'move'
  readonly list: ListName
  readonly at: number
  readonly to: number
  readonly field: number
}

const lists: readonly ListName[] = [
  'basicExpenditure',
  'otherExpenditure',
  'projects',
  'projects/lines',
  'projects/indicators',
  'governmentProcurement/lines',
  'priorYear/lines'
]

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom('cell', 'rowCell', 'rowCell', 'insert', 'insert', 'delete', 'move'),
  list: fc.constantFrom(...lists),
  at: fc.nat(),
  to: fc.nat(),
  field: fc.nat()
})

/** A ledger, and changes that can be applied to it in this order. */
export interface Edited {
  readonly before: UnitLedger
  readonly changes: readonly Change[]
}

/** Random ledgers of one unit with random sequences of changes on them. */
export const anyEdited: fc.Arbitrary<Edited> = fc
  .tuple(
    ledgersOf('402001', 2023),
    ledgersOf('402001', 2023),
    fc.array(operation, { minLength: 1, maxLength: 25, size: 'max' })
  )
  .map(([before, donor, operations]) => ({ before, changes: changesFor(before, donor, operations) }))

function changesFor(before: UnitLedger, donor: UnitLedger, operations: readonly Operation[]): Change[] {
  const changes: Change[] = []
  let ledger = before
  let nextId = highestId(before) + 1
  for (const one of operations) {
    const found = changesOf(ledger, donor, one, nextId)
    try {
      ledger = applyChanges(ledger, found)
    } catch {
      // E.g. a project's code that is already there: the step is left out.
      continue
    }
    nextId = Math.max(nextId, highestId(ledger) + 1)
    changes.push(...found)
  }
  return changes
}

function changesOf(ledger: UnitLedger, donor: UnitLedger, one: Operation, nextId: number): Change[] {
  if (one.kind === 'cell') return cellChange(ledger, donor, pick(singleCells, one.field) ?? '')
  const address = addressOf(ledger, one)
  const given = addressOf(donor, one)
  if (address === undefined) return []
  const rows = new Draft(ledger).rows(address) ?? []
  const donated = pick(given === undefined ? [] : (new Draft(donor).rows(given) ?? []), one.to)
  const row = pick(rows, one.at)
  if (one.kind === 'insert') {
    const after = donated === undefined ? undefined : wholeRow(address, renumbered(donated, nextId))
    const following = pick([null, ...rows.map(({ id }) => id)], one.at) ?? null
    return after === undefined ? [] : [{ path: rowPath(address, nextId), after, following }]
  }
  if (row === undefined) return []
  if (one.kind === 'rowCell') return rowCellChange(address, row, donated, one.field)
  const before = wholeRow(address, row)
  const path = rowPath(address, row.id)
  const gone: Change = { path, before, following: rows[rows.indexOf(row) - 1]?.id ?? null }
  if (one.kind === 'delete') return [gone]
  const others = [null, ...rows.filter((other) => other !== row).map(({ id }) => id)]
  return [gone, { path, after: before, following: pick(others, one.to) ?? null }]
}

function cellChange(ledger: UnitLedger, donor: UnitLedger, path: string): Change[] {
  const [before, after] = [valueAt(ledger, path), valueAt(donor, path)]
  return same(before, after) ? [] : [{ path, ...given('before', before), ...given('after', after) }]
}

function rowCellChange(address: ListAddress, row: Row, donor: Row | undefined, field: number): Change[] {
  const path = rowCellPath(address, row.id, pick(Object.keys(rowShapes[address.list]), field) ?? '')
  const target = parsePath(path)
  const schema = target === undefined ? undefined : schemaOf(target)
  if (schema === undefined || target?.kind !== 'rowCell') return []
  const value = (of: Row | undefined): Json | undefined => {
    const held = (of as Readonly<Record<string, unknown>> | undefined)?.[target.field]
    return held === undefined ? undefined : encodeValue(schema, held)
  }
  const [before, after] = [value(row), value(donor)]
  if (after === undefined && !mayBeAbsent(schema)) return []
  return same(before, after) ? [] : [{ path, ...given('before', before), ...given('after', after) }]
}

function addressOf(ledger: UnitLedger, { list, at }: Operation): ListAddress | undefined {
  if (list !== 'projects/lines' && list !== 'projects/indicators') return { list }
  const project = pick(ledger.projects, at)
  return project === undefined ? undefined : { list, project: project.id }
}

function renumbered(row: Row, from: number): Row {
  let next = from
  const number = <R extends Row>(one: R): R => ({ ...one, id: next++ })
  const { lines, indicators } = row as Row & { lines?: readonly Row[]; indicators?: readonly Row[] }
  return {
    ...number(row),
    ...(lines === undefined ? {} : { lines: lines.map(number) }),
    ...(indicators === undefined ? {} : { indicators: indicators.map(number) })
  }
}

function wholeRow(address: ListAddress, row: Row): Json {
  return encodeValue(rowSchemas[address.list], row)
}

function given(key: 'before' | 'after', value: Json | undefined): Partial<Change> {
  return value === undefined ? {} : { [key]: value }
}

function pick<T>(from: readonly T[], seed: number): T | undefined {
  return from[seed % Math.max(from.length, 1)]
}
