import type { UnitLedger } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyLedger } from '../ledger/testing/arbitrary-ledger'
import { runs } from '../testing/runs'
import { lineCount, linesOf, linesOn, spentBy } from './lines'

const pays = linesOn('economic', (code) => code.startsWith('301'))
const above = linesOn<[least: number]>(
  'function',
  (code) => code !== '',
  ({ line }, least) => line.amount > least
)

/** The ledger with one line's amount changed: the other lists of lines are the very same. */
function edited(ledger: UnitLedger, at: number): UnitLedger {
  const [project] = ledger.projects
  if (project === undefined || project.lines.length === 0) return ledger
  const lines = project.lines.map((line, n) =>
    n === at % project.lines.length ? { ...line, amount: fen(at), economic: '30101' } : line
  )
  return { ...ledger, projects: [{ ...project, lines }, ...ledger.projects.slice(1)] }
}

describe('the lines that a question is about', () => {
  it('are those of all lines, in the ledger’s order, also after an edit and for another answer', () => {
    fc.assert(
      fc.property(anyLedger, fc.array(fc.nat({ max: 1e6 }), { maxLength: 3 }), (ledger, edits) => {
        let now = ledger
        for (const [n, edit] of [undefined, ...edits].entries()) {
          if (edit !== undefined) now = edited(now, edit)
          const all = linesOf(now)
          expect(lineCount(now)).toBe(all.length)
          expect(spentBy(now)).toBe(sum(all.map(({ line }) => line.amount)))
          expect(pays(now)).toEqual(all.filter(({ line }) => line.economic.startsWith('301')))
          const least = n * 1000
          const meant = all.filter(({ line }) => line.function !== '' && line.amount > least)
          expect(above(now, least)).toEqual(meant)
        }
      }),
      { numRuns: runs(300, 60) }
    )
  })
})
