import type { Change, Json, UnitLedger } from '@shared/ledger'
import { fundSources, rowPath, valueAt } from '@shared/ledger'
import type { PriorRow } from './take-lines'

const address = { list: 'priorYear/lines' } as const

/** The changes that put lines behind those that are there. */
export function additionsOf(ledger: UnitLedger, rows: readonly PriorRow[], makeId: () => number): Change[] {
  return insertions(rows, ledger.priorYear.lines.at(-1)?.id ?? null, makeId)
}

/** The changes that put lines in the place of all that are there. */
export function replacementOf(ledger: UnitLedger, rows: readonly PriorRow[], makeId: () => number): Change[] {
  const removed = ledger.priorYear.lines.map(({ id }): Change => {
    const before = valueAt(ledger, rowPath(address, id))
    return { path: rowPath(address, id), ...(before === undefined ? {} : { before }), following: null }
  })
  return [...removed, ...insertions(rows, null, makeId)]
}

/** The changes that make last year's income this; a source that is not named has none. */
export function incomeChanges(ledger: UnitLedger, income: Readonly<Record<string, string>>): Change[] {
  return fundSources.flatMap((source) => cellChanges(ledger, `priorYear/income/${source}`, income[source]))
}

/** The changes that say which year it is. */
export const yearChanges = (ledger: UnitLedger, fiscalYear: number): Change[] => [
  ...cellChanges(ledger, 'priorYear/fiscalYear', fiscalYear),
  ...cellChanges(ledger, 'priorYear/basis', 'approvedBudget')
]

function cellChanges(ledger: UnitLedger, path: string, after: Json | undefined): Change[] {
  const before = valueAt(ledger, path)
  if (before === after) return []
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

function insertions(rows: readonly PriorRow[], from: number | null, makeId: () => number): Change[] {
  let following = from
  return rows.map((row) => {
    const id = makeId()
    const change: Change = { path: rowPath(address, id), after: { id, ...row }, following }
    following = id
    return change
  })
}
