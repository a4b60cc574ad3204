import { emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { commonRound, consolidate, noticesOn, printedFacts, unitFactsOf } from './index'
import type { Consolidation } from './index'
import { sampleDepartment, sampleLedgers } from './testing/sample'

const facts = sampleLedgers.map(unitFactsOf)
const [first, second, third] = sampleLedgers as [UnitLedger, UnitLedger, UnitLedger]
const refusal = (code: string, ...words: string[]): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(words.join('.*')) as unknown })

describe('what may be consolidated', () => {
  it('refuses while an active unit is missing, unless it is a trial, which says so', () => {
    const two = facts.slice(0, 2)
    expect(() => consolidate(sampleDepartment, two)).toThrow(refusal('missingUnits', '402004', '绿色建材'))
    const trial = consolidate(sampleDepartment, two, { partial: true })
    expect(trial.missingUnits.map(({ code }) => code)).toEqual(['402004'])
    expect(noticesOn(trial)).toEqual([
      { code: 'partial', message: expect.stringContaining('402004 赣州市绿色建材') as unknown }
    ])
  })

  it('refuses a unit that comes twice, in a trial as well', () => {
    const twice = [...facts, facts[1]!]
    for (const partial of [true, false]) {
      expect(() => consolidate(sampleDepartment, twice, { partial })).toThrow(
        refusal('duplicateUnit', '402002')
      )
    }
  })

  it('refuses another year and names both', () => {
    const other = [facts[0]!, facts[1]!, unitFactsOf({ ...third, fiscalYear: 2022 })]
    expect(() => consolidate(sampleDepartment, other)).toThrow(
      refusal('yearsMixed', '402004', '2022', '2023')
    )
  })

  it('refuses a unit that is not on the list, and says when it looks like another department’s', () => {
    const foreign = unitFactsOf(emptyLedger('501001', 2023))
    const own = unitFactsOf(emptyLedger('402009', 2023))
    expect(() => consolidate(sampleDepartment, [...facts, foreign])).toThrow(
      refusal('unitNotInDepartment', '501001', '402 赣州市工业和信息化局', '别的部门')
    )
    expect(() => consolidate(sampleDepartment, [...facts, own])).toThrow(
      refusal('unitNotInDepartment', '402009')
    )
  })

  it('changes nothing when it refuses', () => {
    const consolidation = consolidate(sampleDepartment, facts)
    const before = consolidation.sum({ of: ['current'] })
    const wrong = { ...unitFactsOf({ ...first, fiscalYear: 2024 }) }
    expect(() => consolidation.replace(wrong)).toThrow(refusal('yearsMixed'))
    const failing = {
      ...facts[0]!,
      facts: {
        *[Symbol.iterator]() {
          yield* [...unitFactsOf(first).facts].slice(0, 3)
          throw new Error('the index could not be read')
        }
      }
    }
    expect(() => consolidation.replace(failing)).toThrow('could not be read')
    expect(consolidation.sum({ of: ['current'] })).toBe(before)
  })
})

describe('closed units', () => {
  const department = {
    ...sampleDepartment,
    units: sampleDepartment.units.map((unit) =>
      unit.code === '402004' ? { ...unit, status: 'closed' as const } : unit
    )
  }
  const spent = { section: ['basic', 'project', 'other'] }
  const open = (ledgers: readonly UnitLedger[]): Consolidation =>
    consolidate(sampleDepartment, ledgers.map(unitFactsOf), { partial: true })

  it('are not missed, and count with last year only; what else they hold is told', () => {
    const without = consolidate(department, facts.slice(0, 2))
    expect(without.missingUnits).toEqual([])
    const all = consolidate(department, facts)
    const alone = open([third])
    expect(all.sum({ of: ['current'] })).toBe(open([first, second]).sum({ of: ['current'] }))
    expect(all.sum({ ...spent, of: ['prior'] })).toBe(open(sampleLedgers).sum({ ...spent, of: ['prior'] }))
    expect(alone.sum({ ...spent, of: ['prior'] })).toBeGreaterThan(0)
    const behind = all.linesBehind({ unit: ['402004'] }).flatMap(({ lines }) => lines)
    expect(new Set(behind.map(({ of }) => of))).toEqual(new Set(['prior']))
    expect(noticesOn(all).map(({ code }) => code)).toContain('closedUnitLeftOut')
    expect(all.projects.some(({ unit }) => unit.code === '402004')).toBe(false)
  })

  it('may come with last year’s own ledger, whose figures are then last year’s', () => {
    const lastYears = unitFactsOf({ ...third, fiscalYear: 2022 })
    const all = consolidate(department, [facts[0]!, facts[1]!, lastYears])
    const expected =
      open([first, second]).sum({ ...spent, of: ['prior'] }) +
      open([third]).sum({ ...spent, of: ['current'] })
    expect(all.sum({ ...spent, of: ['prior'] })).toBe(expected)
    expect(all.sum({ of: ['current'], unit: ['402004'] })).toBe(0)
    expect(noticesOn(all)).toEqual([])
  })
})

describe('notices', () => {
  it('name units of different rounds; the common round is then none', () => {
    const approved = { ...first, round: 'approved' as const }
    const consolidation = consolidate(sampleDepartment, [approved, second, third].map(unitFactsOf))
    expect(commonRound(consolidation)).toBeUndefined()
    expect(noticesOn(consolidation)).toEqual([
      { code: 'mixedRounds', message: expect.stringMatching(/批复的有 402001.*二上的有 402002/) as unknown }
    ])
    expect(commonRound(consolidate(sampleDepartment, facts))).toBe('secondDraft')
    expect(noticesOn(consolidate(sampleDepartment, facts))).toEqual([])
  })

  it('list what may be transfers within the department, by unit', () => {
    const income = { ...second.income, superiorSubsidy: fen(123_45) }
    const consolidation = consolidate(
      sampleDepartment,
      [first, { ...second, income }, third].map(unitFactsOf)
    )
    expect(noticesOn(consolidation)).toEqual([
      {
        code: 'possibleInternalTransfers',
        message: expect.stringMatching(/^上级补助收入.*402002 .*中心 123\.45 元/) as unknown
      }
    ])
  })

  it('name a key project that no ledger has', () => {
    const department = { ...sampleDepartment, keyProjects: ['402001-01', '402009-77'] }
    const consolidation = consolidate(department, facts)
    expect(noticesOn(consolidation).map(({ message }) => message)).toEqual([
      expect.stringContaining('402009-77')
    ])
    expect(consolidation.keyProjects.map(({ project }) => project.code)).toEqual(['402001-01'])
  })
})

describe('key projects', () => {
  it('are the department’s choice in its order, else the units’ proposals, else none', () => {
    const codesOf = (keyProjects?: string[]): string[] => {
      const rest = { ...sampleDepartment }
      delete rest.keyProjects
      const department = keyProjects === undefined ? rest : { ...rest, keyProjects }
      return consolidate(department, facts).keyProjects.map(({ project }) => project.code)
    }
    expect(codesOf(['402002-01', '402001-02'])).toEqual(['402002-01', '402001-02'])
    expect(codesOf()).toEqual(['402001-01', '402002-01'])
    expect(codesOf([])).toEqual([])
  })

  it('are those of every unit that has the code, in the department’s order, as the units now are', () => {
    const same = (ledger: UnitLedger, code: string): UnitLedger => ({
      ...ledger,
      projects: ledger.projects.map((project) => ({ ...project, code }))
    })
    const department = { ...sampleDepartment, keyProjects: ['X'] }
    const shared = [second, first].map((ledger) => unitFactsOf(same(ledger, 'X')))
    const consolidation = consolidate(department, [...shared, facts[2]!])
    const unitsOf = (): string[] => [...new Set(consolidation.keyProjects.map(({ unit }) => unit.code))]
    expect(unitsOf()).toEqual(['402001', '402002'])
    consolidation.replace(unitFactsOf(same(first, 'Y')))
    expect(unitsOf()).toEqual(['402002'])
    consolidation.remove('402002')
    expect(unitsOf()).toEqual([])
  })
})

describe('printed facts', () => {
  const consolidation = consolidate(sampleDepartment, [...facts].reverse())

  it('are sorted by the coordinates asked, in 元, and add up to the ledgers', () => {
    const { facts: printed } = printedFacts(consolidation, { by: ['unit', 'section', 'source'] })
    expect(printed[0]).toEqual({
      unit: '402001',
      section: 'basic',
      source: 'generalPublicBudget',
      amount: expect.stringMatching(/^\d+\.\d\d$/) as unknown
    })
    const expected = new Map<string, bigint>()
    for (const { unit, basicExpenditure, projects } of sampleLedgers) {
      const add = (section: string, source: string, amount: number): void => {
        const key = `${unit.code} ${section} ${source}`
        expected.set(key, (expected.get(key) ?? 0n) + BigInt(amount))
      }
      for (const { source, amount } of basicExpenditure) add('basic', source, amount)
      for (const { lines } of projects) for (const { source, amount } of lines) add('project', source, amount)
    }
    const found = printed.map(({ unit, section, source, amount }) => [
      `${unit!} ${section!} ${source!}`,
      BigInt(amount.replace('.', ''))
    ])
    expect(new Map(found as [string, bigint][])).toEqual(expected)
  })

  it('list income and last year’s expenditure when asked for', () => {
    const income = printedFacts(consolidation, { by: ['source'], of: 'income' }).facts
    expect(income.map(({ source }) => source)).toEqual([
      'generalPublicBudget',
      'otherIncome',
      'carryoverGeneralPublicBudget'
    ])
    const prior = printedFacts(consolidation, { by: [], of: 'priorYear' }).facts
    const expected = sampleLedgers.flatMap(({ priorYear }) => priorYear.lines).map(({ amount }) => amount)
    expect(prior).toEqual([{ amount: (expected.reduce((a, b) => a + b, 0) / 100).toFixed(2) }])
  })
})
