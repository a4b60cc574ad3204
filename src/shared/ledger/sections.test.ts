import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import {
  begunLedger,
  emptyLedger,
  fundSources,
  isComplete,
  isCurrentIncome,
  isFiscal,
  remarksOn,
  sections,
  sectionState,
  sectionStates,
  settleStatedAmounts,
  unknownCodes
} from './index'
import type { UnitLedger } from './index'

const empty = emptyLedger('402001', 2023)
const line = {
  id: 1,
  function: '2150501',
  economic: '30217',
  source: 'generalPublicBudget',
  amount: fen(500)
} as const

describe('a section', () => {
  it('is empty, closed or filled', () => {
    expect(Object.values(sectionStates(empty)).every((state) => state === 'empty')).toBe(true)
    const closed = { ...empty, sectionsWithoutContent: ['governmentProcurement'] }
    expect(sectionState(closed, 'governmentProcurement')).toBe('closed')
    const filled = { ...closed, governmentProcurement: { goods: fen(0), lines: [] } }
    expect(sectionState(filled, 'governmentProcurement')).toBe('filled')
  })

  it.each<[keyof UnitLedger, Partial<UnitLedger>]>([
    ['income', { carryToNextYear: { otherIncome: fen(0) } }],
    ['basicExpenditure', { basicExpenditure: [line] }],
    ['threePublicExpenses', { basicExpenditure: [line] }],
    ['priorYear', { priorYear: { fiscalYear: 2022, income: {}, lines: [] } }],
    ['statement', { changeReasons: { basic: '工资增加' } }]
  ])('%s is filled by %j', (section, part) => {
    expect(sectionState({ ...empty, ...part }, section as 'income')).toBe('filled')
  })

  it('of a ledger just begun is empty: what the program computes is nobody’s entry', () => {
    const begun = begunLedger({ ...empty.unit, name: '机关' }, 2023, 'firstDraft')
    expect(begun).toMatchObject({ unit: { name: '机关' }, fiscalYear: 2023, round: 'firstDraft' })
    expect(Object.values(sectionStates(begun)).every((state) => state === 'empty')).toBe(true)
    const typed = { ...begun.threePublicExpenses.vehiclePurchase, prior: fen(0) }
    const threePublicExpenses = { ...begun.threePublicExpenses, vehiclePurchase: typed }
    expect(sectionState({ ...begun, threePublicExpenses }, 'threePublicExpenses')).toBe('filled')
    const stated = { ...begun.threePublicExpenses, vehiclePurchase: { current: fen(7), counts: {} } }
    expect(sectionState({ ...begun, threePublicExpenses: stated }, 'threePublicExpenses')).toBe('filled')
  })

  it('must be filled or closed for a ledger to be complete, but for the other expenditure categories', () => {
    const all = sections.filter((section) => section !== 'otherExpenditure')
    expect(isComplete({ ...empty, sectionsWithoutContent: all })).toBe(true)
    for (const open of all) {
      expect(isComplete({ ...empty, sectionsWithoutContent: all.filter((one) => one !== open) })).toBe(false)
    }
  })
})

describe('the funding sources', () => {
  it('are fourteen: three fiscal, nine of the current year, three more fiscal when carryover counts', () => {
    expect(fundSources).toHaveLength(14)
    expect(fundSources.filter((source) => isFiscal(source))).toEqual(fundSources.slice(0, 3))
    expect(fundSources.filter((source) => isCurrentIncome(source))).toEqual(fundSources.slice(0, 9))
    expect(fundSources.filter((source) => isFiscal(source, { countCarryover: true }))).toEqual([
      ...fundSources.slice(0, 3),
      ...fundSources.slice(10, 13)
    ])
  })
})

describe('computed amounts that a file states', () => {
  const stating = (current: number): UnitLedger => ({
    ...empty,
    basicExpenditure: [line],
    threePublicExpenses: {
      ...empty.threePublicExpenses,
      officialReception: { current: fen(current), counts: {} }
    }
  })

  it('follow the lines when they agree', () => {
    const settled = settleStatedAmounts(stating(500))
    expect(settled.threePublicExpenses.officialReception.current).toBe('computed')
    expect(settled.threePublicExpenses.overseasTravel).toEqual({ counts: {} })
    expect(remarksOn(settled)).toEqual([])
  })

  it('are kept and remarked on when they differ', () => {
    const settled = settleStatedAmounts(stating(501))
    expect(settled.threePublicExpenses.officialReception.current).toBe(501)
    expect(remarksOn(settled)).toEqual([
      {
        code: 'statedAmountDiffers',
        path: 'threePublicExpenses/officialReception/current',
        message:
          '三公经费 公务接待费：文件中写的是 5.01 元，按明细计算是 5.00 元。文件中的数已保留备查，汇总和出表以明细为准。'
      }
    ])
  })

  it('are typed amounts in procurement while there are no lines', () => {
    const typed = { ...empty, governmentProcurement: { goods: fen(7), lines: [] } }
    expect(settleStatedAmounts(typed)).toEqual(typed)
    const bought = { id: 2, kind: 'goods', name: '电脑', amount: fen(7), source: 'otherIncome' } as const
    const withLines = { ...empty, governmentProcurement: { goods: fen(7), works: fen(1), lines: [bought] } }
    expect(settleStatedAmounts(withLines).governmentProcurement).toMatchObject({
      goods: 'computed',
      works: 1
    })
    expect(remarksOn(settleStatedAmounts(withLines)).map(({ path }) => path)).toEqual([
      'governmentProcurement/works'
    ])
  })
})

describe('codes and names that the program does not know', () => {
  it('are findings, each at its cell, with the year of its catalog', () => {
    const ledger: UnitLedger = {
      ...empty,
      basicExpenditure: [
        { ...line, function: '9999999', functionName: '没有的科目', governmentEconomic: '59999' }
      ],
      priorYear: { income: {}, lines: [{ ...line, id: 2, economic: '39999', section: 'basic' }] },
      sectionsWithoutContent: ['statement', 'dreams']
    }
    const known = new Set(['2150501', '30217'])
    expect(unknownCodes(ledger, (_, code) => known.has(code))).toEqual([
      {
        path: 'basicExpenditure/#1/function',
        classification: 'function',
        code: '9999999',
        name: '没有的科目',
        year: 2023
      },
      {
        path: 'basicExpenditure/#1/governmentEconomic',
        classification: 'governmentEconomic',
        code: '59999',
        year: 2023
      },
      { path: 'priorYear/lines/#2/economic', classification: 'economic', code: '39999', year: 2022 }
    ])
    expect(remarksOn(ledger).map(({ code }) => code)).toEqual(['unknownSection'])
  })

  it('are not codes that are still to be chosen', () => {
    const ledger = { ...empty, basicExpenditure: [{ ...line, function: '', economic: '' }] }
    expect(unknownCodes(ledger, () => false)).toEqual([])
  })
})
