import { describePath, sectionLabel } from '@shared/ledger'
import type { LedgerPath, Section, UnitLedger } from '@shared/ledger'
import type { Place } from './model'

/** A cell or a whole row of a ledger. */
export function cellPlace(ledger: UnitLedger, path: LedgerPath): Place {
  return { kind: 'cell', unit: ledger.unit.code, path, label: describePath(path, ledger) }
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
