import type { UnitLedger } from '@shared/ledger'
import { emptyLedger, threePublicItems, threePublicOf } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { linesBehind, threePublicRows } from './three-public'

const line = { function: '2150501', source: 'generalPublicBudget' } as const
const empty = emptyLedger('402001', 2023)
const ledger: UnitLedger = {
  ...empty,
  basicExpenditure: [
    { id: 1, ...line, economic: '30217', amount: fen(100) },
    { id: 2, ...line, economic: '30231', amount: fen(20) },
    { id: 3, ...line, economic: '30217', amount: fen(900), source: 'otherIncome' }
  ],
  projects: [
    {
      id: 4,
      code: 'P',
      name: '项目',
      indicators: [],
      lines: [
        { id: 5, ...line, economic: '30217', amount: fen(7), source: 'governmentFund' },
        { id: 6, ...line, economic: '30913', amount: fen(3000) },
        { id: 7, ...line, economic: '31013', amount: fen(50) }
      ]
    }
  ],
  threePublicExpenses: {
    ...empty.threePublicExpenses,
    overseasTravel: { counts: {}, current: fen(5), prior: fen(11) },
    officialReception: { counts: {}, current: fen(107), prior: fen(90) },
    vehicleOperation: { counts: {}, current: 'computed' }
  }
}

describe('三公经费', () => {
  it('stand with the two items of the cars under their sum, and a total', () => {
    const rows = threePublicRows(ledger).map(({ key, current, prior }) => [key, current, prior])
    expect(rows).toEqual([
      ['overseasTravel', 0, 11],
      ['officialReception', 107, 90],
      ['vehicles', 3070, undefined],
      ['vehicleOperation', 20, undefined],
      ['vehiclePurchase', 3050, undefined],
      ['total', 3177, 101]
    ])
  })

  it('tell an imported amount only where the lines give another', () => {
    const stated = threePublicRows(ledger).flatMap(({ key, stated: one }) =>
      one === undefined ? [] : [[key, one]]
    )
    expect(stated).toEqual([['overseasTravel', 5]])
  })

  it('have behind each figure exactly the lines that make it', () => {
    const given = threePublicOf(ledger)
    for (const item of threePublicItems) {
      expect(sum(linesBehind(ledger, item).map(({ amount }) => amount))).toBe(given[item])
    }
    expect(linesBehind(ledger, 'officialReception').map(({ path }) => path)).toEqual([
      'basicExpenditure/#1/amount',
      'projects/#4/lines/#5/amount'
    ])
  })
})
