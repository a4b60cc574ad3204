import type { Line, OtherLine } from '@shared/ledger'
import { RowTable } from './row-table'

/** The columns that every expenditure line has. */
export const lineColumns = {
  function: 'text',
  economic: 'text',
  source: 'text',
  amount: 'amount',
  note: 'text',
  functionName: 'text',
  economicName: 'text',
  governmentEconomic: 'text'
} as const

/** 基本支出. */
export const basicLines = new RowTable<Line>('basic_line', lineColumns)

/** 其他支出类别. */
export const otherLines = new RowTable<OtherLine>('other_line', { ...lineColumns, category: 'text' })
