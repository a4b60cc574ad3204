import type { Department } from '@shared/exchange'
import type { UnitIdentity } from '@shared/ledger'
import type { SettingFault } from './model'

/** Which units' 公用经费 counts as 机关运行经费, and what of the setting cannot be followed. */
export interface AgencyUnits {
  readonly counts: (unit: UnitIdentity) => boolean
  readonly faults: readonly SettingFault[]
}

const agencyKinds = ['administrative', 'civilServantManaged']

/** Whether a unit is 行政 or 参公. */
export function isAgency({ kind }: Pick<UnitIdentity, 'kind'>): boolean {
  return agencyKinds.includes(kind)
}

/**
 * The department's setting `agencyOperatingUnits`: `all` units (the default), `administrative` ones (行政 and 参公), or
 * the codes of those that count. Codes that are not on the department's list count nothing and are named.
 */
export function agencyUnitsOf(department: Department | undefined): AgencyUnits {
  const set = department?.settings?.agencyOperatingUnits ?? 'all'
  if (set === 'all') return { counts: () => true, faults: [] }
  if (set === 'administrative') return { counts: isAgency, faults: [] }
  const strangers = set.filter((code) => !department?.units.some((unit) => unit.code === code))
  return {
    counts: ({ code }) => set.includes(code),
    faults: strangers.map((code) => ({
      field: 'agencyOperatingUnits',
      message: `机关运行经费的单位范围里有“${code}”，单位名单里没有这个单位，没有计入。`
    }))
  }
}
