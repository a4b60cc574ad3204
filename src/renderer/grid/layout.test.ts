import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { Scroll } from './layout'
import { layoutOf, placeAt, rectOf, revealed, ROW } from './layout'
import type { GridColumn } from './model'
import type { Line } from './testing/rows'
import { rowsOf } from './testing/rows'
import { viewOf } from './view'

const column = (key: string, width: number, more: Partial<GridColumn> = {}): GridColumn =>
  ({ key, title: key, width, kind: 'text', ...more }) as GridColumn
const plain = { drawn: new Map<string, number>(), count: 10, frozen: 0, room: 0 }

describe('columns', () => {
  it('stand side by side; those that grow share what room is left', () => {
    const columns = [column('a', 100), column('b', 100, { grow: true }), column('c', 50, { grow: true })]
    const { tracks, rowHeader, width } = layoutOf({ ...plain, columns, room: 600 })
    expect(width).toBe(600)
    const share = (600 - rowHeader - 250) / 2
    expect(tracks.map((track) => track.width)).toEqual([100, 100 + share, 50 + share])
    expect(tracks.map((track) => track.left)).toEqual([rowHeader, rowHeader + 100, rowHeader + 200 + share])
    expect(layoutOf({ ...plain, columns, room: 100 }).width).toBe(rowHeader + 250)
  })
  it('grow no wider than can be followed, on the largest screen', () => {
    const columns = [
      column('a', 240),
      column('note', 100, { grow: true }),
      column('wide', 900, { grow: true })
    ]
    const { tracks, width } = layoutOf({ ...plain, columns, room: 3600 })
    expect(tracks.map((track) => track.width)).toEqual([240, 720, 900])
    expect(width).toBeLessThan(3600)
  })
  it('keep a width that was drawn, not less than can be seen', () => {
    const columns = [column('a', 100, { grow: true })]
    const width = (drawn: number): number | undefined =>
      layoutOf({ ...plain, columns, room: 900, drawn: new Map([['a', drawn]]) }).tracks[0]?.width
    expect([width(200), width(3)]).toEqual([200, 36])
  })
  it('of groups take a second line of headings', () => {
    expect(layoutOf({ ...plain, columns: [column('a', 9)] }).header).toBe(28)
    expect(layoutOf({ ...plain, columns: [column('a', 9, { group: '本年' })] }).header).toBe(56)
  })
})

const scene = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    totals: fc.nat(2),
    columns: fc.array(fc.integer({ min: 40, max: 200 }), { minLength: 1, maxLength: 8 }),
    frozen: fc.nat(2),
    room: fc.record({
      width: fc.integer({ min: 400, max: 1200 }),
      height: fc.integer({ min: 240, max: 800 })
    }),
    top: fc.nat(1500),
    left: fc.nat(800),
    row: fc.nat(),
    column: fc.nat()
  })
  .map(({ rows, totals, columns: widths, room, ...rest }) => {
    const lines: Line[] = Array.from({ length: rows + totals }, (_none, n) => ({
      key: n,
      cells: {},
      role: n < rows ? 'entry' : 'total'
    }))
    const view = viewOf(rowsOf(lines))
    const frozen = Math.min(rest.frozen, widths.length)
    const columns = widths.map((width, n) => column(String(n), n < frozen ? 60 : width))
    const layout = layoutOf({ ...plain, columns, count: view.count, frozen, room: room.width })
    const top = Math.min(rest.top, Math.max(0, layout.height - room.height))
    const left = Math.min(rest.left, Math.max(0, layout.width - room.width))
    const scroll: Scroll = { ...room, top, left }
    return {
      view,
      layout,
      scroll,
      place: { row: rest.row % view.count, column: rest.column % widths.length }
    }
  })

describe('a cell', () => {
  it('that is revealed is wholly in sight, behind nothing that sticks', () => {
    fc.assert(
      fc.property(scene, ({ view, layout, scroll, place }) => {
        const now = { ...scroll, ...revealed(layout, scroll, view, place) }
        const { x, y, width } = rectOf(layout, now, view, place)
        const pinned = place.row >= view.count - view.pinned
        const bottom = Math.min(scroll.height, layout.height) - (pinned ? 0 : view.pinned * ROW)
        expect(y).toBeGreaterThanOrEqual(layout.header)
        expect(y + ROW).toBeLessThanOrEqual(bottom)
        const last = layout.tracks[layout.frozen - 1]
        const edge = place.column < layout.frozen ? 0 : last ? last.left + last.width : layout.rowHeader
        expect(x).toBeGreaterThanOrEqual(edge)
        // A cell wider than the room shows its beginning.
        expect(x === edge || x + width <= scroll.width).toBe(true)
        expect(now.top).toBeGreaterThanOrEqual(0)
        expect(now.left).toBeGreaterThanOrEqual(0)
        expect(now.top).toBeLessThanOrEqual(Math.max(scroll.top, layout.height - scroll.height))
      }),
      { numRuns: runs(3000) }
    )
  })

  it('is what is found at its middle', () => {
    fc.assert(
      fc.property(scene, ({ view, layout, scroll, place }) => {
        const now = { ...scroll, ...revealed(layout, scroll, view, place) }
        const { x, y, width, height } = rectOf(layout, now, view, place)
        const found = placeAt(layout, now, view, { x: x + Math.min(width, 30) / 2, y: y + height / 2 })
        expect(found).toEqual({ ...place, rowHeader: false })
      }),
      { numRuns: runs(3000) }
    )
  })

  it('that is in sight needs no scrolling', () => {
    fc.assert(
      fc.property(scene, ({ view, layout, scroll, place }) => {
        const once = { ...scroll, ...revealed(layout, scroll, view, place) }
        expect(revealed(layout, once, view, place)).toEqual({ top: once.top, left: once.left })
      }),
      { numRuns: runs(1000) }
    )
  })
})
