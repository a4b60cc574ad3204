import type { Finding, Place } from '@shared/checks'
import type { LedgerPath } from '@shared/ledger'
import { data } from '../../call'
import { placeOfPath } from '../../frame/section-marks'
import { useDepartment } from '../../stores/department'
import { useMessages } from '../../stores/messages'
import { usePlace } from '../../stores/place'
import { useReview } from '../../stores/review'
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
  if (place.kind === 'department') usePlace().go({ page: 'department', view: viewOfField(place.field) })
  else if (place.unit === undefined) usePlace().go({ page: 'department', view: 'tables' })
  else await lookAt(place.unit, place)
}

/** The unit's version in hand, at the cell or the section. */
async function lookAt(unit: string, place: Place): Promise<void> {
  const { year, round } = useDepartment()
  if (year === undefined || round === undefined) return
  const board = await data(window.yusuanbu['department.board']({ fiscalYear: year.fiscalYear, round }))
  const inHand = board.find(({ code }) => code === unit)?.inHand
  if (inHand === undefined) {
    const message = `手里没有单位 ${unit} 这一轮的账，到不了这一处。`
    useMessages().tell({ type: 'warning', message })
    return
  }
  await useReview().begin(unit, inHand.version)
  if (place.kind === 'section') usePlace().go({ page: 'section', section: place.section })
  else usePlace().go(pageOf(place.kind === 'cell' ? place.path : undefined))
}

/** The page on which a cell stands, and the cell; the first page where it stands on none. */
function pageOf(path: LedgerPath | undefined): Parameters<ReturnType<typeof usePlace>['go']>[0] {
  const page = path === undefined ? undefined : placeOfPath(path)
  if (path === undefined || page?.page !== 'section') return { page: 'section', section: 'profile' }
  return { ...page, path }
}
