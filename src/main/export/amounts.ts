import type { Fen } from '@shared/money'
import type { AmountCell } from '@shared/tables'

/** The unit that a template prints amounts in. */
export type AmountUnit = 'wanyuan' | 'yuan'

/** How many decimals an exact amount has: 元 to the 分, 万元 to the 分. */
export const exactDecimals: Readonly<Record<AmountUnit, number>> = { wanyuan: 6, yuan: 2 }

/** How many fen one of the unit is. */
const fenPer: Readonly<Record<AmountUnit, number>> = { wanyuan: 1_000_000, yuan: 100 }

/**
 * An exact amount as a spreadsheet's number: the binary number nearest to the exact decimal. One division of two
 * whole numbers comes to exactly that.
 */
export function exactNumber(amount: Fen, unit: AmountUnit): number {
  return amount / fenPer[unit]
}

/** A printed amount as a number; undefined where nothing is printed. */
export function printedNumber(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replaceAll(',', ''))
}

/** How many decimals are printed; two where nothing is. */
function printedDecimals(text: string): number {
  const point = text.indexOf('.')
  if (text === '') return 2
  return point < 0 ? 0 : text.length - point - 1
}

function withDecimals(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

/** The format under which a printed number shows as it is printed. */
export function printedFormat(text: string): string {
  return withDecimals(printedDecimals(text))
}

/** Of amounts with two decimals, by far the most. */
const usualFormat = '#,##0.00;-#,##0.00;'

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
  const decimals = value === 0 ? 2 : printedDecimals(text)
  const unsigned = value < 0 && text === '0.00'
  if (decimals === 2 && zero === '' && !unsigned) return usualFormat
  const format = withDecimals(decimals)
  return `${format};${unsigned ? '' : '-'}${format};${zero}`
}
