import { alignIds, highestId } from './align'
import { encodeValue, schemaOf, singleCells } from './cells'
import type { Change, Json } from './change'
import { Draft } from './draft'
import { parsePath, projectLists, rowCellPath, rowPath, topLists } from './ledger-path'
import type { ListAddress } from './ledger-path'
import type { Row, UnitLedger } from './model'
import { longestIncreasing } from './order'
import { same } from './same'
import { rowSchemas, rowShapes } from './schema'

/**
 * Every difference between two states of a ledger, cell by cell and row by row, as changes that lead from the
 * first to the second: `applyChanges(from, differences(from, to))` is `to`. First the cells, then the rows
 * that are gone, then the rows that are new; a row that stands elsewhere is both gone and new.
 *
 * Rows correspond by id. States that have no ids in common, such as two frozen copies, go through
 * `alignIds` first; `differencesByContent` does both.
 */
export function differences(from: UnitLedger, to: UnitLedger): Change[] {
  const a = new Draft(from)
  const b = new Draft(to)
  const cells = singleCells.flatMap((field) => change(field, a.cell(field), b.cell(field)))
  const found: Found = { cells, gone: [], added: [] }
  for (const list of topLists) compareLists(a, b, { list }, found)
  return [...found.cells, ...found.gone, ...found.added]
}

/**
 * The differences between two states whose ids say nothing about each other, e.g. two snapshots or a ledger
 * and an imported file. The ids of new rows are above all of `from`.
 */
export function differencesByContent(from: UnitLedger, to: UnitLedger): Change[] {
  return differences(from, alignIds(to, from, highestId(from) + 1).ledger)
}

interface Found {
  readonly cells: Change[]
  readonly gone: Change[]
  readonly added: Change[]
}

function change(path: string, before: unknown, after: unknown): Change[] {
  if (same(before, after)) return []
  const target = parsePath(path)
  const schema = target === undefined ? undefined : schemaOf(target)
  if (schema === undefined) return []
  return [
    {
      path,
      ...(before === undefined ? {} : { before: encodeValue(schema, before) }),
      ...(after === undefined ? {} : { after: encodeValue(schema, after) })
    }
  ]
}

/**
 * A row that stands elsewhere is gone as it was and new as it is, with all that is in it: its cells and, of a
 * project, its rows are not compared one by one.
 */
function compareLists(a: Draft, b: Draft, address: ListAddress, found: Found): void {
  const before = a.rows(address) ?? []
  const after = b.rows(address) ?? []
  if (before === after) return
  const staying = rowsStaying(a, b, address)
  for (const [index, row] of [...before.entries()].reverse()) {
    if (staying.has(row.id)) continue
    const following = before[index - 1]?.id ?? null
    found.gone.push({ path: rowPath(address, row.id), before: wholeRow(address, row), following })
  }
  for (const [index, row] of after.entries()) {
    if (staying.has(row.id)) found.cells.push(...rowDifferences(a, address, row))
    else {
      const following = after[index - 1]?.id ?? null
      found.added.push({ path: rowPath(address, row.id), after: wholeRow(address, row), following })
    }
  }
  if (address.list !== 'projects') return
  for (const project of staying) {
    for (const list of projectLists) compareLists(a, b, { list, project }, found)
  }
}

/** The ids of rows that are in both states and need not move. */
function rowsStaying(a: Draft, b: Draft, address: ListAddress): Set<number> {
  const places = new Map<number, number>()
  for (const { id } of a.rows(address) ?? []) {
    const place = b.position(address, id)
    if (place !== undefined) places.set(place, id)
  }
  const staying = longestIncreasing([...places.keys()])
  return new Set([...places].flatMap(([place, id]) => (staying.has(place) ? [id] : [])))
}

function rowDifferences(a: Draft, address: ListAddress, row: Row): Change[] {
  const old = a.row(address, row.id)
  if (old === row) return []
  return Object.keys(rowShapes[address.list]).flatMap((field) =>
    change(rowCellPath(address, row.id, field), fieldOf(old, field), fieldOf(row, field))
  )
}

function fieldOf(row: Row | undefined, field: string): unknown {
  return (row as Readonly<Record<string, unknown>> | undefined)?.[field]
}

function wholeRow(address: ListAddress, row: Row): Json {
  return encodeValue(rowSchemas[address.list], row)
}
