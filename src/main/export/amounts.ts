import { printExactWanyuan, printInterchangeAmount } from '@shared/money'
import type { Fen } from '@shared/money'
import type { AmountCell } from '@shared/tables'

/** The unit that a template prints amounts in. */
export type AmountUnit = 'wanyuan' | 'yuan'

/** How many decimals an exact amount has: 元 to the 分, 万元 to the 分. */
export const exactDecimals: Readonly<Record<AmountUnit, number>> = { wanyuan: 6, yuan: 2 }

/**
 * An exact amount as a spreadsheet's number: the binary number nearest to the exact decimal, never the quotient
 * of two binary numbers.
 */
export function exactNumber(amount: Fen, unit: AmountUnit): number {
  return Number(
    unit === 'wanyuan' ? printExactWanyuan(amount, { grouped: false }) : printInterchangeAmount(amount)
  )
}

/** A printed amount as a number; undefined where nothing is printed. */
export function printedNumber(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replaceAll(',', ''))
}

/** #,##0.00 with as many decimals as are printed. */
function decimalsFormat(text: string): string {
  const decimals = text === '' ? 2 : (text.split('.')[1] ?? '').length
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

/** The format under which a printed number shows as it is printed. */
export function printedFormat(text: string): string {
  return decimalsFormat(text)
}

/**
 * The format under which the exact amount shows as it is printed. A zero shows as the cell prints it, mostly not
 * at all; an amount below zero that is too small to show has no sign.
 */
export function exactFormat({
  text,
  value,
  trimmed
}: Pick<AmountCell, 'text' | 'value' | 'trimmed'>): string {
  const zero = value === 0 ? text : trimmed ? '0' : ''
  const format = decimalsFormat(value === 0 ? '' : text)
  return `${format};${value < 0 && text === '0.00' ? '' : '-'}${format};${zero}`
}
