import { fen, sum } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../shared/testing/runs'
import { compare, priorByCoordinate } from '../../entry/comparison'
import type { AnyLine } from './line-view'
import {
  arrangedLines,
  lineFigures,
  matrixOf,
  keptWords,
  noFilter,
  passing,
  personnelAndOperating
} from './line-view'

const line = fc.record({
  function: fc.constantFrom('2150501', '2080501', ''),
  economic: fc.constantFrom('30101', '30201', '30301', '31002', ''),
  source: fc.constantFrom('generalPublicBudget' as const, 'otherIncome' as const),
  amount: fc.integer({ min: 0, max: 1e10 }).map(fen)
})
const lines: fc.Arbitrary<AnyLine[]> = fc
  .array(line, { maxLength: 40 })
  .map((rows) => rows.map((row, n) => ({ id: n + 1, ...row })))
const yuan = (amount: number): string => (amount / 100).toFixed(2)
const totalOf = (rows: readonly AnyLine[]): number => rows.reduce((all, { amount }) => all + amount, 0)

describe('lines under headings', () => {
  it('have subtotals that make up the total, and every line once', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('function' as const, 'economic' as const), (rows, grouping) => {
        const figures = lineFigures(rows, grouping, compare(rows, new Map()))
        const shown = arrangedLines(rows, grouping, figures, '合计')
        const headings = shown.flatMap((one) => (one.kind === 'heading' ? [one.cells['amount']] : []))
        const total = shown.flatMap((one) => (one.kind === 'total' ? [one.cells['amount']] : []))
        expect(headings.reduce((all, text) => all + Math.round(Number(text) * 100), 0)).toBe(totalOf(rows))
        expect(total).toEqual(rows.length === 0 ? [] : [yuan(totalOf(rows))])
        const entries = shown.flatMap((one) => (one.kind === 'entry' ? [one.row.id] : []))
        expect(entries.toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id))
      }),
      { numRuns: runs(500) }
    )
  })

  it('stand beside last year', () => {
    const now: AnyLine[] = [
      { id: 1, function: '2150501', economic: '30201', source: 'generalPublicBudget', amount: fen(1500) }
    ]
    const prior = priorByCoordinate([{ ...now[0]!, id: 2, section: 'basic', amount: fen(1000) }], 'basic')
    const figures = lineFigures(now, 'economic', compare(now, prior))
    const [heading] = arrangedLines(now, 'economic', figures, '合计')
    expect(heading).toMatchObject({
      cells: { economic: '302', amount: '15.00', prior: '10.00', change: '5.00', percent: '50.00' }
    })
  })
})

describe('what last year had and no line is left of', () => {
  const now: AnyLine[] = [
    { id: 1, function: '2150501', economic: '30201', source: 'generalPublicBudget', amount: fen(1500) }
  ]
  const prior = priorByCoordinate(
    [
      { ...now[0]!, id: 2, section: 'basic', amount: fen(1000) },
      { ...now[0]!, id: 3, section: 'basic', economic: '30202', amount: fen(1000) }
    ],
    'basic'
  )

  it('stands above the total, which counts it', () => {
    const comparison = compare(now, prior)
    const figures = lineFigures(now, 'none', comparison, comparison.dropped)
    expect(arrangedLines(now, 'none', figures, '合计').slice(1)).toEqual([
      {
        kind: 'total',
        key: 'dropped',
        cells: { function: '上年有、本年没有的 1 项', prior: '10.00', change: '-10.00', percent: '-100.00' }
      },
      {
        kind: 'total',
        key: 'total',
        cells: { function: '合计', amount: '15.00', prior: '20.00', change: '-5.00', percent: '-25.00' }
      }
    ])
  })

  it('is told where no line is left at all', () => {
    const comparison = compare([], prior)
    const figures = lineFigures([], 'none', comparison, comparison.dropped)
    expect(arrangedLines([], 'none', figures, '合计').map((one) => 'key' in one && one.key)).toEqual([
      'dropped',
      'total'
    ])
  })

  it('is not told of some lines only', () => {
    const figures = lineFigures(now, 'none', compare(now, prior))
    expect(arrangedLines(now, 'none', figures, '筛选出的合计').slice(1)).toEqual([
      {
        kind: 'total',
        key: 'total',
        cells: { function: '筛选出的合计', amount: '15.00', prior: '10.00', change: '5.00', percent: '50.00' }
      }
    ])
  })
})

describe('the summary', () => {
  it('adds up by rows, by columns and as a whole', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const matrix = matrixOf(rows)
        expect(sum(matrix.totals)).toBe(totalOf(rows))
        expect(sum(matrix.rows.map(({ total }) => total))).toBe(totalOf(rows))
        for (const { amounts, total } of matrix.rows) {
          expect(sum(amounts.flatMap((amount) => amount ?? []))).toBe(total)
        }
        const { personnel, operating } = personnelAndOperating(rows)
        expect(sum([personnel, operating])).toBe(totalOf(rows))
      }),
      { numRuns: runs(500) }
    )
  })

  it('counts 301 and 303 as personnel', () => {
    const one = (economic: string, amount: number): AnyLine => ({
      id: amount,
      function: '',
      economic,
      source: 'otherIncome',
      amount: fen(amount)
    })
    const rows = [one('30101', 1), one('30301', 10), one('30201', 100), one('31002', 1000), one('', 10_000)]
    expect(personnelAndOperating(rows)).toEqual({ personnel: 11, operating: 11_100 })
  })
})

describe('a filter', () => {
  const words = ({ economic }: AnyLine): string => (economic === '30201' ? '30201 办公费 bgf' : economic)
  const row: AnyLine = {
    id: 1,
    function: '2150501',
    economic: '30201',
    source: 'otherIncome',
    amount: fen(1)
  }
  it.each([
    [{}, true],
    [{ text: '办公' }, true],
    [{ text: '３０２０１　办公' }, true],
    [{ text: '办公 印刷' }, false],
    [{ function: '215' }, true],
    [{ function: '208' }, false],
    [{ economic: '302' }, true],
    [{ economic: '30202' }, false],
    [{ source: 'otherIncome' }, true],
    [{ source: 'generalPublicBudget' }, false]
  ])('of %j lets the line pass: %s', (filter, is) =>
    expect(passing({ ...noFilter, ...filter }, keptWords(words))(row)).toBe(is)
  )

  it('asks for the words of a line once, however often it is filtered', () => {
    const asked: AnyLine[] = []
    const kept = keptWords((one) => {
      asked.push(one)
      return words(one)
    })
    const again = { ...row }
    for (const text of ['办公', '工资']) {
      for (const one of [row, again]) passing({ ...noFilter, text }, kept)(one)
    }
    expect(asked).toEqual([row, again])
  })
})
