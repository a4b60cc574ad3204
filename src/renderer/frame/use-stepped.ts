import { watch } from 'vue'
import { useLedger } from '../stores/ledger'
import { usePlace } from '../stores/place'
import { placeOfPath } from './section-marks'

/** Goes to the section where a step was taken back or done again: nothing changes out of sight. */
export function useStepped(): void {
  const ledger = useLedger()
  const place = usePlace()
  watch(
    () => ledger.stepped,
    ([first]) => {
      const at = first === undefined ? undefined : placeOfPath(first.path)
      const { here } = place
      if (at?.page !== 'section' || here.page !== 'section' || here.section === at.section) return
      const gone = at.project !== undefined && !ledger.ledger?.projects.some(({ id }) => id === at.project)
      place.go(gone ? { page: 'section', section: at.section } : at)
    }
  )
}
