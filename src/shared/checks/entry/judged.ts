import type { Found } from '../rule'
import type { IndicatorSet, Judged, PlacedTarget } from './indicator-sets'
import { targetWords } from './targets'
import type { TargetKind } from './targets'
import { bare } from './verdicts'

/** Judges each target that a rule is about. */
export function each(
  { targets }: IndicatorSet,
  isMeant: (target: PlacedTarget) => boolean,
  judge: (target: PlacedTarget) => Found | undefined,
  reason?: string
): Judged {
  const meant = targets.filter(isMeant)
  const findings = meant.flatMap((target) => judge(target) ?? [])
  return { examined: meant.length, findings, ...(reason === undefined ? {} : { reason }) }
}

/** A finding on a target's value; `message` goes on after the place. */
export function finding(target: PlacedTarget, message: string, more: Partial<Found> = {}): Found {
  const place = target.place('value')
  return {
    message: `${place.label}：${message}`,
    places: [place],
    values: [target.name, targetWords(target)],
    ...more
  }
}

/** Whether an indicator stands under one of these kinds. */
export const isOneOf = ({ kinds }: PlacedTarget, ...wanted: readonly TargetKind[]): boolean =>
  wanted.some((kind) => kinds.has(kind))

/** Empty, or its own name again: the first rule's, and none of the others'. */
export function saysNothing({ name, value }: PlacedTarget): boolean {
  return value === '' || (name !== '' && bare(value) === bare(name))
}
