import type { LedgerPath } from '@shared/ledger'
import { watch } from 'vue'
import { useActiveCell } from '../stores/active-cell'
import type { Place } from '../stores/place'
import { usePlace, writePlace } from '../stores/place'
import { placeOfPath } from './section-marks'

/** Where the user is, to the cell: the active one where it stands on the page that is shown. */
export function placeWithCell(place: Place, active: LedgerPath | undefined): Place {
  const at = active === undefined ? undefined : placeOfPath(active)
  if (place.page !== 'section' || at?.page !== 'section' || active === undefined) return place
  if (at.section !== place.section || at.project !== place.project) return place
  return { ...place, path: active }
}

/**
 * Has the program remember where the user is, so that what was left open is opened again after a restart, at the
 * same cell. Losing this costs a click, so a failure stays unsaid.
 */
export function useRememberedPlace(): void {
  const place = usePlace()
  const active = useActiveCell()
  watch(
    () => {
      const { page } = place.here
      if (page === 'start' || page === 'sampleTables') return undefined
      return writePlace(placeWithCell(place.here, active.path))
    },
    (text) => {
      if (text !== undefined) void window.yusuanbu['workspace.rememberPlace']({ place: text })
    }
  )
}
