import fc from 'fast-check'
import { unitFactsOf } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anyDepartment, departmentOf } from '../../shared/consolidation/testing/arbitrary-department'
import { sampleDepartment, sampleLedgers } from '../../shared/consolidation/testing/sample'
import { ledgersOf } from '../../shared/ledger/testing/arbitrary-ledger'
import { runs } from '../../shared/testing/runs'
import { failing, faultPoints, noting } from '../ledger-store/testing/statement-faults'
import { ledgerSource } from './index'
import type { FactIndex } from './index'
import { allAnswers, answers, closedSource, IndexBench } from './testing/bench'

let bench: IndexBench
beforeEach(() => {
  bench = new IndexBench()
})
afterEach(() => bench.clear())

const [first, second, third] = sampleLedgers as [UnitLedger, UnitLedger, UnitLedger]
const sources = sampleLedgers.map(ledgerSource)
const closed = sampleLedgers.map(closedSource)
const refusal = (code: string, words: string): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(words) as unknown })

/** Another state of a ledger: other money, a project more, a code that no other unit has. */
function changed(ledger: UnitLedger): UnitLedger {
  const [line] = ledger.basicExpenditure
  const more = { ...line!, id: 900_001, function: '2990101', amount: fen(77_77) }
  return { ...ledger, basicExpenditure: [...ledger.basicExpenditure.slice(1), more] }
}

describe('a consolidation from the index', () => {
  it('is the one from the ledgers, for any department, also with closed units', () => {
    const one = fc.tuple(anyDepartment, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
    fc.assert(
      fc.property(one, ([{ department, ledgers }, closedUnits]) => {
        const units = department.units.map((unit, at) =>
          closedUnits[at] ? { ...unit, status: 'closed' as const } : unit
        )
        const partly: Department = { ...department, units }
        const own = new IndexBench()
        try {
          own.with((index) => index.bringUpToDate(ledgers.map(ledgerSource)))
          own.with((index) => {
            index.bringUpToDate(ledgers.map(closedSource))
            expect(answers(partly, index.unitFacts())).toEqual(answers(partly, ledgers.map(unitFactsOf)))
          })
          own.with((index) => {
            index.bringUpToDate(ledgers.map(ledgerSource))
            expect(allAnswers(partly, index.unitFacts())).toEqual(
              allAnswers(partly, ledgers.map(unitFactsOf))
            )
          })
        } finally {
          own.clear()
        }
      }),
      { numRuns: runs(300, 40) }
    )
  })

  it('reads a ledger when somebody asks for its lines, and not before', () => {
    bench.with((index) => index.bringUpToDate(sources))
    bench.with((index) => {
      index.bringUpToDate(closed)
      const units = [...index.unitFacts()]
      expect(units.map(({ unit }) => unit.code)).toEqual(['402001', '402002', '402004'])
      expect(() => units[0]!.lines()).toThrow('the ledger of 402001 was read')
    })
  })
})

describe('bringing up to date', () => {
  it('reads and writes the units that changed, and touches no row of another', () => {
    const before = bench.with((index) => {
      expect(index.bringUpToDate(sources).replaced).toEqual(['402001', '402002', '402004'])
      return ['402001', '402004'].map((code) => bench.rowsOf(code))
    })
    expect(before.flat().length).toBeGreaterThan(50)
    const ledgers = [first, changed(second), third]
    bench.with((index) => {
      const update = index.bringUpToDate([closed[0]!, ledgerSource(ledgers[1]!), closed[2]!])
      expect(update).toEqual({ replaced: ['402002'], removed: [], kept: ['402001', '402004'] })
      expect(answers(sampleDepartment, index.unitFacts())).toEqual(
        answers(sampleDepartment, ledgers.map(unitFactsOf))
      )
    })
    expect(['402001', '402004'].map((code) => bench.rowsOf(code))).toEqual(before)
  })

  it('follows any changes of any units', () => {
    const codes = ['402001', '402002', '402003']
    const states = fc.array(fc.tuple(...codes.map((code) => fc.option(ledgersOf(code, 2023)))), {
      minLength: 1,
      maxLength: 4
    })
    fc.assert(
      fc.property(states, (steps) => {
        const own = new IndexBench()
        try {
          own.with((index) => {
            for (const step of steps) {
              const ledgers = step.filter((ledger) => ledger !== null)
              const department = departmentOf(ledgers)
              index.bringUpToDate(ledgers.map(ledgerSource))
              expect(answers(department, index.unitFacts())).toEqual(
                answers(department, ledgers.map(unitFactsOf))
              )
            }
          })
        } finally {
          own.clear()
        }
      }),
      { numRuns: runs(100, 15) }
    )
  })

  it('takes out a unit that has no ledger any more', () => {
    bench.with((index) => {
      index.bringUpToDate(sources)
      expect(index.bringUpToDate([closed[0]!, closed[2]!]).removed).toEqual(['402002'])
      expect([...index.unitFacts()].map(({ unit }) => unit.code)).toEqual(['402001', '402004'])
      expect(() => index.unit('402002')).toThrow(RangeError)
    })
    expect(bench.rowsOf('402002')).toEqual([])
  })

  it('refuses a unit that comes twice, and a ledger of another unit, and changes nothing', () => {
    bench.with((index) => {
      index.bringUpToDate(sources)
      expect(() => index.bringUpToDate([...sources, sources[1]!])).toThrow(refusal('duplicateUnit', '402002'))
      const wrong = { ...ledgerSource(third), unit: '402002' }
      expect(() => {
        index.replace(wrong)
      }).toThrow(refusal('otherUnit', '402004'))
      expect(answers(sampleDepartment, index.unitFacts())).toEqual(
        answers(sampleDepartment, sampleLedgers.map(unitFactsOf))
      )
    })
  })
})

describe('a half-written update', () => {
  const after = changed(second)
  const [old, young] = [unitFactsOf(second), unitFactsOf(after)].map((unit) =>
    answers(sampleDepartment, [unit])
  )

  it('is not seen by another reader while it is written', () => {
    let seen: unknown
    let looked = 0
    bench.with((index) => index.bringUpToDate(sources))
    bench.with((reader) => {
      reader.bringUpToDate(closed)
      const fault = (sql: string, moment: string): void => {
        if (moment !== 'after' || !sql.startsWith('INSERT INTO fact')) return
        looked += 1
        if (looked === 20) seen = answers(sampleDepartment, [reader.unit('402002')])
      }
      bench.with((writer) => writer.bringUpToDate([closed[0]!, ledgerSource(after), closed[2]!]), {
        hooks: { fault }
      })
      expect(looked).toBeGreaterThan(20)
      expect(seen).toEqual(old)
      expect(answers(sampleDepartment, [reader.unit('402002')])).toEqual(young)
    })
  })

  const { hooks, statements } = noting()
  const replacing = (index: FactIndex): void => index.replace(ledgerSource(after))

  it('is undone when any statement fails, and done when it is tried again', () => {
    bench.with((index) => index.bringUpToDate(sources), { hooks })
    const opened = statements.length
    bench.with(
      (index) => {
        statements.length = 0
        index.bringUpToDate(closed)
        replacing(index)
      },
      { hooks }
    )
    expect(opened).toBeGreaterThan(100)
    const from = statements.indexOf('BEGIN IMMEDIATE')
    for (const moment of ['before', 'after'] as const) {
      // A transaction that has begun is always told so.
      const begun = moment === 'after' ? from + 1 : from
      for (const at of faultPoints(statements, moment).filter((number) => number > begun)) {
        const own = new IndexBench()
        own.with((index) => index.bringUpToDate(sources))
        let ready = false
        const plan = failing(at, moment)
        const counted = {
          fault: (sql: string, now: 'before' | 'after'): void => {
            if (ready) plan.hooks.fault?.(sql, now)
          }
        }
        own.with(
          (index) => {
            ready = true
            index.bringUpToDate(closed)
            expect(() => replacing(index)).toThrow(refusal('diskFailure', 'facts.sqlite'))
            const done = plan.struck() === 'COMMIT' && moment === 'after'
            expect(answers(sampleDepartment, [index.unit('402002')])).toEqual(done ? young : old)
            replacing(index)
            expect(answers(sampleDepartment, [index.unit('402002')])).toEqual(young)
          },
          { hooks: counted }
        )
        expect(plan.struck()).toBe(statements[at - 1])
        own.with((index) => {
          index.bringUpToDate([closed[0]!, closedSource(after), closed[2]!])
          expect(answers(sampleDepartment, [index.unit('402002')])).toEqual(young)
        })
        own.clear()
      }
    }
  })
})
