import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import {
  alignIds,
  applyChanges,
  differences,
  differencesByContent,
  emptyLedger,
  highestId,
  invertChanges
} from './index'
import { anyEdited } from './testing/arbitrary-changes'
import { anyLedger, ledgersOf } from './testing/arbitrary-ledger'

const ofOneUnit = ledgersOf('402001', 2023)

/** The laws on which journal, undo and comparison rest. */
describe('changes', () => {
  it('are taken back by their inverse', () => {
    fc.assert(
      fc.property(anyEdited, ({ before, changes }) => {
        const after = applyChanges(before, changes)
        expect(applyChanges(after, invertChanges(changes))).toEqual(before)
        expect(invertChanges(invertChanges(changes))).toEqual(changes)
      }),
      { numRuns: runs(3_000, 200) }
    )
  })

  it('leave the ledger they are applied to as it is', () => {
    fc.assert(
      fc.property(anyEdited, ({ before, changes }) => {
        const copy = structuredClone(before)
        applyChanges(before, changes)
        expect(before).toEqual(copy)
      }),
      { numRuns: runs(1_000, 100) }
    )
  })

  it('give the same one by one, in one go, and replayed from JSON', () => {
    fc.assert(
      fc.property(anyEdited, ({ before, changes }) => {
        const stepwise = changes.reduce((ledger, change) => applyChanges(ledger, [change]), before)
        const stored = JSON.parse(JSON.stringify(changes)) as typeof changes
        expect(stepwise).toEqual(applyChanges(before, changes))
        expect(applyChanges(before, stored)).toEqual(stepwise)
      }),
      { numRuns: runs(1_000, 100) }
    )
  })
})

describe('differences', () => {
  it('lead from one state to the other', () => {
    fc.assert(
      fc.property(anyEdited, ({ before, changes }) => {
        const after = applyChanges(before, changes)
        expect(applyChanges(before, differences(before, after))).toEqual(after)
        expect(applyChanges(after, differences(after, before))).toEqual(before)
      }),
      { numRuns: runs(3_000, 200) }
    )
  })

  it('lead from any ledger to any other, also when ids mean nothing or clash', () => {
    fc.assert(
      fc.property(ofOneUnit, ofOneUnit, (a, b) => {
        expect(applyChanges(a, differences(a, b))).toEqual(b)
        const aligned = alignIds(b, a, highestId(a) + 1).ledger
        expect(applyChanges(a, differencesByContent(a, b))).toEqual(aligned)
      }),
      { numRuns: runs(2_000, 100) }
    )
  })

  it('build any ledger from the empty one', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const empty = emptyLedger(ledger.unit.code, ledger.fiscalYear)
        expect(applyChanges(empty, differences(empty, ledger))).toEqual(ledger)
      }),
      { numRuns: runs(1_000, 100) }
    )
  })

  it('of a ledger and itself are none, whatever its ids', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        expect(differences(ledger, structuredClone(ledger))).toEqual([])
        const renumbered = alignIds(ledger, emptyLedger('x', 2023), 1_000).ledger
        expect(differencesByContent(ledger, renumbered)).toEqual([])
      }),
      { numRuns: runs(1_000, 100) }
    )
  })
})
