import type { RefusedText } from '@shared/ipc'
import { emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { partRefused } from './use-kept-drafts'

const ledger: UnitLedger = {
  ...emptyLedger('402001', 2023),
  basicExpenditure: [
    { id: 1, function: '2150101', economic: '30201', source: 'generalPublicBudget', amount: fen(1) }
  ]
}
const refused = (grid: string, row: number | string, column: string): RefusedText => ({
  ...{ grid, row, column },
  text: '一千二',
  reason: '不是金额。'
})

describe('what cells refused in an earlier run', () => {
  it('goes back to cells that are there, in grids, in 收入 and in forms', () => {
    const there = [
      refused('{"list":"basicExpenditure"}', 1, 'amount'),
      refused('income', 'generalPublicBudget', 'prior'),
      refused('fields', 'personnel/retirees', '')
    ]
    const gone = [
      refused('{"list":"basicExpenditure"}', 2, 'amount'),
      refused('{"list":"projects/lines","project":9}', 2, 'amount'),
      refused('fields', 'projects/#9/name', '')
    ]
    expect(partRefused(ledger, [...gone, ...there])).toEqual({ there, gone })
  })
})
