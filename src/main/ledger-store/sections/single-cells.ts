import type { Change, Json } from '@shared/ledger'
import type { Database, SqlValue } from '../database'
import { TableMismatch } from './row-table'
import { printColumnAmount, toColumn } from './values'

/** A cell that the ledger has once, as its table holds it. */
interface StoredCell {
  kind: string
  number: SqlValue
  text: SqlValue
}

/** The paths whose texts are amounts: income, carry to next year, 三公, procurement totals, prior income. */
const amountPath =
  /^(?:income|carryToNextYear|priorYear\/income)\/|^threePublicExpenses\/\w+\/(?:current|prior)$|^governmentProcurement\/\w+$/

function stored(path: string, value: Json): StoredCell {
  if (typeof value === 'number') return { kind: 'count', number: value, text: null }
  if (typeof value !== 'string') return { kind: 'list', number: null, text: JSON.stringify(value) }
  if (!amountPath.test(path)) return { kind: 'text', number: null, text: value }
  if (value === 'computed') return { kind: 'computed', number: null, text: null }
  return { kind: 'amount', number: toColumn('amount', value), text: null }
}

/**
 * Sets, changes or removes one cell.
 * @throws TableMismatch when what stands there is not what stands before the change
 */
export function setSingleCell(database: Database, { path, before, after }: Change): void {
  const now = after === undefined ? undefined : stored(path, after)
  if (before === undefined) {
    if (now !== undefined) insertSingleCell(database, path, now)
    return
  }
  const then = stored(path, before)
  const guard = 'path = ? AND kind = ? AND number IS ? AND text IS ?'
  const guards = [path, then.kind, then.number, then.text]
  const changed =
    now === undefined
      ? database.run(`DELETE FROM cell WHERE ${guard}`, ...guards)
      : database.run(
          `UPDATE cell SET kind = ?, number = ?, text = ? WHERE ${guard}`,
          now.kind,
          now.number,
          now.text,
          ...guards
        )
  if (changed !== 1) throw new TableMismatch(`cell ${path} is not as it should be`)
}

function insertSingleCell(database: Database, path: string, { kind, number, text }: StoredCell): void {
  const changed = database.run(
    'INSERT INTO cell (path, kind, number, text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    path,
    kind,
    number,
    text
  )
  if (changed !== 1) throw new TableMismatch(`cell ${path} is there already`)
}

/** All cells that are there, by path, in interchange values. */
export function readSingleCells(database: Database): Map<string, Json> {
  const rows = database.all<StoredCell & { path: string }>('SELECT path, kind, number, text FROM cell')
  return new Map(rows.map(({ path, ...cell }) => [path, valueOf(path, cell)]))
}

function valueOf(path: string, { kind, number, text }: StoredCell): Json {
  if (kind === 'count' && typeof number === 'number') return number
  if (kind === 'amount' && typeof number === 'number') return printColumnAmount(number)
  if (kind === 'computed') return 'computed'
  if (kind === 'text' && typeof text === 'string') return text
  if (kind === 'list' && typeof text === 'string') return JSON.parse(text) as Json
  throw new TypeError(`cell ${path} holds no ${kind}`)
}
