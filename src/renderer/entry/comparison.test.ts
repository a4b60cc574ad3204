import type { Line, PriorLine } from '@shared/ledger'
import { difference, fen, sum } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { compare, compareProject, coordinateKey, priorByCoordinate } from './comparison'

const anyLine = fc.record({
  function: fc.constantFrom('2150501', '2080501'),
  economic: fc.constantFrom('30101', '30201', '30301'),
  source: fc.constantFrom('generalPublicBudget' as const, 'otherIncome' as const),
  amount: fc.integer({ min: 0, max: 1e9 }).map(fen)
})
const numbered = <T extends object>(rows: T[], from = 1): (T & { id: number })[] =>
  rows.map((row, n) => ({ id: from + n, ...row }))
const lines: fc.Arbitrary<Line[]> = fc.array(anyLine, { maxLength: 25 }).map((rows) => numbered(rows))
const priors: fc.Arbitrary<PriorLine[]> = fc
  .array(fc.record({ line: anyLine, section: fc.constantFrom('basic' as const, 'project' as const) }), {
    maxLength: 25
  })
  .map((rows) =>
    numbered(
      rows.map(({ line, section }) => ({ ...line, section })),
      100
    )
  )

describe('this year against last', () => {
  it('shows every prior amount once: beside a line, or among those that are gone', () => {
    fc.assert(
      fc.property(lines, priors, (now, then) => {
        const { byLine, dropped } = compare(now, priorByCoordinate(then, 'basic'))
        const shown = sum([...byLine.values()].flatMap(({ prior }) => prior ?? []))
        const all = sum(then.filter(({ section }) => section === 'basic').map(({ amount }) => amount))
        expect(sum([shown, dropped.amount])).toBe(all)
        // The column of changes, less what is gone, is the change of the whole.
        const changes = sum([...byLine.values()].map(({ change }) => change))
        const whole = difference(sum(now.map(({ amount }) => amount)), all)
        if (byLine.size > 0) expect(difference(changes, dropped.amount)).toBe(whole)
      }),
      { numRuns: runs(1000) }
    )
  })

  it('says of a coordinate what all its lines are more than last year', () => {
    fc.assert(
      fc.property(lines, priors, (now, then) => {
        for (const [id, { prior, change }] of compare(now, priorByCoordinate(then, 'basic')).byLine) {
          const key = coordinateKey(now.find((line) => line.id === id)!)
          const same = now.filter((line) => coordinateKey(line) === key)
          expect(same[0]?.id).toBe(id)
          expect(change).toBe(difference(sum(same.map(({ amount }) => amount)), prior ?? fen(0)))
        }
      }),
      { numRuns: runs(1000) }
    )
  })
})

describe('one project against last year, which names no project', () => {
  it('is compared on the coordinates that are its own alone, and the others are counted', () => {
    fc.assert(
      fc.property(lines, lines, priors, (own, others, then) => {
        const prior = priorByCoordinate(then, 'project')
        const elsewhere = new Set(others.map(coordinateKey))
        const { comparison, shared } = compareProject(own, others, prior)
        const alone = own.filter((line) => !elsewhere.has(coordinateKey(line)))
        expect(comparison.byLine).toEqual(compare(alone, prior).byLine)
        for (const id of comparison.byLine.keys())
          expect(elsewhere.has(coordinateKey(own.find((line) => line.id === id)!))).toBe(false)
        const told = own.filter(
          (line) => elsewhere.has(coordinateKey(line)) && prior.has(coordinateKey(line))
        )
        expect(shared).toBe(told.length)
      }),
      { numRuns: runs(500) }
    )
  })

  it('says of a new line how much it is, also where every other one is shared', () => {
    const line = (id: number, economic: string): Line => ({
      id,
      function: '2150501',
      economic,
      source: 'generalPublicBudget',
      amount: fen(500)
    })
    const prior = priorByCoordinate(
      [{ ...line(9, '30101'), section: 'project', amount: fen(300) }],
      'project'
    )
    const { comparison, shared } = compareProject(
      [line(1, '30101'), line(2, '30201')],
      [line(3, '30101')],
      prior
    )
    expect([...comparison.byLine]).toEqual([[2, { change: fen(500) }]])
    expect(shared).toBe(1)
  })
})
