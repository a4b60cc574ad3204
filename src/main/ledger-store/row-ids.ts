import { parsePath, type Change, type Json } from '@shared/ledger'
import type { Database } from './database'

/** The first id that no row of this ledger has ever had. */
export function nextRowId(database: Database): number {
  const [row] = database.all<{ next: number }>('SELECT next_row_id AS next FROM ledger')
  return row?.next ?? 1
}

/**
 * Ids of new rows must never have been used in the ledger's life; a row that is moved, gone earlier in the same
 * step, keeps its own.
 * @throws Error: giving out ids is the program's business, so a used one is its fault
 */
export function demandNewIds(database: Database, changes: readonly Change[]): void {
  if (!changes.some(isWholeRow)) return
  const next = nextRowId(database)
  const gone = new Set<number>()
  for (const { before, after } of changes.filter(isWholeRow)) {
    for (const id of idsIn(before)) gone.add(id)
    for (const id of idsIn(after)) {
      if (id < next && !gone.has(id)) throw new Error(`The row id ${id} was used before`)
    }
  }
}

/** Notes the ids that were used, so that they are not given out again. */
export function noteRowIds(database: Database, changes: readonly Change[]): void {
  let highest = 0
  for (const change of changes.filter(isWholeRow)) {
    for (const id of idsIn(change.after)) highest = Math.max(highest, id)
  }
  if (highest === 0) return
  database.run('UPDATE ledger SET next_row_id = max(next_row_id, ?)', highest + 1)
}

function isWholeRow({ path }: Change): boolean {
  return parsePath(path)?.kind === 'row'
}

/** The ids of a whole row and of the rows in it. */
function idsIn(value: Json | undefined): number[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(idsIn)
  const row = value as Readonly<Record<string, Json>>
  const own = typeof row['id'] === 'number' ? [row['id']] : []
  return [...own, ...idsIn(row['lines']), ...idsIn(row['indicators'])]
}
