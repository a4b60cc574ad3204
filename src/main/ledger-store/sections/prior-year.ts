import type { PriorLine } from '@shared/ledger'
import { lineColumns } from './lines'
import { RowTable } from './row-table'

/** 上年数: the lines; its income stands among the single cells. */
export const priorLines = new RowTable<PriorLine>('prior_line', {
  ...lineColumns,
  section: 'text',
  category: 'text'
})
