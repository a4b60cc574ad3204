import fc from 'fast-check'
import { emptyLedger, otherCategories } from '@shared/ledger'
import type { Line, UnitLedger } from '@shared/ledger'
import { fen, maxAmount, maxSum } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { Consolidation, consolidate, coordinates, matcher, unitFactsOf } from './index'
import type { Coordinate, FactLine, Where } from './index'
import { anyDepartment, departmentOf } from './testing/arbitrary-department'
import { sampleDepartment, sampleLedgers } from './testing/sample'

const sorted = (groups: readonly { texts: readonly string[]; amount: number }[]): string[] =>
  groups.map(({ texts, amount }) => [...texts, amount].join('|')).sort()

/** A fact's texts, by a table of its own. */
function textOf(line: FactLine, coordinate: Coordinate): string {
  const { function: item = '', economic = '' } = line
  const texts: Record<Coordinate, string | undefined> = {
    of: line.of,
    section: line.section,
    category: line.category,
    function: item,
    economic,
    source: line.source,
    functionClass: item.substring(0, 3),
    functionDivision: item.substring(0, 5),
    economicClass: economic.substring(0, 3),
    unit: line.unit,
    project: line.project
  }
  return texts[coordinate] ?? ''
}

/** The sums that a loop over all facts gives, with BigInt. */
function naive(lines: readonly FactLine[], by: readonly Coordinate[], where: Where): string[] {
  const sums = new Map<string, bigint>()
  for (const line of lines) {
    const meant = Object.entries(where).every(([coordinate, condition]) => {
      const text = textOf(line, coordinate as Coordinate)
      return 'except' in condition ? !condition.except.includes(text) : condition.includes(text)
    })
    if (!meant) continue
    const key = [...by.map((coordinate) => textOf(line, coordinate)), ''].join('|')
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(line.amount))
  }
  return Array.from(sums, ([key, sum]) => `${key}${sum}`).sort()
}

const anyBy = fc.shuffledSubarray([...coordinates])

/** Conditions on some coordinates, with texts that occur. */
function whereOn(lines: readonly FactLine[]): fc.Arbitrary<Where> {
  const conditions = coordinates.map((coordinate) => {
    const texts = fc.subarray([...new Set(lines.map((line) => textOf(line, coordinate)))])
    return fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: texts.map((list) => ({ [coordinate]: list })) },
      { weight: 1, arbitrary: texts.map((except) => ({ [coordinate]: { except } })) }
    )
  })
  return fc.tuple(...conditions).map((parts) => Object.assign({}, ...parts) as Where)
}

const linesOf = (ledgers: readonly UnitLedger[]): FactLine[] =>
  ledgers.flatMap((ledger) => [...unitFactsOf(ledger).lines()])

describe('sums by any coordinates', () => {
  const anyQuestions = anyDepartment.chain((one) => {
    const questions = fc.array(fc.tuple(anyBy, whereOn(linesOf(one.ledgers))), { minLength: 1, maxLength: 5 })
    return fc.tuple(fc.constant(one), questions)
  })

  it('are what adding every single fact gives, whatever was asked before', () => {
    fc.assert(
      fc.property(anyQuestions, ([{ department, ledgers }, questions]) => {
        const consolidation = consolidate(department, ledgers.map(unitFactsOf))
        const lines = linesOf(ledgers)
        for (const [by, where] of questions) {
          expect(sorted(consolidation.groups(by, where))).toEqual(naive(lines, by, where))
        }
      }),
      { numRuns: runs(1_000, 100) }
    )
  })

  it('stay so while units are put in, replaced and taken out, in any order', () => {
    const anySteps = fc.tuple(anyQuestions, anyDepartment, fc.array(fc.nat({ max: 15 }), { maxLength: 12 }))
    fc.assert(
      fc.property(anySteps, ([[{ department, ledgers }, questions], other, steps]) => {
        const consolidation = new Consolidation(department)
        const states = [...ledgers, ...other.ledgers]
        const held = new Map<string, UnitLedger>()
        const check = (): void => {
          const lines = linesOf([...held.values()])
          for (const [by, where] of questions) {
            expect(sorted(consolidation.groups(by, where))).toEqual(naive(lines, by, where))
          }
        }
        for (const step of steps) {
          const ledger = states[step % states.length]!
          const { code } = ledger.unit
          if (!department.units.some((unit) => unit.code === code)) continue
          if (held.get(code) === ledger) {
            consolidation.remove(code)
            held.delete(code)
          } else {
            consolidation.replace(unitFactsOf(ledger))
            held.set(code, ledger)
          }
          check()
        }
      }),
      { numRuns: runs(500, 60) }
    )
  })

  it('stay so where they were made from other sums, each from finer ones', () => {
    const chain = fc
      .shuffledSubarray(['of', 'section', 'function', 'economicClass', 'source'] as const, { minLength: 2 })
      .map((all) => all.map((_, at) => all.slice(0, all.length - at)))
    fc.assert(
      fc.property(
        anyDepartment,
        anyDepartment,
        chain,
        ({ department, ledgers }, { ledgers: others }, bys) => {
          const consolidation = consolidate(department, ledgers.map(unitFactsOf))
          for (const by of bys) consolidation.groups(by)
          const later = ledgers.map(
            (ledger) => others.find(({ unit }) => unit.code === ledger.unit.code) ?? ledger
          )
          for (const ledger of later) consolidation.replace(unitFactsOf(ledger))
          for (const by of bys)
            expect(sorted(consolidation.groups(by))).toEqual(naive(linesOf(later), by, {}))
        }
      ),
      { numRuns: runs(300, 40) }
    )
  })

  it('lead back to the lines they are made of, by unit', () => {
    fc.assert(
      fc.property(anyQuestions, ([{ department, ledgers }, questions]) => {
        const consolidation = consolidate(department, ledgers.map(unitFactsOf))
        for (const [, where] of questions) {
          const behind = consolidation.linesBehind(where)
          const all = behind.flatMap(({ lines }) => lines)
          expect(consolidation.sum(where)).toBe(behind.reduce((total, { amount }) => total + amount, 0))
          expect(all).toEqual(linesOf(ledgers).filter((line) => matcher(where)((one) => textOf(line, one))))
          for (const { unit, lines } of behind) {
            expect(new Set(lines.map((line) => line.unit))).toEqual(new Set([unit.code]))
          }
        }
      }),
      { numRuns: runs(300, 60) }
    )
  })
})

const line = (id: number, amount: number): Line => ({
  id,
  function: '2150501',
  economic: '30101',
  source: 'generalPublicBudget',
  amount: fen(amount)
})

describe('the limit of a sum', () => {
  const unit = (code: string, count: number, prior = 0): UnitLedger => ({
    ...emptyLedger(code, 2023),
    basicExpenditure: Array.from({ length: count }, (_, at) => line(at + 1, maxAmount)),
    priorYear: {
      income: {},
      lines: prior === 0 ? [] : [{ ...line(9_999, prior), section: 'basic' as const }]
    }
  })

  it('is held over all units: at it exactly, beyond it refused with a sentence', () => {
    const full = ['402001', '402002', '402003'].map((code) => unit(code, 300))
    const at = consolidate(departmentOf(full), full.map(unitFactsOf))
    expect(at.sum({ of: ['current'], section: ['basic'] })).toBe(maxSum)
    const more = [...full, { ...emptyLedger('402004', 2023), basicExpenditure: [line(1, 1)] }]
    const beyond = consolidate(departmentOf(more), more.map(unitFactsOf))
    expect(() => beyond.sum({ of: ['current'] })).toThrow(expect.objectContaining({ code: 'sumTooLarge' }))
  })

  it('does not matter on the way: sums come back from beyond it to the fen', () => {
    const ledgers = ['402001', '402002', '402003', '402004'].map((code) => unit(code, 300, 7))
    const consolidation = consolidate(departmentOf(ledgers), ledgers.map(unitFactsOf))
    const asked: Where = { of: ['current'] }
    expect(() => consolidation.sum(asked)).toThrow()
    consolidation.replace(unitFactsOf(unit('402004', 0, 7)))
    expect(consolidation.sum(asked)).toBe(maxSum)
    consolidation.replace(unitFactsOf({ ...unit('402001', 299), priorYear: { income: {}, lines: [] } }))
    expect(consolidation.sum(asked)).toBe(maxSum - maxAmount)
    expect(consolidation.sum({ of: ['prior'] })).toBe(21)
  })
})

describe('the sample', () => {
  const consolidation = consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf))

  it('sets last year beside this year', () => {
    const by = consolidation.groups(['of'], { section: ['basic', 'project', 'other'] })
    // 3,258.80 万元 this year, 118.73 less than last year, as the text says.
    const [current, prior] = ['current', 'prior'].map((of) => by.find(({ texts }) => texts[0] === of)!.amount)
    expect(Math.round(current! / 10_000)).toBe(325_880)
    expect(Math.round((current! - prior!) / 10_000)).toBe(-11_873)
  })

  it('has the typed prior amounts of 三公 beside what the lines give', () => {
    const prior = consolidation.sum({
      of: ['prior'],
      section: ['threePublic'],
      category: ['officialReception']
    })
    const current = consolidation.sum({
      of: ['current'],
      source: ['generalPublicBudget'],
      economic: ['30217']
    })
    expect(Math.round((current - prior) / 10_000)).toBe(-512)
  })

  it('knows the other categories as a coordinate', () => {
    const [first] = sampleLedgers
    const other = otherCategories.map((category, at) => ({ ...line(90_000 + at, 100 + at), category }))
    const changed = consolidate(
      sampleDepartment,
      sampleLedgers.map((ledger) =>
        unitFactsOf(ledger === first ? { ...ledger, otherExpenditure: other } : ledger)
      )
    )
    expect(sorted(changed.groups(['category'], { of: ['current'], section: ['other'] }))).toEqual(
      ['businessExpenditure|100', 'remittanceToSuperior|101', 'subsidyToAffiliates|102'].sort()
    )
  })
})
