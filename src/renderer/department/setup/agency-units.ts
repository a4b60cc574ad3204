import type { Department } from '@shared/exchange'

/** How the department says whose 公用经费 is 机关运行经费. */
export type AgencyChoice = 'all' | 'administrative' | 'listed'

export function agencyChoiceOf({ settings }: Pick<Department, 'settings'>): AgencyChoice {
  const set = settings?.agencyOperatingUnits ?? 'all'
  return typeof set === 'string' ? set : 'listed'
}

/** The settings with this choice, or these units; all units is what holds without a setting, and is not written. */
export function withAgencyUnits(
  { settings = {} }: Pick<Department, 'settings'>,
  chosen: 'all' | 'administrative' | readonly string[]
): Pick<Department, 'settings'> {
  const others = { ...settings }
  delete others.agencyOperatingUnits
  if (chosen === 'all') return { settings: others }
  return {
    settings: { ...others, agencyOperatingUnits: typeof chosen === 'string' ? chosen : [...chosen] }
  }
}
