import type { Json } from '@shared/ledger'
import { fen, parseInterchangeAmount, printInterchangeAmount, type Fen } from '@shared/money'
import type { SqlValue } from '../database'

/**
 * How a field stands in its column: `text` and `number` as they are, `amount` as fen, `flag` as 0 or 1,
 * `quantity` (up to four decimals) as ten-thousandths.
 */
export type ColumnType = 'text' | 'number' | 'amount' | 'flag' | 'quantity'

/** Prior-year amounts may be negative; which may be is the ledger's schema's question, and the table's CHECK. */
function fenOf(printed: string): Fen {
  const read = parseInterchangeAmount(printed, { negative: true })
  if (!read.ok) throw new TypeError(`Not an amount: ${read.code}`)
  return read.fen
}

/**
 * An interchange value as its column holds it; an absent one is NULL.
 * @throws TypeError for a value of the wrong type: changes are judged before they come here
 */
export function toColumn(type: ColumnType, value: Json | undefined): SqlValue {
  if (value === undefined) return null
  if (type === 'text' && typeof value === 'string') return value
  if (type === 'amount' && typeof value === 'string') return fenOf(value)
  if (type === 'flag' && typeof value === 'boolean') return value ? 1 : 0
  if (type === 'number' && typeof value === 'number') return value
  if (type === 'quantity' && typeof value === 'number') return Math.round(value * 10_000)
  throw new TypeError(`Not a ${type}: ${typeof value}`)
}

/**
 * What a column holds as the ledger in memory has it: an amount as fen.
 * @throws TypeError for NULL, and for what a sound table cannot hold
 */
export function fromColumn(type: ColumnType, value: SqlValue): string | number | boolean {
  if (type === 'text' && typeof value === 'string') return value
  if (typeof value === 'number' && type !== 'text') {
    switch (type) {
      case 'amount':
        return fen(value)
      case 'flag':
        return value !== 0
      case 'quantity':
        return value / 10_000
      case 'number':
        return value
    }
  }
  throw new TypeError(`A column of ${type} holds ${typeof value}`)
}

/** An amount of a column as an interchange value. */
export function printColumnAmount(value: number): string {
  return printInterchangeAmount(fen(value))
}
