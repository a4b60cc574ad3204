import { fen, maxSum } from '@shared/money'
import type { Fen } from '@shared/money'

/** What a printed figure says: its value in fen, and what is wrong with how it is written. */
export interface PrintedFigure {
  readonly value?: Fen
  readonly fault?: string
}

const numeral = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,8}))?$/
/** What is commonly printed where there is nothing. */
const nothing = new Set(['', '-', '—', '——', '－'])
const failures = /^#(?:REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL|SPILL|CALC)[!?]?$|^#+$/i

/** Digits beyond which no amount in fen goes: 元 have 2, 万元 have 6. */
const decimalsOf = { yuan: 2, wanyuan: 6 } as const

/**
 * Reads a figure as printed tables have it: thousands separators, two decimals; in 元 or 万元. Blank is zero.
 * Anything else is a fault, with the value where there is one all the same.
 */
export function printedFigure(text: string, unit: 'yuan' | 'wanyuan'): PrintedFigure {
  const written = text.trim()
  if (nothing.has(written)) return { value: fen(0) }
  const match = numeral.exec(written)
  if (match === null) {
    if (failures.test(written)) return { fault: '公式出错' }
    const loose = numeral.test(written.normalize('NFKC').replace(/[\s,]/g, ''))
    return { fault: loose ? '数字的写法不规范' : '不是数字' }
  }
  const [, sign = '', whole = '', decimals = ''] = match
  const places = decimalsOf[unit]
  const digits = whole.replaceAll(',', '') + decimals.slice(0, places).padEnd(places, '0')
  // Up to 15 digits are exact in a double.
  if (digits.length > 15 && BigInt(digits) > BigInt(maxSum)) return { fault: '数太大' }
  const value = fen((sign === '-' ? -1 : 1) * Number(digits))
  return { value, ...(decimals.length > 2 ? { fault: '小数超过两位' } : {}) }
}
