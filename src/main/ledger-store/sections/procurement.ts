import type { ProcurementLine } from '@shared/ledger'
import { RowTable } from './row-table'

/** 政府采购. */
export const procurementLines = new RowTable<ProcurementLine>('procurement_line', {
  kind: 'text',
  item: 'text',
  name: 'text',
  quantity: 'quantity',
  unit: 'text',
  price: 'amount',
  amount: 'amount',
  source: 'text',
  project: 'text',
  reservedForSmallEnterprises: 'flag',
  note: 'text'
})
