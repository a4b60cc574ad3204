import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { drawRow, drawRows } from './drawing'
import type { DrawnFrom } from './drawing'
import type { CellMark, GridEdit } from './model'
import { draftKey } from './model'
import type { Line } from './testing/rows'
import { applied, COLUMNS, rowsOf } from './testing/rows'
import { viewOf } from './view'

const lines: Line[] = Array.from({ length: 12 }, (_one, n) => ({
  key: n + 1,
  cells: { name: `第 ${n + 1} 项`, amount: `${n}.50`, change: `-${n}.00` }
}))
const layout = { frozen: 1, tracks: COLUMNS.map((_column, n) => ({ left: 40 + n * 100, width: 100 })) }
const from = (given: readonly Line[], more: Partial<DrawnFrom> = {}): DrawnFrom => ({
  view: viewOf(rowsOf(given), { blank: 99 }),
  columns: COLUMNS,
  layout,
  drafts: new Map(),
  ...more
})
const all = (given: readonly Line[]): number[] => Array.from({ length: given.length + 1 }, (_one, n) => n)

const anyEdit: fc.Arbitrary<GridEdit> = fc.record({
  label: fc.constant('填写'),
  cells: fc.array(
    fc.record({
      row: fc.integer({ min: 1, max: 12 }),
      column: fc.constantFrom('name', 'amount', 'change'),
      value: fc.option(fc.constantFrom('1.00', '-2.00', '3.50'), { nil: undefined })
    }),
    { maxLength: 4 }
  ),
  inserted: fc.constant([]),
  deleted: fc.subarray([2, 5, 9], { maxLength: 1 })
})

describe('rows as they are drawn', () => {
  it('show what stands there after any edit, and only those are drawn anew that show something else', () => {
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const before = drawRows(from(lines), all(lines), undefined)
        const next = applied(lines, edit)
        const now = drawRows(from(next), all(next), before)
        for (const [row, drawing] of now) {
          expect(drawing).toEqual(drawRow(from(next), row))
          const [was, is] = [lines[row], next[row]]
          const same = was?.key === is?.key && JSON.stringify(was?.cells) === JSON.stringify(is?.cells)
          if (row < next.length && same) expect(drawing).toBe(before.get(row))
        }
      }),
      { numRuns: runs(300) }
    )
  })

  it('are drawn anew for a draft, a mark, a column and a row that is closed', () => {
    const before = drawRows(from(lines), all(lines), undefined)
    const drafts = new Map([
      [draftKey(3, 'amount'), { row: 3, column: 'amount', text: '一百', reason: '不是金额。' }]
    ])
    const changed = (more: Partial<DrawnFrom>): number[] => {
      const now = drawRows(from(lines, more), all(lines), before)
      return [...now].flatMap(([row, drawing]) => (drawing === before.get(row) ? [] : [row]))
    }
    expect(changed({})).toEqual([])
    expect(changed({ drafts })).toEqual([2])
    const marked: CellMark[] = [{ severity: 'warning', message: '太多' }]
    const marks = { ...rowsOf(lines), marks: (row: number) => (row === 4 ? marked : []) }
    expect(changed({ view: viewOf(marks, { blank: 99 }) })).toEqual([4])
    const remark: CellMark[] = [{ severity: 'remark', message: '请核对' }]
    const remarked = { ...rowsOf(lines), marks: (row: number) => (row === 5 ? remark : []) }
    expect(changed({ view: viewOf(remarked, { blank: 99 }) })).toEqual([5])
    const closed = { ...rowsOf(lines), readOnly: (row: number) => (row === 6 ? '不能改' : undefined) }
    expect(changed({ view: viewOf(closed, { blank: 99 }) })).toEqual([6])
    expect(changed({ columns: COLUMNS.slice(1) })).toHaveLength(13)
    expect(changed({ layout: { ...layout, frozen: 0 } })).toHaveLength(13)
  })

  it('have a remark beside what is wrong, each with its own sign and in its own words', () => {
    const both: CellMark[] = [
      { severity: 'remark', message: '退回意见：请核对' },
      { severity: 'warning', message: '太多' }
    ]
    const of = (marks: readonly CellMark[]) => {
      const rows = { ...rowsOf(lines), marks: (row: number) => (row === 1 ? marks : []) }
      return drawRow(from(lines, { view: viewOf(rows, { blank: 99 }) }), 1).cells[1]
    }
    expect(of(both)).toMatchObject({
      severity: 'warning',
      remarked: true,
      said: '退回意见：请核对 警告：太多'
    })
    expect(of(both.slice(0, 1))).toMatchObject({ severity: undefined, remarked: true })
    expect(of(both.slice(1))).toMatchObject({ severity: 'warning', remarked: false })
  })

  it('say a cell’s text, kinds and reasons', () => {
    const drafts = new Map([
      [draftKey(3, 'amount'), { row: 3, column: 'amount', text: '一百', reason: '不是金额。' }]
    ])
    const { cells, name, number } = drawRow(from(lines, { drafts }), 2)
    expect([name, number]).toEqual(['第 3 行', '3'])
    const [label, amount, , , change] = cells
    expect(label).toMatchObject({ text: '第 3 项', kinds: ' frozen', left: 40, closed: false })
    expect(amount).toMatchObject({
      text: '一百',
      kinds: ' numeric refused',
      severity: 'error',
      said: '没有填进去：不是金额。',
      left: undefined
    })
    expect(change).toMatchObject({ text: '-2.00', kinds: ' numeric negative closed', closed: true })
    expect(drawRow(from(lines), 12)).toMatchObject({ role: 'blank', name: '新的一行', number: '＊' })
  })
})
