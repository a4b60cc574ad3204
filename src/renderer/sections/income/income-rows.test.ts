import type { FundSource, UnitLedger } from '@shared/ledger'
import { applyChanges, balanceOf, emptyLedger, fundSources, invertChanges } from '@shared/ledger'
import { fen } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@shared/testing/runs'
import {
  fillChanges,
  fillings,
  incomeCell,
  incomeChanges,
  incomePath,
  incomeRows,
  incomeText
} from './income-rows'

const amount = fc.integer({ min: 0, max: 1e12 }).map(fen)
const amounts = fc.dictionary(fc.constantFrom(...fundSources), amount) as fc.Arbitrary<
  Partial<Record<FundSource, ReturnType<typeof fen>>>
>
const ledgers: fc.Arbitrary<UnitLedger> = fc
  .record({
    income: amounts,
    carryToNextYear: amounts,
    prior: amounts,
    spent: fc.array(fc.record({ source: fc.constantFrom(...fundSources), amount }), { maxLength: 30 })
  })
  .map(({ income, carryToNextYear, prior, spent }) => ({
    ...emptyLedger('402001', 2023),
    income,
    carryToNextYear,
    priorYear: { income: prior, lines: [] },
    basicExpenditure: spent.map((line, at) => ({ id: at + 1, function: '2', economic: '3', ...line }))
  }))

const rowOf = (ledger: UnitLedger, key: string): ReturnType<typeof incomeRows>[number] => {
  const row = incomeRows(ledger).find((one) => one.key === key)
  if (row === undefined) throw new Error(`no row ${key}`)
  return row
}

describe('the rows of 收入', () => {
  it('are all fourteen sources in the order of the tables, with five sums between', () => {
    const keys = incomeRows(emptyLedger('1', 2023)).map(({ key }) => key)
    expect(keys.filter((key) => (fundSources as readonly string[]).includes(key))).toEqual(fundSources)
    expect(keys.indexOf('fiscal')).toBe(3)
    expect(keys.slice(-2)).toEqual(['carryover', 'total'])
  })

  it('have a total that is the sum of its three parts', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        for (const of of ['prior', 'income', 'carry', 'expenditure', 'difference'] as const) {
          const [current = 0, used = 0, carried = 0] = (
            ['currentIncome', 'nonFiscalBalanceUsed', 'carryover'] as const
          ).map((key) => rowOf(ledger, key)[of])
          expect(rowOf(ledger, 'total')[of] ?? 0).toBe(current + used + carried)
        }
      }),
      { numRuns: runs(200) }
    )
  })

  it('keep what is not typed apart from zero', () => {
    const ledger = { ...emptyLedger('1', 2023), income: { otherIncome: fen(0) } }
    expect(incomeText(rowOf(ledger, 'otherIncome'), 'income')).toBe('0.00')
    expect(incomeText(rowOf(ledger, 'businessIncome'), 'income')).toBeUndefined()
    expect(incomeText(rowOf(ledger, 'fiscal'), 'income')).toBeUndefined()
  })

  it('tell change and percentage against the prior year', () => {
    const ledger: UnitLedger = {
      ...emptyLedger('1', 2023),
      income: { otherIncome: fen(92_000_000) },
      priorYear: { income: { otherIncome: fen(399_995_100), generalPublicBudget: fen(0) }, lines: [] }
    }
    const row = rowOf(ledger, 'otherIncome')
    expect([incomeText(row, 'change'), incomeText(row, 'percent')]).toEqual(['-3079951.00', '-77.00'])
    expect(incomeText(rowOf(ledger, 'generalPublicBudget'), 'percent')).toBeUndefined()
  })
})

describe('a cell of 收入', () => {
  it('goes to the ledger and back', () => {
    for (const source of fundSources) {
      for (const column of ['prior', 'income', 'carry'] as const) {
        const path = incomePath(source, column)
        expect(incomeCell(path ?? '')).toEqual({ row: source, column })
      }
      expect(incomePath(source, 'difference')).toBeUndefined()
    }
    expect(incomePath('total', 'income')).toBeUndefined()
    expect(incomeCell('contacts/phone')).toBeUndefined()
  })

  it('changes the ledger to what the edit says, sums passed over, and back', () => {
    const ledger: UnitLedger = { ...emptyLedger('1', 2023), income: { otherIncome: fen(700) } }
    const changes = incomeChanges(ledger, {
      label: '粘贴',
      inserted: [],
      deleted: [],
      cells: [
        { row: 'otherIncome', column: 'income', value: undefined },
        { row: 'generalPublicBudget', column: 'income', value: '5.00' },
        { row: 'generalPublicBudget', column: 'prior', value: '6.00' },
        { row: 'businessIncome', column: 'carry', value: '0.00' },
        { row: 'fiscal', column: 'income', value: '9.00' },
        { row: 'superiorSubsidy', column: 'expenditure', value: '9.00' }
      ]
    })
    const changed = applyChanges(ledger, changes)
    expect(changed.income).toEqual({ generalPublicBudget: 500 })
    expect(changed.priorYear.income).toEqual({ generalPublicBudget: 600 })
    expect(changed.carryToNextYear).toEqual({ businessIncome: 0 })
    expect(applyChanges(changed, invertChanges(changes))).toEqual(ledger)
  })
})

describe('按支出填平', () => {
  it('of every source balances the ledger and touches nothing but income', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const filled = applyChanges(ledger, fillChanges(ledger, fundSources))
        expect(balanceOf(filled).map(({ difference }) => difference)).toEqual(balanceOf(filled).map(() => 0))
        expect({ ...filled, income: ledger.income }).toEqual(ledger)
      }),
      { numRuns: runs(200) }
    )
  })

  it('of one source leaves the others', () => {
    const ledger: UnitLedger = {
      ...emptyLedger('1', 2023),
      income: { otherIncome: fen(100) },
      carryToNextYear: { generalPublicBudget: fen(20) },
      basicExpenditure: [
        { id: 1, function: '2', economic: '3', source: 'generalPublicBudget', amount: fen(300) }
      ]
    }
    expect(fillings(ledger)).toEqual([
      { source: 'generalPublicBudget', income: undefined, becomes: 320, difference: -320, tooLarge: false },
      { source: 'otherIncome', income: 100, becomes: 0, difference: 100, tooLarge: false }
    ])
    expect(fillChanges(ledger, ['generalPublicBudget'])).toEqual([
      { path: 'income/generalPublicBudget', after: '3.20' }
    ])
  })

  it('does not fill what one amount cannot hold', () => {
    const lines = [1, 2].map((id) => ({
      id,
      function: '2',
      economic: '3',
      source: 'otherIncome' as const,
      amount: fen(1e13)
    }))
    const ledger = { ...emptyLedger('1', 2023), basicExpenditure: lines }
    expect(fillings(ledger)[0]?.tooLarge).toBe(true)
    expect(fillChanges(ledger, fundSources)).toEqual([])
  })
})
