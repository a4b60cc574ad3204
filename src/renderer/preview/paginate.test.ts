import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PreviewTable } from '@shared/ipc'
import { contentWidth, layoutOf, paginate, paperOf, rowHeights } from './paginate'

const row = (text: string): PreviewTable['body']['rows'][number] => [
  { kind: 'name', text, level: 0 },
  { kind: 'amount', text: '1.00', yuan: '10000.00' }
]

const tableOf = (
  texts: readonly string[],
  orientation: 'portrait' | 'landscape' = 'portrait'
): PreviewTable => ({
  id: '1',
  name: '表',
  header: { rows: [row('项目')], merges: [] },
  body: { rows: texts.map(row), merges: [] },
  columns: [
    { kind: 'name', width: 30 },
    { kind: 'amount', width: 12 }
  ],
  notes: [],
  form: false,
  orientation
})

describe('paginate', () => {
  it('puts every row on exactly one page, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 300 }), (texts) => {
        const pages = paginate(tableOf(texts))
        expect(pages[0]?.first).toBe(0)
        expect(pages.at(-1)?.end).toBe(texts.length)
        for (const [n, page] of pages.entries()) {
          if (n > 0) expect(page.first).toBe(pages[n - 1]?.end)
          if (texts.length > 0) expect(page.end).toBeGreaterThan(page.first)
        }
      }),
      { numRuns: 200 }
    )
  })

  it('has one page for an empty table', () => {
    expect(paginate(tableOf([]))).toEqual([{ first: 0, end: 0 }])
  })

  it('holds fewer rows on a landscape sheet', () => {
    const texts = Array.from({ length: 100 }, () => '行')
    expect(paginate(tableOf(texts)).length).toBeLessThan(paginate(tableOf(texts, 'landscape')).length)
  })
})

describe('rowHeights', () => {
  // Room for ten half-width signs, and the padding.
  const columns = [76, 76]
  it('counts a Chinese sign as two', () => {
    const grid = { rows: [row('一二三四五'), row('一二三四五六')], merges: [] }
    const [one, two] = rowHeights(grid, columns)
    expect(two).toBeGreaterThan(one!)
  })

  it('gives merged cells the width and the rows they have', () => {
    const wide = { rows: [row('一二三四五六')], merges: [{ row: 0, column: 0, rows: 1, columns: 2 }] }
    expect(rowHeights(wide, columns)).toEqual(rowHeights({ rows: [row('一')], merges: [] }, columns))
    const tall = {
      rows: [row('一二三四五六'), row('')],
      merges: [{ row: 0, column: 0, rows: 2, columns: 1 }]
    }
    expect(rowHeights(tall, columns)).toEqual(rowHeights({ rows: [row('一'), row('')], merges: [] }, columns))
  })
})

describe('layoutOf', () => {
  const paper = paperOf({ orientation: 'landscape' })
  const drawnWidth = (widths: readonly number[]): number => {
    const columns = widths.map((width) => ({ kind: 'amount' as const, width }))
    const layout = layoutOf({ columns }, paper)
    return layout.widths.reduce((sum, width) => sum + width, 0) * layout.scale
  }

  it.each([[[30, 12]], [[8, 24, ...Array.from({ length: 13 }, () => 12)]]])(
    'fills the sheet with columns %j',
    (widths) => {
      expect(drawnWidth(widths)).toBeLessThanOrEqual(contentWidth(paper) + 0.01)
      expect(drawnWidth(widths)).toBeGreaterThan(contentWidth(paper) - widths.length)
    }
  )

  it('makes a table smaller only when it must be', () => {
    expect(layoutOf({ columns: [{ kind: 'name', width: 30 }] }, paper).scale).toBe(1)
    const wide = Array.from({ length: 20 }, () => ({ kind: 'amount' as const, width: 20 }))
    expect(layoutOf({ columns: wide }, paper).scale).toBeLessThan(1)
  })
})
