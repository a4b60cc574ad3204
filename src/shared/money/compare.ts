import { Decimal } from 'decimal.js'
import type { Fen } from './fen'

/**
 * A quotient of two amounts lies at least 10^-20 from any half it does not hit, and has at most 18 digits
 * before the point: with 60 digits the division cannot disturb the one rounding that follows.
 */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

/**
 * The change against the prior year in percent of the exact prior figure, two decimals, half up on the
 * magnitude, without the percent sign: "12.35", "-3.00". Against a prior of zero there is none. With a
 * negative prior the percentage is of its magnitude, so that an increase is always positive. Never "-0.00".
 */
export function percentChange(current: Fen, prior: Fen): string | undefined {
  if (prior === 0) return undefined
  const percent = new Exact(current).minus(prior).times(100).dividedBy(new Exact(prior).abs())
  // Rounded before it is written: toFixed alone gives a small decrease as -0.00.
  return percent.toDecimalPlaces(2).toFixed(2)
}

/**
 * Whether printed figures may differ so by rounding alone (尾差): `partCount` printed parts may miss their
 * printed total by at most ⌊partCount / 2⌋ × 0.01 万元, and there is no other tolerance. Only for figures
 * that are known as printed: where exact amounts are known they are compared in fen.
 * @param printedDifference sum of the printed parts minus the printed total, in fen
 */
export function withinRounding(partCount: number, printedDifference: Fen): boolean {
  return Math.abs(printedDifference) <= Math.floor(partCount / 2) * 10_000
}
