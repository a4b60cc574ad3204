import { fen, maxAmount } from './fen'
import type { Fen } from './fen'
import { printYuan } from './print'

/** What became of an amount of an interchange file. */
export type InterchangeAmount =
  | { readonly ok: true; readonly fen: Fen }
  | {
      readonly ok: false
      readonly code: 'malformed' | 'negative' | 'tooLarge'
      /** A Chinese sentence; the place is the caller's to name. */
      readonly message: string
    }

/**
 * Reads an amount of an interchange file: 元 as plain ASCII with up to two decimals ("100", "100.5",
 * "100.00"), no separators, no sign but a leading minus where `negative` allows one (prior-year lines).
 * At most 10^13 fen. Never throws.
 */
export function parseInterchangeAmount(
  text: string,
  { negative = false }: { readonly negative?: boolean } = {}
): InterchangeAmount {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d{1,2}))?$/.exec(text)
  if (match === null) {
    return {
      ok: false,
      code: 'malformed',
      message: '金额应写成以元为单位、最多两位小数的数字文本，例如 "1234.50"，不带千分位和单位。'
    }
  }
  const [, sign = '', whole = '', decimals = ''] = match
  if (sign !== '' && !negative) {
    return { ok: false, code: 'negative', message: '这里的金额不能是负数，只有上年数可以为负。' }
  }
  // Inexact only far beyond the limit, where it does not matter.
  const magnitude = Number(whole + decimals.padEnd(2, '0'))
  if (magnitude > maxAmount) {
    return { ok: false, code: 'tooLarge', message: '一笔金额不能超过 100,000,000,000.00 元（1,000 亿元）。' }
  }
  return { ok: true, fen: fen(sign === '' ? magnitude : -magnitude) }
}

/** Writes an amount for an interchange file: 元, two decimals, no separators ("1234.50"; zero is "0.00"). */
export function printInterchangeAmount(amount: Fen): string {
  return printYuan(amount, { grouped: false })
}

/**
 * An amount of an interchange file as people read it: "1234567.50" as "1,234,567.50". For totals that travel as
 * texts, which may be greater than a single amount can be.
 */
export function groupInterchangeAmount(text: string): string {
  return text.replace(/\B(?=(\d{3})+\.)/g, ',')
}
