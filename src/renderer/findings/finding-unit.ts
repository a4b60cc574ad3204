import type { Finding } from '@shared/checks'

/** Whose figure a finding is about: one unit's, several units', or the department's own. */
export function unitOf({ places }: Pick<Finding, 'places'>): string {
  const units = new Set(places.flatMap((place) => ('unit' in place ? [place.unit] : [])))
  const [only] = units
  if (only === undefined) return '全部门'
  return units.size === 1 ? only : '多个单位'
}
