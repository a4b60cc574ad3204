import type { DepartmentUnit } from '@shared/exchange'

/** The department's order of its units, then their codes. */
export function inOrder(a: DepartmentUnit, b: DepartmentUnit): number {
  const [one, other] = [a.order ?? Infinity, b.order ?? Infinity]
  if (one !== other) return one - other
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
