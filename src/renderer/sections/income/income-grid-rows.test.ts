import { emptyLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import type { Drafts } from '../../grid'
import { draftKey } from '../../grid'
import { incomeGridRows } from './income-grid-rows'
import { incomeRows } from './income-rows'

const ledger = {
  ...emptyLedger('402001', 2023),
  income: { otherIncome: fen(30_000) },
  priorYear: { income: { otherIncome: fen(20_000) }, lines: [] }
}
const refused = (column: string): Drafts =>
  new Map([
    [draftKey('otherIncome', column), { row: 'otherIncome', column, text: '三百', reason: '不是金额。' }]
  ])
const shown = (drafts: Drafts): (string | undefined)[] => {
  const lines = incomeRows(ledger)
  const row = lines.findIndex(({ key }) => key === 'otherIncome')
  const { value } = incomeGridRows(lines, drafts)
  return ['change', 'percent', 'difference', 'income'].map((column) => value(row, column))
}

it('has what was written about a cell at that cell', () => {
  const lines = incomeRows(ledger)
  const row = lines.findIndex(({ key }) => key === 'otherIncome')
  const remark = { severity: 'remark', message: '请核对' } as const
  const { marks } = incomeGridRows(lines, new Map(), new Map([['priorYear/income/otherIncome', [remark]]]))
  expect(marks?.(row, 'prior')).toEqual([remark])
  expect(marks?.(row, 'income')).toEqual([])
  expect(marks?.(row, 'difference')).toMatchObject([{ severity: 'error' }])
})

describe('what follows from a figure', () => {
  it('is not said while the figure is refused: what stood there before is another one', () => {
    expect(shown(new Map())).toEqual(['100.00', '50.00', '300.00', '300.00'])
    expect(shown(refused('income'))).toEqual([undefined, undefined, undefined, '300.00'])
    expect(shown(refused('prior'))).toEqual([undefined, undefined, '300.00', '300.00'])
    expect(shown(refused('carry'))).toEqual(['100.00', '50.00', undefined, '300.00'])
  })
})
