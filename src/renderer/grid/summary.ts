import { fen, printInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { GridColumn } from './model'
import type { Block } from './selection'
import { cellsIn } from './selection'
import { amountOf } from './shown'
import type { GridView } from './view'

/** What the status line says of the selected cells. */
export interface SelectionSummary {
  readonly cells: number
  /** Cells with a number: of these are sum and average. */
  readonly count: number
  /** Amounts in 元, or plain numbers; where both are selected, the amounts. */
  readonly of: 'amount' | 'number'
  /** Exact decimal text: "1234.50". Absent without numbers, and when a sum is beyond what can be exact. */
  readonly sum?: string
  /** Rounded half away from zero to the 分, or to six decimals of a plain number. */
  readonly average?: string
}

const DECIMALS = 6

/** A quotient rounded half away from zero. */
function rounded(total: bigint, count: bigint): bigint {
  const magnitude = total < 0n ? -total : total
  const quotient = (magnitude * 2n + count) / (count * 2n)
  return total < 0n ? -quotient : quotient
}

function plainNumber(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(DECIMALS + 1, '0')
  const part = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${part === '' ? '' : `.${part}`}`
}

function ofAmounts(cells: number, amounts: readonly Fen[]): SelectionSummary {
  const base = { cells, count: amounts.length, of: 'amount' } as const
  try {
    const total = sum(amounts)
    const average = fen(Number(rounded(BigInt(total), BigInt(amounts.length))))
    return { ...base, sum: printInterchangeAmount(total), average: printInterchangeAmount(average) }
  } catch {
    // Beyond what is exact: the status line then says only how many there are.
    return base
  }
}

function ofNumbers(cells: number, numbers: readonly bigint[]): SelectionSummary {
  const base = { cells, count: numbers.length, of: 'number' } as const
  if (numbers.length === 0) return base
  const total = numbers.reduce((all, one) => all + one, 0n)
  return { ...base, sum: plainNumber(total), average: plainNumber(rounded(total, BigInt(numbers.length))) }
}

const scaled = (value: string): bigint | undefined => {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(value)
  if (match === null) return undefined
  const units = BigInt(`${match[2] ?? ''}${(match[3] ?? '').padEnd(DECIMALS, '0')}`)
  return match[1] === '-' ? -units : units
}

/** Sum, count and average of the numbers in a block, exactly. Empty cells are no zeros: they do not count. */
export function summarise(view: GridView, columns: readonly GridColumn[], block: Block): SelectionSummary {
  const amounts: Fen[] = []
  const numbers: bigint[] = []
  const bottom = Math.min(block.bottom, view.count - 1)
  for (const column of columns.slice(block.left, block.right + 1)) {
    if (column.kind !== 'amount' && column.kind !== 'integer' && column.kind !== 'decimal') continue
    for (let row = block.top; row <= bottom; row += 1) {
      const value = view.value(row, column.key)
      if (value === undefined) continue
      if (column.kind === 'amount') {
        const amount = amountOf(value)
        if (amount !== undefined) amounts.push(amount)
      } else {
        const number = scaled(value)
        if (number !== undefined) numbers.push(number)
      }
    }
  }
  const cells = cellsIn({ ...block, bottom: Math.max(block.top, bottom) })
  return amounts.length > 0 ? ofAmounts(cells, amounts) : ofNumbers(cells, numbers)
}
