import type { UnitLedger } from '@shared/ledger'
import { emptyLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { reasonFigures } from './reason-figures'

const line = { function: '2150501', source: 'generalPublicBudget' } as const
const ledger: UnitLedger = {
  ...emptyLedger('402001', 2023),
  income: { generalPublicBudget: fen(500), otherIncome: fen(70) },
  basicExpenditure: [
    { id: 1, ...line, economic: '30101', amount: fen(100) },
    { id: 2, ...line, economic: '30201', amount: fen(30) },
    { id: 3, ...line, economic: '30201', amount: fen(4), source: 'otherIncome' }
  ],
  priorYear: {
    income: { generalPublicBudget: fen(400) },
    lines: [
      { id: 4, section: 'basic', ...line, economic: '30101', amount: fen(90) },
      { id: 5, section: 'basic', ...line, economic: '31002', amount: fen(20) },
      { id: 6, section: 'basic', ...line, economic: '30201', amount: fen(8), source: 'otherIncome' },
      { id: 7, section: 'project', ...line, economic: '30201', amount: fen(300) }
    ]
  }
}

describe('the figures that a reason explains', () => {
  it('are those of the section, this year and last', () => {
    expect(reasonFigures(ledger, 'income')).toEqual({ current: 570, prior: 400 })
    expect(reasonFigures(ledger, 'basic')).toEqual({ current: 134, prior: 118 })
    expect(reasonFigures(ledger, 'project')).toEqual({ current: 0, prior: 300 })
  })

  it('of 机关运行经费 are operating money of the general public budget alone', () => {
    expect(reasonFigures(ledger, 'agencyOperating')).toEqual({ current: 30, prior: 20 })
  })

  it('have no prior where the ledger has none', () => {
    const first = { ...ledger, priorYear: { income: {}, lines: [] } }
    for (const field of ['income', 'basic', 'project', 'agencyOperating'] as const) {
      expect(reasonFigures(first, field)).not.toHaveProperty('prior')
    }
  })
})
