import type { LedgerPath } from '@shared/ledger'
import { placeOfPath } from '../frame/section-marks'
import { usePlace } from '../stores/place'

/** Goes to the page on which a cell of the ledger stands, and there to the cell. */
export function useGoToCell(): (path: LedgerPath) => void {
  const place = usePlace()
  return (path) => {
    const at = placeOfPath(path)
    if (at?.page === 'section') place.go({ ...at, path })
  }
}
