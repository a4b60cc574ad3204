import type { DepartmentUnit } from '@shared/exchange'
import { fieldLabel } from '@shared/ledger'
import type { SetUpFaults } from './faults'

/** What a unit may have besides its code, name, kind and state. */
export const unitDetails = [
  'order',
  'headquarters',
  'printName',
  'formerNames',
  'parent',
  'successor'
] as const
export type UnitDetail = (typeof unitDetails)[number]

/** As the field shows it; former names a line each. A number that was mistyped is the field's own to show. */
export function detailText(unit: DepartmentUnit, detail: Exclude<UnitDetail, 'headquarters'>): string {
  if (detail === 'formerNames') return (unit.formerNames ?? []).join('\n')
  const value = unit[detail]
  return value === undefined || Number.isNaN(value) ? '' : String(value)
}

/** The unit with what was typed into a field; an empty one is not written at all. */
export function withDetail(
  unit: DepartmentUnit,
  detail: Exclude<UnitDetail, 'headquarters'>,
  text: string
): DepartmentUnit {
  const bare = { ...unit }
  Reflect.deleteProperty(bare, detail)
  const typed = text.trim()
  if (typed === '') return bare
  if (detail === 'formerNames') {
    const names = typed.split('\n').map((name) => name.trim())
    return { ...bare, formerNames: names.filter((name) => name !== '') }
  }
  // No number is judged, and told at its field, as everything else is.
  return { ...bare, [detail]: detail === 'order' ? Number(typed.normalize('NFKC')) : typed }
}

/** The unit as 本级, or not. */
export function withHeadquarters(unit: DepartmentUnit, on: boolean): DepartmentUnit {
  const bare = { ...unit }
  delete bare.headquarters
  return on ? { ...bare, headquarters: true } : bare
}

/** Which details a unit has, for the button that opens them; empty where it has none. */
export const detailWords = (unit: DepartmentUnit): string =>
  unitDetails
    .filter((detail) => unit[detail] !== undefined && unit[detail] !== false)
    .map((detail) => fieldLabel(detail))
    .join('、')

/** The units that have a fault among their details: these must be in sight. */
export function unitsWithFaults(faults: SetUpFaults): ReadonlySet<number> {
  const at = [...faults.keys()].flatMap((path) => {
    const [, index, field = ''] = /^units\[(\d+)\]\.(\w+)/.exec(path) ?? []
    return unitDetails.some((detail) => detail === field) ? [Number(index)] : []
  })
  return new Set(at)
}

/** The open rows when one is taken out: those after it move up. */
export const withoutRow = (open: ReadonlySet<number>, at: number): ReadonlySet<number> =>
  new Set([...open].filter((row) => row !== at).map((row) => (row > at ? row - 1 : row)))
