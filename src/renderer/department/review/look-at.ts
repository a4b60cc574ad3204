import type { LedgerPath, Section } from '@shared/ledger'
import { placeOfPath } from '../../frame/section-marks'
import type { DepartmentPlace, Place } from '../../stores/place'
import { usePlace } from '../../stores/place'
import { useReview } from '../../stores/review'

/** What of a ledger is to be seen: a cell, or a section. */
export interface InLedger {
  readonly path?: LedgerPath
  readonly section?: Section
}

/**
 * Opens a unit's version in hand where it is asked for, for reading and commenting; the way back leads to where that
 * was.
 * @throws CallError `nothingInHand`
 */
export async function lookAt(unit: string, what: InLedger, from: DepartmentPlace): Promise<void> {
  await useReview().begin(unit, from)
  usePlace().go(placeIn(what))
}

/** The page on which it stands, and the cell; the first page where it stands on none. */
export function placeIn({ path, section = 'profile' }: InLedger): Place {
  const page = path === undefined ? undefined : placeOfPath(path)
  if (path === undefined || page?.page !== 'section') return { page: 'section', section }
  return { ...page, path }
}
