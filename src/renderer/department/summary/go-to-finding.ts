import type { Finding, Place } from '@shared/checks'
import { usePlace } from '../../stores/place'
import { lookAt } from '../review/look-at'
import type { DepartmentView } from '../views'

/** Where a finding is put right: in a unit's ledger rather than in the table that shows it. */
export function placeToGo({ places }: Pick<Finding, 'places'>): Place | undefined {
  return places.find(({ kind }) => kind === 'cell' || kind === 'section') ?? places[0]
}

/** The view of the department's desk on which it fills a field in. */
export function viewOfField(field: string): DepartmentView {
  return field.startsWith('ceilings') ? 'ceilings' : 'setup'
}

/**
 * Opens the place of a finding: the unit's version in hand at the cell, the department's tables, or the department's
 * own page.
 * @throws CallError `nothingInHand`
 */
export async function goToFinding(finding: Pick<Finding, 'places'>): Promise<void> {
  const place = placeToGo(finding)
  if (place === undefined) return
  const here = { page: 'department', view: 'checks' } as const
  if (place.kind === 'department') usePlace().go({ page: 'department', view: viewOfField(place.field) })
  else if (place.kind === 'section') await lookAt(place.unit, { section: place.section }, here)
  else if (place.kind === 'cell') await lookAt(place.unit, { path: place.path }, here)
  else if (place.unit === undefined) usePlace().go({ page: 'department', view: 'tables', table: place.table })
  else await lookAt(place.unit, {}, here)
}
