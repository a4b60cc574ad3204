import { describePath, describeSteps, fieldLabel, parsePath, sectionLabel } from '@shared/ledger'
import type { LedgerPath, ListAddress, Row, Section, Step, UnitLedger } from '@shared/ledger'
import { remembered } from './lines'
import type { Place } from './model'

/** A cell or a whole row of a ledger. */
export function cellPlace(ledger: UnitLedger, path: LedgerPath): Place {
  return { kind: 'cell', unit: ledger.unit.code, path, label: labelOf(ledger, path) }
}

/** Where the rows of a list stand; worked out once for a list, since findings name many rows of one. */
const positions = remembered((rows: readonly Row[]) => new Map(rows.map(({ id }, at) => [id, at])))

/** As `describePath` says it, without a search for every row. */
function labelOf(ledger: UnitLedger, path: LedgerPath): string {
  const target = parsePath(path)
  if (target === undefined || target.kind === 'cell') return describePath(path, ledger)
  const steps = stepsTo(target.address, target.id, ledger)
  if (steps === undefined) return describePath(path, ledger)
  const row = describeSteps(steps)
  const under = target.address.list.split('/').at(-1) ?? ''
  return target.kind === 'row' ? row : `${row}的${fieldLabel(target.field, under)}`
}

function stepsTo(address: ListAddress, id: number, ledger: UnitLedger): Step[] | undefined {
  if ('project' in address) {
    const at = positions(ledger.projects).get(address.project)
    const field = address.list === 'projects/lines' ? 'lines' : 'indicators'
    const place = at === undefined ? undefined : positions(ledger.projects[at]?.[field] ?? []).get(id)
    return at === undefined || place === undefined ? undefined : ['projects', at, field, place]
  }
  const place = positions(rowsOf(ledger, address.list)).get(id)
  return place === undefined ? undefined : [...address.list.split('/'), place]
}

function rowsOf(ledger: UnitLedger, list: Exclude<ListAddress, { project: number }>['list']): readonly Row[] {
  switch (list) {
    case 'governmentProcurement/lines':
      return ledger.governmentProcurement.lines
    case 'priorYear/lines':
      return ledger.priorYear.lines
    default:
      return ledger[list]
  }
}

/** A section of a ledger as a whole. */
export function sectionPlace(ledger: UnitLedger, section: Section): Place {
  return { kind: 'section', unit: ledger.unit.code, section, label: sectionLabel(section) }
}

/** Something that the department fills itself: `units/3`, `performance/indicators/2`. */
export function departmentPlace(field: string, label: string): Place {
  return { kind: 'department', field, label }
}

/** A place as a text that stays the same when rows move: what a finding's identity is made of. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'cell':
      return `${place.unit}/${place.path}`
    case 'section':
      return `${place.unit}/${place.section}`
    case 'table':
      return [place.unit ?? '', place.table, place.row ?? '', place.column ?? ''].join(':')
    case 'department':
      return place.field
  }
}
