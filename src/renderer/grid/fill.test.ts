import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { continued, fillTarget, planFill, planFillDown } from './fill'
import type { GridColumn } from './model'
import type { Block } from './selection'
import type { Line } from './testing/rows'
import { applied, COLUMNS, rowsOf } from './testing/rows'
import { viewOf } from './view'

const [text, amount, , people] = COLUMNS as [GridColumn, GridColumn, GridColumn, GridColumn]
const date: GridColumn = { key: 'd', title: '日期', width: 1, kind: 'date' }
const go = (column: GridColumn, values: readonly (string | undefined)[], count = 3): (string | undefined)[] =>
  Array.from({ length: count }, (_none, k) => continued(column, values)(k))

describe('how values go on', () => {
  it('as a series of two or more with one step, exactly', () => {
    expect(go(amount, ['100.10', '100.20'])).toEqual(['100.30', '100.40', '100.50'])
    expect(go(people, ['1', '3', '5'])).toEqual(['7', '9', '11'])
    expect(go(amount, ['3.00', '1.00'])).toEqual(['-1.00', '-3.00', '-5.00'])
    expect(go(date, ['2024-01-30', '2024-01-31'])).toEqual(['2024-02-01', '2024-02-02', '2024-02-03'])
    expect(go(date, ['2024-02-28', '2024-03-06'])).toEqual(['2024-03-13', '2024-03-20', '2024-03-27'])
  })
  it('over and over where there is no series', () => {
    expect(go(amount, ['100.00'])).toEqual(['100.00', '100.00', '100.00'])
    expect(go(amount, ['1.00', '2.00', '4.00'], 4)).toEqual(['1.00', '2.00', '4.00', '1.00'])
    expect(go(amount, ['1.00', undefined])).toEqual(['1.00', undefined, '1.00'])
    expect(go(text, ['1', '2'])).toEqual(['1', '2', '1'])
    expect(go(people, [undefined])).toEqual([undefined, undefined, undefined])
  })
  it('with the step of any two amounts, to the 分', () => {
    const fenText = (n: number): string =>
      `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.nat(50),
        (from, step, k) => {
          const value = continued(amount, [fenText(from), fenText(from + step)])(k)
          expect(value).toBe(fenText(from + step * (k + 2)))
        }
      ),
      { numRuns: runs(2000) }
    )
  })
})

const lines: Line[] = [
  { key: 1, cells: { name: '甲', amount: '10.00', people: '1' } },
  { key: 2, cells: { name: '乙', amount: '20.00', people: '2', change: '8.00' } },
  { key: 3, cells: { name: '丙' } },
  { key: 4, cells: {} },
  { key: 't', cells: { name: '合计' }, role: 'total' }
]
const view = viewOf(rowsOf(lines), { blank: 99 })
const block = (top: number, left: number, bottom: number, right: number): Block => ({
  top,
  left,
  bottom,
  right
})
const columnOf = (key: string, edit: ReturnType<typeof planFill>['edit']): (string | undefined)[] =>
  (edit ? applied(lines, edit) : lines).map(({ cells }) => cells[key])

describe('filling', () => {
  it('down goes on, and stops before the blank row, totals and computed cells', () => {
    const { edit, rejected } = planFill(view, COLUMNS, block(0, 0, 1, 4), block(0, 0, 5, 4))
    expect(columnOf('amount', edit)).toEqual(['10.00', '20.00', '30.00', '40.00', undefined])
    expect(new Set(edit?.cells.map(({ row }) => row))).toEqual(new Set([3, 4]))
    expect(columnOf('people', edit)).toEqual(['1', '2', '3', '4', undefined])
    expect(columnOf('name', edit)).toEqual(['甲', '乙', '甲', '乙', '合计'])
    expect(columnOf('change', edit)).toEqual([undefined, '8.00', undefined, undefined, undefined])
    expect(rejected).toEqual([])
  })
  it('up goes backwards', () => {
    const { edit } = planFill(view, COLUMNS, block(2, 0, 2, 0), block(0, 0, 2, 0))
    expect(columnOf('name', edit)).toEqual(['丙', '丙', '丙', undefined, '合计'])
  })
  it('to the right copies, reading each value as the next column does', () => {
    const { edit, rejected } = planFill(view, COLUMNS, block(0, 0, 0, 0), block(0, 0, 0, 2))
    expect(edit).toBeUndefined()
    expect(rejected.map(({ column }) => column)).toEqual(['amount', 'prior'])
    const numbers = planFill(view, COLUMNS, block(0, 1, 0, 1), block(0, 1, 0, 2))
    expect(columnOf('prior', numbers.edit)[0]).toBe('10.00')
  })
  it('refuses a series that leaves what the column takes', () => {
    const down = [
      { key: 1, cells: { amount: '2.00' } },
      { key: 2, cells: { amount: '1.00' } },
      ...[3, 4].map((key) => ({ key, cells: {} }))
    ]
    const { rejected, edit } = planFill(viewOf(rowsOf(down)), COLUMNS, block(0, 1, 1, 1), block(0, 1, 3, 1))
    expect(edit?.cells).toEqual([{ row: 3, column: 'amount', value: '0.00' }])
    expect(rejected).toMatchObject([{ row: 4, reason: expect.stringContaining('负数') as string }])
  })
  it('by Ctrl+D takes the first row, or of one row the one above', () => {
    expect(columnOf('name', planFillDown(view, COLUMNS, block(1, 0, 3, 0)).edit)).toEqual([
      '甲',
      '乙',
      '乙',
      '乙',
      '合计'
    ])
    expect(columnOf('name', planFillDown(view, COLUMNS, block(3, 0, 3, 0)).edit)[3]).toBe('丙')
    expect(planFillDown(view, COLUMNS, block(0, 0, 0, 0)).edit).toBeUndefined()
  })
  it('by the handle goes the way it was drawn further', () => {
    const from = block(2, 2, 3, 3)
    expect(fillTarget(from, { row: 6, column: 4 })).toEqual(block(2, 2, 6, 3))
    expect(fillTarget(from, { row: 3, column: 9 })).toEqual(block(2, 2, 3, 9))
    expect(fillTarget(from, { row: 0, column: 2 })).toEqual(block(0, 2, 3, 3))
    expect(fillTarget(from, { row: 2, column: 0 })).toEqual(block(2, 0, 3, 3))
    expect(fillTarget(from, { row: 3, column: 3 })).toBe(from)
  })
})
