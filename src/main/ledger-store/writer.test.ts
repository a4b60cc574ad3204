import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, type Change, type UnitLedger } from '@shared/ledger'
import { anyEdited, type Edited } from '@shared/ledger/testing/arbitrary-changes'
import { runs } from '@shared/testing/runs'
import { readLedger } from './sections'
import { scratchLedger } from './testing/scratch'
import { verifyDatabase } from './verify'
import type { LedgerWriter } from './writer'

/** The long suite takes its time. */
const timeout = 600_000

/** What a user may do next: edit, or go back and forth. */
type Move = 'edit' | 'undo' | 'redo'

interface Session {
  edited: Edited
  moves: Move[]
}

const anySession: fc.Arbitrary<Session> = fc.record({
  edited: anyEdited,
  moves: fc.array(fc.constantFrom<Move>('edit', 'edit', 'edit', 'undo', 'undo', 'redo'), {
    minLength: 5,
    maxLength: 30
  })
})

/** Cuts changes into steps; a row that moves is gone and new within one step. */
function stepsOf(changes: readonly Change[]): Change[][] {
  const steps: Change[][] = []
  for (const change of changes) {
    const last = steps.at(-1)
    const moved = last?.some(({ path, after }) => path === change.path && after === undefined) === true
    if (last !== undefined && (moved || change.path.length % 3 === 0)) last.push(change)
    else steps.push([change])
  }
  return steps
}

/**
 * Plays a session on the store and, beside it, on a plain list of states, in which undo and redo move a finger.
 * Edits that no longer fit after an undo are left out on both sides.
 */
function play(
  writer: LedgerWriter,
  { edited, moves }: Session,
  eachTime: (expected: UnitLedger) => void
): void {
  const waiting = stepsOf(edited.changes)
  let states = [edited.before]
  let finger = 0
  const now = (): UnitLedger => states[finger]!
  for (const move of moves) {
    if (move === 'undo') {
      expect(writer.undo() !== undefined).toBe(finger > 0)
      finger = Math.max(0, finger - 1)
    } else if (move === 'redo') {
      expect(writer.redo() !== undefined).toBe(finger < states.length - 1)
      finger = Math.min(states.length - 1, finger + 1)
    } else {
      const changes = waiting.shift()
      if (changes === undefined) continue
      let after: UnitLedger
      try {
        after = applyChanges(now(), changes)
      } catch {
        expect(() => writer.commit({ kind: 'edit', label: 'x', changes })).toThrow()
        eachTime(now())
        continue
      }
      writer.commit({ kind: 'edit', label: 'x', changes })
      states = [...states.slice(0, finger + 1), after]
      finger += 1
    }
    eachTime(now())
  }
}

describe('steps', () => {
  it(
    'leave tables, memory and journal agreed, over edits, undo and redo in any order',
    () => {
      fc.assert(
        fc.property(anySession, (session) => {
          const { database, writer } = scratchLedger(session.edited.before)
          try {
            play(writer, session, (expected) => {
              expect(writer.ledger()).toEqual(expected)
              expect(readLedger(database)).toEqual(expected)
            })
            expect(verifyDatabase(database)).toMatchObject({ sound: true, cells: [], chain: [] })
          } finally {
            database.close()
          }
        }),
        { numRuns: runs(2_000, 100) }
      )
    },
    timeout
  )

  it(
    'go back to every state before, whatever happened between',
    () => {
      fc.assert(
        fc.property(anySession, (session) => {
          const { database, writer } = scratchLedger(session.edited.before)
          try {
            play(writer, session, () => undefined)
            while (writer.undo() !== undefined);
            expect(readLedger(database)).toEqual(session.edited.before)
            const last = writer.ledger()
            let steps = 0
            while (writer.redo() !== undefined) steps += 1
            for (let step = 0; step < steps; step += 1) writer.undo()
            expect(writer.ledger()).toEqual(last)
          } finally {
            database.close()
          }
        }),
        { numRuns: runs(1_000, 50) }
      )
    },
    timeout
  )
})
