import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { findText, nextCell } from './find'
import { deleteRows, duplicateRows, insertRows } from './row-edits'
import type { Block } from './selection'
import { summarise } from './summary'
import type { Line } from './testing/rows'
import { applied, COLUMNS, keysFrom, rowsOf } from './testing/rows'
import { viewOf } from './view'

const lines: Line[] = [
  { key: 'h', cells: { name: '一组' }, role: 'heading' },
  { key: 1, cells: { name: '甲', amount: '1234.50', change: '9.00' } },
  { key: 2, cells: { name: '乙', amount: '0.50', people: '3' } },
  { key: 't', cells: { name: '合计', amount: '1235.00' }, role: 'total' }
]
const view = viewOf(rowsOf(lines), { blank: 99 })
const keys = (edit: ReturnType<typeof insertRows> | undefined): unknown[] =>
  (edit ? applied(lines, edit) : lines).map(({ key }) => key)

describe('rows', () => {
  it('are put in above a row, at the top, and before blank row and totals at the end', () => {
    expect(keys(insertRows(view, 2, 2, keysFrom(7)))).toEqual(['h', 1, 7, 8, 2, 't'])
    expect(keys(insertRows(view, 0, 1, keysFrom(7)))).toEqual([7, 'h', 1, 2, 't'])
    for (const end of [3, 4, 5])
      expect(keys(insertRows(view, end, 1, keysFrom(7)))).toEqual(['h', 1, 2, 7, 't'])
  })
  it('are copied below the last of them, without what is computed', () => {
    const edit = duplicateRows(view, COLUMNS, { top: 0, bottom: 4 }, keysFrom(7))!
    expect(keys(edit)).toEqual(['h', 1, 2, 7, 8, 't'])
    expect(edit.inserted[0]?.cells).toEqual({ name: '甲', amount: '1234.50' })
    expect(duplicateRows(view, COLUMNS, { top: 3, bottom: 4 }, keysFrom())).toBeUndefined()
  })
  it('are taken out, but for headings, totals and the blank row', () => {
    expect(keys(deleteRows(view, { top: 0, bottom: 4 }))).toEqual(['h', 't'])
    expect(deleteRows(view, { top: 3, bottom: 4 })).toBeUndefined()
  })
})

describe('finding', () => {
  const from = (row: number, column: number, text: string, back = false) =>
    findText(view, COLUMNS, text, { row, column }, back)
  it('goes to the next cell that shows the text, round the end', () => {
    expect(from(0, 0, '甲')).toEqual({ row: 1, column: 0 })
    expect(from(1, 0, '甲')).toEqual({ row: 1, column: 0 })
    expect(from(1, 0, '一')).toEqual({ row: 0, column: 0 })
    expect(from(4, 4, '合', true)).toEqual({ row: 4, column: 0 })
  })
  it('finds an amount with and without its separators', () => {
    expect([from(0, 0, '1,234'), from(0, 0, '1234.5')]).toEqual([
      { row: 1, column: 1 },
      { row: 1, column: 1 }
    ])
  })
  it('finds nothing for nothing', () => {
    expect(from(0, 0, ' ')).toBeUndefined()
    expect(from(0, 0, '丁')).toBeUndefined()
  })
  it('comes by every cell there is, in either direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (rows, columns, row, column, back) => {
          const start = { row: row % rows, column: column % columns }
          const seen: string[] = []
          nextCell(rows, columns, start, back, (place) => seen.push(JSON.stringify(place)) === 0)
          expect(new Set(seen).size).toBe(rows * columns)
          expect(seen.at(-1)).toBe(JSON.stringify(start))
        }
      ),
      { numRuns: runs(500) }
    )
  })
})

describe('the sum of a selection', () => {
  const all: Block = { top: 1, left: 0, bottom: 2, right: 4 }
  it('is exact, of amounts where there are any, of numbers otherwise', () => {
    expect(summarise(view, COLUMNS, { ...all, right: 3 })).toEqual({
      cells: 8,
      count: 2,
      of: 'amount',
      sum: '1235.00',
      average: '617.50'
    })
    expect(summarise(view, COLUMNS, { ...all, left: 3, right: 3 })).toMatchObject({
      of: 'number',
      sum: '3',
      average: '3'
    })
    expect(summarise(view, COLUMNS, { ...all, right: 0 })).toEqual({ cells: 2, count: 0, of: 'number' })
  })
  it('averages half away from zero, and gives none beyond what is exact', () => {
    const of = (...amounts: string[]) =>
      summarise(viewOf(rowsOf(amounts.map((amount, n) => ({ key: n, cells: { amount } })))), COLUMNS, {
        top: 0,
        left: 1,
        bottom: amounts.length - 1,
        right: 1
      })
    expect(of('0.01', '0.02').average).toBe('0.02')
    expect(of('-0.01', '-0.02').average).toBe('-0.02')
    expect(of('1.00', '1.00', '0.00').average).toBe('0.67')
    expect(of('90000000000000.00', '0.01')).toEqual({ cells: 2, count: 2, of: 'amount' })
  })
  it('is the sum of the cells, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1 }), (units) => {
        const text = (n: number): string =>
          `${n < 0 ? '-' : ''}${String(Math.abs(n))
            .padStart(3, '0')
            .replace(/(\d{2})$/, '.$1')}`
        const of = viewOf(rowsOf(units.map((n, key) => ({ key, cells: { amount: text(n) } }))))
        const total = units.reduce((whole, n) => whole + n, 0)
        expect(summarise(of, COLUMNS, { top: 0, left: 1, bottom: units.length - 1, right: 1 }).sum).toBe(
          text(total)
        )
      }),
      { numRuns: runs(500) }
    )
  })
})
