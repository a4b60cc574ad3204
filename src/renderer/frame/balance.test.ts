import type { SourceBalance } from '@shared/ledger'
import { fundSources } from '@shared/ledger'
import { fen } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { balanceSummary } from './balance'

const balances = fc.uniqueArray(fc.constantFrom(...fundSources)).chain((sources) =>
  fc.tuple(
    ...sources.map((source) =>
      fc
        .record({ income: fc.nat(1e9), expenditure: fc.nat(1e9), carry: fc.nat(5) })
        .map(({ income, expenditure, carry }): SourceBalance => ({
          source,
          income: fen(income),
          expenditure: fen(expenditure),
          carryToNextYear: fen(carry),
          difference: fen(income - expenditure - carry)
        }))
    )
  )
)

const one = (source: SourceBalance['source'], income: number, expenditure: number): SourceBalance => ({
  source,
  income: fen(income),
  expenditure: fen(expenditure),
  carryToNextYear: fen(0),
  difference: fen(income - expenditure)
})

describe('收支平衡 in the status line', () => {
  it('says each source once, those out of balance first, and sums them all', () => {
    fc.assert(
      fc.property(balances, (given) => {
        const { total, sources, unbalanced } = balanceSummary(given)
        expect(sources.map(({ source }) => source).toSorted()).toEqual(
          given.map(({ source }) => source).toSorted()
        )
        expect(sources.slice(0, unbalanced).every(({ difference }) => difference !== 0)).toBe(true)
        expect(sources.slice(unbalanced).every(({ difference }) => difference === 0)).toBe(true)
        expect(total.difference).toBe(total.income - total.expenditure - total.carryToNextYear)
      }),
      { numRuns: runs(200) }
    )
  })

  it('is out of balance as a whole where the differences of two sources cancel out', () => {
    const { total, unbalanced } = balanceSummary([one('otherIncome', 5, 3), one('generalPublicBudget', 3, 5)])
    expect(total).toMatchObject({ difference: 0, balanced: false })
    expect(unbalanced).toBe(2)
  })

  it('keeps the order of the tables within each part', () => {
    const given = [one('generalPublicBudget', 1, 1), one('governmentFund', 2, 1), one('otherIncome', 1, 1)]
    expect(balanceSummary(given).sources.map(({ source }) => source)).toEqual([
      'governmentFund',
      'generalPublicBudget',
      'otherIncome'
    ])
  })
})
