import type { Change, FundSource, UnitLedger } from '@shared/ledger'
import { applyChanges, emptyLedger, isCarryoverProject } from '@shared/ledger'
import { fen } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../shared/testing/runs'
import { carryoverAlong } from './carryover'

const sources: readonly FundSource[] = [
  'carryoverNonFiscal',
  'generalPublicBudget',
  'carryoverGovernmentFund'
]
const ledgerOf = (given: readonly FundSource[], carryover?: boolean): UnitLedger => ({
  ...emptyLedger('402001', 2023),
  projects: [
    {
      id: 1,
      code: 'P',
      name: '项目',
      ...(carryover === undefined ? {} : { carryover }),
      lines: given.map((source, n) => ({
        id: n + 10,
        function: '2150501',
        economic: '30201',
        source,
        amount: fen(100)
      })),
      indicators: []
    }
  ]
})
const toSource = (id: number, before: FundSource, after: FundSource): Change => ({
  path: `projects/#1/lines/#${id}/source`,
  before,
  after
})

describe('the mark of a carried-over project', () => {
  it('follows the lines as long as it agrees with them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...sources), { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...sources)), { maxLength: 8 }),
        (given, edits) => {
          let ledger = ledgerOf(given, isCarryoverProject(ledgerOf(given).projects[0]!))
          for (const [n, source] of edits) {
            const line = ledger.projects[0]!.lines[n % given.length]!
            const changes = [toSource(line.id, line.source, source)]
            ledger = applyChanges(ledger, [...changes, ...carryoverAlong(ledger, 1, changes)])
            expect(ledger.projects[0]!.carryover).toBe(isCarryoverProject(ledger.projects[0]!))
          }
        }
      ),
      { numRuns: runs(300) }
    )
  })

  it('follows a line that comes or goes', () => {
    const carried = ledgerOf(['carryoverNonFiscal', 'generalPublicBudget'], false)
    const line = {
      id: 11,
      function: '2150501',
      economic: '30201',
      source: 'generalPublicBudget',
      amount: '1.00'
    }
    const gone: Change = { path: 'projects/#1/lines/#11', before: line, following: 10 }
    const mark = { path: 'projects/#1/carryover', before: false, after: true }
    expect(carryoverAlong(carried, 1, [gone])).toEqual([mark])
  })

  it('is left alone where it is a file’s own, where there is none, and by an amount', () => {
    const change = [toSource(10, 'carryoverNonFiscal', 'generalPublicBudget')]
    expect(carryoverAlong(ledgerOf(['carryoverNonFiscal'], false), 1, change)).toEqual([])
    expect(carryoverAlong(ledgerOf(['carryoverNonFiscal']), 1, change)).toEqual([])
    expect(carryoverAlong(ledgerOf(['carryoverNonFiscal'], true), 1, change)).toHaveLength(1)
    const amount = { path: 'projects/#1/lines/#10/amount', before: '1.00', after: '2.00' }
    expect(carryoverAlong(ledgerOf(['carryoverNonFiscal'], true), 1, [amount])).toEqual([])
    expect(carryoverAlong(ledgerOf([], false), 7, change)).toEqual([])
    // A change that does not fit is refused where it is made.
    const wrong = [toSource(10, 'generalPublicBudget', 'otherIncome')]
    expect(carryoverAlong(ledgerOf(['carryoverNonFiscal'], true), 1, wrong)).toEqual([])
  })
})
