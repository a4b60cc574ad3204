import type { Change, Project, UnitLedger } from '@shared/ledger'
import { applyChanges, isCarryoverProject, LedgerChangeError, rowCellPath } from '@shared/ledger'

/**
 * What an edit of a project's lines makes of its mark 结转项目. A mark that agrees with the lines follows them, in
 * the same step; one that does not is an imported file's own, and stays for somebody to judge.
 */
export function carryoverAlong(ledger: UnitLedger, id: number, changes: readonly Change[]): Change[] {
  const marked = projectIn(ledger, id)
  if (marked?.carryover === undefined || marked.carryover !== isCarryoverProject(marked)) return []
  const lines = `projects/#${id}/lines/`
  // Only a line's source says whether it is carried over: amounts and codes are typed far more often.
  if (!changes.some(({ path }) => path.startsWith(lines) && /(?:source|#\d+)$/.test(path))) return []
  const after = projectIn(applied(ledger, changes), id)
  const now = after === undefined ? marked.carryover : isCarryoverProject(after)
  if (now === marked.carryover) return []
  return [{ path: rowCellPath({ list: 'projects' }, id, 'carryover'), before: marked.carryover, after: now }]
}

const projectIn = (ledger: UnitLedger, id: number): Project | undefined =>
  ledger.projects.find((project) => project.id === id)

/** Changes that do not fit change nothing; whoever makes them is told. */
function applied(ledger: UnitLedger, changes: readonly Change[]): UnitLedger {
  try {
    return applyChanges(ledger, changes)
  } catch (error) {
    if (error instanceof LedgerChangeError) return ledger
    throw error
  }
}
