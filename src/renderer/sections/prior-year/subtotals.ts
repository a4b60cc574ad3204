import type { Fen } from '@shared/money'
import { difference, sum, withinRounding } from '@shared/money'
import type { AmountUnit } from './recognise'
import type { FilledRow } from './fill-down'

const itemOf = ({ cells }: FilledRow): string => `${cells.function ?? ''} ${cells.functionName ?? ''}`

const lacks = (row: FilledRow, name: '功能科目' | '经济科目'): boolean =>
  row.blank.includes(name) || row.filled.some((one) => one.name === name)

/**
 * Rows that sum up those below them without a word that says so: an item by itself, without an economic subject, and
 * below it the same item by economic subjects, which come to as much; of figures printed in 万元 尾差 aside. Filled
 * down, such a row would count everything twice.
 * @param amountOf what a row comes to; undefined for one that carries nothing readable
 * @returns how many rows each sums up
 */
export function subtotalsAmong(
  rows: readonly FilledRow[],
  amountOf: (row: FilledRow) => Fen | undefined,
  unit: AmountUnit
): ReadonlyMap<FilledRow, number> {
  const found = new Map<FilledRow, number>()
  for (const [at, row] of rows.entries()) {
    const amount = amountOf(row)
    if (amount === undefined || lacks(row, '功能科目') || !lacks(row, '经济科目')) continue
    const below: Fen[] = []
    for (let n = at + 1; n < rows.length; n += 1) {
      const one = rows[n]
      if (one === undefined || itemOf(one) !== itemOf(row) || lacks(one, '经济科目')) break
      below.push(...[amountOf(one) ?? []].flat())
    }
    const off = difference(sum(below), amount)
    const isSum = off === 0 || (unit === 'wanyuan' && withinRounding(below.length, off))
    if (below.length > 0 && isSum) found.set(row, below.length)
  }
  return found
}
