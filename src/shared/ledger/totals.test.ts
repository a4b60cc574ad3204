import fc from 'fast-check'
import { fen, sum } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import {
  agencyOperating,
  balanceOf,
  emptyLedger,
  expenditureFactsOf,
  factsOf,
  isCarryoverProject,
  procurementOf,
  projectTotal,
  threePublicOf,
  totalsOf,
  valueAt
} from './index'
import type { FundSource, Line, Project, UnitLedger } from './index'
import { anyLedger } from './testing/arbitrary-ledger'

function line(id: number, economic: string, yuan: number, source: FundSource = 'generalPublicBudget'): Line {
  return { id, function: '2150501', economic, source, amount: fen(yuan * 100) }
}

function project(id: number, lines: readonly Line[]): Project {
  return { id, code: `P${id}`, name: '项目', lines, indicators: [] }
}

const empty = emptyLedger('402001', 2023)
const ledger: UnitLedger = {
  ...empty,
  income: {
    generalPublicBudget: fen(100_000),
    otherIncome: fen(5_000),
    carryoverGeneralPublicBudget: fen(0)
  },
  carryToNextYear: { otherIncome: fen(1_000) },
  basicExpenditure: [
    line(1, '30101', 300),
    line(2, '30302', 50),
    line(3, '30217', 40),
    line(4, '30201', 7, 'carryoverGeneralPublicBudget'),
    line(5, '', 2, 'governmentFund')
  ],
  otherExpenditure: [{ ...line(6, '30231', 11, 'stateCapitalOperations'), category: 'subsidyToAffiliates' }],
  projects: [
    project(7, [
      line(8, '30217', 60),
      line(9, '31013', 500),
      line(10, '30913', 90),
      line(11, '30212', 40, 'otherIncome')
    ]),
    project(12, [line(13, '30231', 3, 'carryoverGeneralPublicBudget')])
  ]
}

describe('totals', () => {
  it('are told by section, personnel being the classes 301 and 303', () => {
    expect(totalsOf(ledger)).toEqual({
      income: 105_000,
      carryToNextYear: 1_000,
      basic: 39_900,
      personnel: 35_000,
      operating: 4_900,
      project: 69_300,
      other: 1_100,
      otherByCategory: { businessExpenditure: 0, remittanceToSuperior: 0, subsidyToAffiliates: 1_100 },
      expenditure: 110_300
    })
    expect(projectTotal(project(1, [line(2, '30101', 1), line(3, '30101', 2)]))).toBe(300)
  })

  it('of 机关运行经费 take the operating classes of the general public budget, carryover by the switch', () => {
    expect(agencyOperating(ledger)).toBe(4_000)
    expect(agencyOperating(ledger, { countCarryover: true })).toBe(4_700)
  })

  it('of 三公 take the fiscal lines of all expenditure, carryover by the switch', () => {
    expect(threePublicOf(ledger)).toEqual({
      overseasTravel: 0,
      officialReception: 10_000,
      vehicleOperation: 1_100,
      vehiclePurchase: 59_000
    })
    expect(threePublicOf(ledger, { countCarryover: true }).vehicleOperation).toBe(1_400)
  })

  it('of procurement are the sums of lines where there are lines, else what is typed', () => {
    const typed = { goods: fen(500), works: fen(0), lines: [] }
    expect(procurementOf({ ...ledger, governmentProcurement: typed })).toEqual({
      goods: 500,
      works: 0,
      services: undefined
    })
    const bought = { id: 20, kind: 'services', name: '物业', amount: fen(90), source: 'otherIncome' } as const
    const withLine = { ...ledger, governmentProcurement: { ...typed, lines: [bought] } }
    expect(procurementOf(withLine)).toEqual({ goods: 0, works: 0, services: 90 })
  })

  it('beyond 9 × 10^15 fen are refused with a sentence', () => {
    const rows = Array.from({ length: 901 }, (_, index) => line(index + 1, '30101', 1e11))
    expect(() => totalsOf({ ...empty, basicExpenditure: rows })).toThrow(/超过/)
    expect(totalsOf({ ...empty, basicExpenditure: rows.slice(1) }).basic).toBe(9e15)
  })

  it('are asked only of what they add up: a class that is beyond takes no other with it', () => {
    const rows = Array.from({ length: 901 }, (_, index) => line(index + 1, '30101', 1e11))
    const one = { ...empty, basicExpenditure: [...rows, line(1000, '30217', 5)] }
    expect(threePublicOf(one).officialReception).toBe(500)
    expect(() => balanceOf(one)).toThrow(/超过/)
  })

  it('are those of the facts, of every source and section', () => {
    fc.assert(
      fc.property(anyLedger, (one) => {
        const facts = expenditureFactsOf(one)
        const of = (key: 'source' | 'section' | 'category', name: string): number =>
          facts.reduce((all, fact) => all + (fact[key] === name ? fact.amount : 0), 0)
        for (const { source, expenditure } of balanceOf(one)) expect(expenditure).toBe(of('source', source))
        const { basic, project, other, otherByCategory } = totalsOf(one)
        const sections = ['basic', 'project', 'other'].map((name) => of('section', name))
        expect([basic, project, other]).toEqual(sections)
        for (const [name, amount] of Object.entries(otherByCategory)) {
          expect(amount).toBe(of('category', name))
        }
      }),
      { numRuns: runs(500) }
    )
  })

  it('agree with each other in any ledger', () => {
    fc.assert(
      fc.property(anyLedger, (one) => {
        const totals = totalsOf(one)
        expect(sum([totals.personnel, totals.operating])).toBe(totals.basic)
        expect(sum([totals.basic, totals.other, totals.project])).toBe(totals.expenditure)
        expect(sum(Object.values(totals.otherByCategory))).toBe(totals.other)
        expect(sum(one.projects.map(projectTotal))).toBe(totals.project)
      }),
      { numRuns: runs(1_000) }
    )
  })
})

describe('the balance', () => {
  it('names every source that has an amount, in the order of the tables', () => {
    expect(balanceOf(ledger).map(({ source, difference }) => [source, difference])).toEqual([
      ['generalPublicBudget', -4_000],
      ['governmentFund', -200],
      ['stateCapitalOperations', -1_100],
      ['otherIncome', 0],
      ['carryoverGeneralPublicBudget', -1_000]
    ])
    expect(balanceOf(ledger)[3]).toEqual({
      source: 'otherIncome',
      income: 5_000,
      expenditure: 4_000,
      carryToNextYear: 1_000,
      difference: 0
    })
  })

  it('of all sources is that of the totals', () => {
    fc.assert(
      fc.property(anyLedger, (one) => {
        const { income, expenditure, carryToNextYear } = totalsOf(one)
        const differences = sum(balanceOf(one).map(({ difference }) => difference))
        expect(differences).toBe(income - expenditure - carryToNextYear)
      }),
      { numRuns: runs(1_000) }
    )
  })
})

describe('a project', () => {
  it('is carried over exactly when all its sources are, and there are some', () => {
    const carried = line(1, '30201', 1, 'carryoverNonFiscal')
    expect(isCarryoverProject(project(9, [carried]))).toBe(true)
    expect(isCarryoverProject(project(9, [carried, line(2, '30201', 1)]))).toBe(false)
    expect(isCarryoverProject(project(9, []))).toBe(false)
  })
})

describe('facts', () => {
  it('carry their coordinates and the path of their cell', () => {
    expect(factsOf(ledger).find(({ project: code, amount }) => code === 'P7' && amount === 6_000)).toEqual({
      of: 'current',
      unit: '402001',
      year: 2023,
      round: 'secondDraft',
      section: 'project',
      project: 'P7',
      function: '2150501',
      economic: '30217',
      source: 'generalPublicBudget',
      amount: 6_000,
      path: 'projects/#7/lines/#8/amount'
    })
    const [first] = factsOf({
      ...empty,
      priorYear: { fiscalYear: 2021, income: { otherIncome: fen(1) }, lines: [] }
    })
    expect(first).toMatchObject({
      of: 'prior',
      year: 2021,
      round: 'approved',
      path: 'priorYear/income/otherIncome'
    })
  })

  it('are every amount of money once, each where its path says', () => {
    fc.assert(
      fc.property(anyLedger, (one) => {
        const facts = factsOf(one)
        expect(new Set(facts.map(({ path }) => path)).size).toBe(facts.length)
        for (const { path, amount } of facts) expect(valueAt(one, path)).toBe((amount / 100).toFixed(2))
        const lines = [
          one.basicExpenditure,
          one.otherExpenditure,
          one.priorYear.lines,
          ...one.projects.map((p) => p.lines)
        ]
        const bySource = [one.income, one.carryToNextYear, one.priorYear.income].flatMap((amounts) =>
          Object.keys(amounts)
        )
        expect(facts.length).toBe(lines.flat().length + bySource.length)
        expect(expenditureFactsOf(one)).toEqual(
          facts.filter(
            ({ of, section }) => of === 'current' && section !== 'income' && section !== 'carryToNextYear'
          )
        )
      }),
      { numRuns: runs(500, 200) }
    )
  })
})
