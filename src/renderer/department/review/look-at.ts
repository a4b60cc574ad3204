import type { LedgerPath } from '@shared/ledger'
import { placeOfPath } from '../../frame/section-marks'
import type { DepartmentPlace, Place } from '../../stores/place'
import { usePlace } from '../../stores/place'
import { useReview } from '../../stores/review'

/**
 * Opens a unit's version in hand at a cell of its ledger, for reading and commenting; the way back leads to where it
 * was asked for.
 * @throws CallError `nothingInHand`
 */
export async function lookAt(
  unit: string,
  path: LedgerPath | undefined,
  from: DepartmentPlace
): Promise<void> {
  await useReview().begin(unit, from)
  usePlace().go(placeIn(path))
}

/** The page on which a cell stands, and the cell; the first page where it stands on none. */
export function placeIn(path: LedgerPath | undefined): Place {
  const page = path === undefined ? undefined : placeOfPath(path)
  if (path === undefined || page?.page !== 'section') return { page: 'section', section: 'profile' }
  return { ...page, path }
}
