import { fen } from './fen'
import type { Fen } from './fen'

/** How an amount is printed. */
export interface PrintOptions {
  /** Thousands separators, as in 1,234.50. Default: true. */
  readonly grouped?: boolean
  /** What stands for an exact zero: nothing in a table's cell, 0 in a text, 0.00 in an entry grid. */
  readonly zero?: '' | '0' | '0.00'
  /** Leaves out trailing zeros of the decimals (3,258.8), as the performance tables do. Default: false. */
  readonly trimmed?: boolean
}

/** One hundredth of 万元, the smallest step of a published figure, is 100 元. */
const fenPerHundredth = 10_000
const fenPerWanyuan = 1_000_000

function group(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Writes `units` × 10^-`decimals`; a zero has no sign. */
function writeDecimal(units: number, decimals: number, options: PrintOptions): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals)
  const rest = options.trimmed === true ? digits.slice(-decimals).replace(/0+$/, '') : digits.slice(-decimals)
  const sign = units < 0 ? '-' : ''
  return `${sign}${options.grouped === false ? whole : group(whole)}${rest === '' ? '' : `.${rest}`}`
}

/** Prints in 元 with two decimals, exactly: 1,234.50. An exact zero prints 0.00 unless `zero` says otherwise. */
export function printYuan(amount: Fen, options: PrintOptions = {}): string {
  return amount === 0 ? (options.zero ?? '0.00') : writeDecimal(amount, 2, options)
}

/**
 * Rounds an exact amount to the hundredth of 万元 that is published: half up on the magnitude (half away from
 * zero). Returned in fen, so that printed figures add and compare like amounts. To be applied once, to the
 * exact figure: never to a sum of rounded parts.
 */
export function roundToPrinted(amount: Fen): Fen {
  return fen(Math.sign(amount) * hundredths(Math.abs(amount)) * fenPerHundredth)
}

/** Half up, in integers only: a quotient of doubles could fall on the wrong side of a half. */
function hundredths(magnitude: number): number {
  const rest = magnitude % fenPerHundredth
  return (magnitude - rest) / fenPerHundredth + (rest * 2 >= fenPerHundredth ? 1 : 0)
}

/**
 * Prints in 万元 with two decimals, rounded once, half up on the magnitude. An exact zero prints as an empty
 * cell unless `zero` says otherwise; an amount too small to show prints 0.00, without a sign even when it is
 * negative, since a figure that shows nothing cannot show a direction.
 */
export function printWanyuan(amount: Fen, options: PrintOptions = {}): string {
  if (amount === 0) return options.zero ?? ''
  const units = Math.sign(amount) * hundredths(Math.abs(amount))
  return units === 0 ? '0.00' : writeDecimal(units, 2, options)
}

/**
 * Prints in 万元 exactly, with as many of the six decimals as it takes: for editing an amount in 万元 and for
 * cells whose exact value counts. An exact zero prints 0.
 */
export function printExactWanyuan(amount: Fen, options: Pick<PrintOptions, 'grouped'> = {}): string {
  return writeDecimal(amount, Math.log10(fenPerWanyuan), { ...options, trimmed: true })
}
