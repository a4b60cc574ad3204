import { emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { canBeWithout, changeOf, sectionFigures, withMark } from './section-figures'

const empty = emptyLedger('1', 2023)
const line = { function: '2150101', economic: '30201', source: 'generalPublicBudget' } as const
const ledger: UnitLedger = {
  ...empty,
  income: { generalPublicBudget: fen(500), otherIncome: fen(70) },
  basicExpenditure: [
    { id: 1, ...line, amount: fen(300) },
    { id: 2, ...line, economic: '30217', amount: fen(40) }
  ],
  priorYear: {
    income: { generalPublicBudget: fen(400) },
    lines: [
      { id: 3, ...line, section: 'basic', amount: fen(200) },
      { id: 4, ...line, section: 'project', amount: fen(-30) }
    ]
  }
}

describe('the figures of a section', () => {
  it('sums this year and last by section', () => {
    expect(sectionFigures(ledger, 'income')).toEqual({ current: 570, prior: 400 })
    expect(sectionFigures(ledger, 'basicExpenditure')).toEqual({ current: 340, prior: 200 })
    expect(sectionFigures(ledger, 'projects')).toEqual({ current: 0, prior: -30 })
    expect(sectionFigures(ledger, 'threePublicExpenses')).toEqual({ current: 40 })
    expect(sectionFigures(ledger, 'priorYear')).toEqual({ current: 170 })
  })

  it('has no prior year where the ledger has none, which is not zero', () => {
    expect(sectionFigures(empty, 'income')).toEqual({ current: 0 })
    expect(sectionFigures({ ...ledger, priorYear: empty.priorYear }, 'basicExpenditure')).toEqual({
      current: 340
    })
    expect(sectionFigures(ledger, 'otherExpenditure')).toEqual({ current: 0, prior: 0 })
  })

  it('has none where a section holds no money', () => {
    for (const section of ['profile', 'performance', 'statement'] as const) {
      expect(sectionFigures(ledger, section)).toBeUndefined()
    }
  })

  it('compares exactly, and gives no percentage against zero', () => {
    expect(changeOf({ current: fen(340), prior: fen(200) })).toEqual({ amount: 140, percent: '70.00' })
    expect(changeOf({ current: fen(340), prior: fen(0) })).toEqual({ amount: 340 })
    expect(changeOf({ current: fen(340) })).toBeUndefined()
  })
})

describe('the mark 本单位无此项', () => {
  it('is added and taken away, and what is unknown is kept', () => {
    expect(withMark(undefined, 'projects', true)).toEqual(['projects'])
    expect(withMark(['dreams', 'projects'], 'projects', true)).toEqual(['dreams', 'projects'])
    expect(withMark(['dreams', 'projects'], 'projects', false)).toEqual(['dreams'])
    expect(withMark(['projects'], 'projects', false)).toBeUndefined()
  })

  it('is not for what every unit has', () => {
    expect(canBeWithout('profile')).toBe(false)
    expect(canBeWithout('income')).toBe(false)
    expect(canBeWithout('projects')).toBe(true)
    expect(canBeWithout('dreams')).toBe(false)
  })
})
