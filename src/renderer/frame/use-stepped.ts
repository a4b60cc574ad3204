import type { Change, LedgerPath, UnitLedger } from '@shared/ledger'
import { parsePath, rowPath, rowsOf } from '@shared/ledger'
import { watch } from 'vue'
import { useLedger } from '../stores/ledger'
import type { Place } from '../stores/place'
import { usePlace } from '../stores/place'
import { placeOfPath } from './section-marks'

/** Whether a path leads somewhere: the row that it is in may have gone with the step. */
function isThere(ledger: UnitLedger, path: LedgerPath): boolean {
  const target = parsePath(path)
  if (target === undefined) return false
  if (target.kind === 'cell') return true
  return rowsOf(ledger, target.address)?.some(({ id }) => id === target.id) === true
}

/**
 * Where a step that was taken back or done again is to be seen: at the first of its cells that is there; where all of
 * them went with it, on the page where they were.
 */
export function placeOfStep(ledger: UnitLedger, changes: readonly Change[]): Place | undefined {
  for (const { path } of changes) {
    const at = placeOfPath(path)
    if (at?.page === 'section' && isThere(ledger, path)) return { ...at, path }
  }
  const [first] = changes
  const at = first === undefined ? undefined : placeOfPath(first.path)
  if (at?.page !== 'section' || at.project === undefined) return at
  return ledger.projects.some(({ id }) => id === at.project) ? at : { page: 'section', section: at.section }
}

/** Goes to the cell where a step was taken back or done again: nothing changes out of sight. */
export function useStepped(): void {
  const ledger = useLedger()
  const place = usePlace()
  watch(
    () => ledger.stepped,
    (changes) => {
      const { here } = place
      const at = ledger.ledger === undefined ? undefined : placeOfStep(ledger.ledger, changes)
      if (at?.page !== 'section' || here.page !== 'section') return
      // The project whose page is shown has come back as a whole.
      if (here.project !== undefined && at.path === rowPath({ list: 'projects' }, here.project)) return
      // The page of a project that went with the step says so itself.
      if (at.path !== undefined || here.section !== at.section) place.go(at)
    }
  )
}
