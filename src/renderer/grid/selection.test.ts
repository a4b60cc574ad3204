import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { Bounds, Move, Place, Selection } from './selection'
import {
  allSelected,
  blockOf,
  cellsIn,
  contains,
  drawnTo,
  entered,
  followed,
  isSingle,
  moved,
  pressed,
  rowsSelected,
  selectionAt,
  tabbed
} from './selection'

/** A grid by its picture: a letter for a filled cell, a dot for an empty one. */
const grid = (...lines: string[]): Bounds => ({
  rows: lines.length,
  lastEntry: lines.length - 1,
  columns: lines[0]?.length ?? 0,
  page: 3,
  filled: ({ row, column }) => lines[row]?.[column] === 'x'
})

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows
      })
      .map((cells) => grid(...cells.map((line) => line.map((filled) => (filled ? 'x' : '.')).join(''))))
  )
const placeIn = ({ rows, columns }: Bounds): fc.Arbitrary<Place> =>
  fc.record({ row: fc.nat(rows - 1), column: fc.nat(columns - 1) })
const selectionIn = (of: Bounds): fc.Arbitrary<Selection> =>
  fc.tuple(placeIn(of), placeIn(of)).map(([anchor, extent]) => ({ active: anchor, anchor, extent }))
const withSelection = bounds.chain((of) => fc.tuple(fc.constant(of), selectionIn(of)))

const direction = fc.constantFrom('up', 'down', 'left', 'right')
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ to: direction, by: fc.constantFrom('step', 'page', 'data') }),
  fc.record({ to: fc.constantFrom('rowStart', 'rowEnd', 'first', 'last') })
)
const inside = ({ row, column }: Place, of: Bounds): boolean =>
  row >= 0 && column >= 0 && row < of.rows && column < of.columns

describe('moving', () => {
  it('never leaves the grid, and without Shift selects one cell', () => {
    fc.assert(
      fc.property(withSelection, move, fc.boolean(), ([of, selection], to, extend) => {
        const next = moved(selection, to, extend, of)
        expect([next.active, next.anchor, next.extent].every((place) => inside(place, of))).toBe(true)
        if (extend) {
          expect(next.active).toEqual(selection.active)
          expect(next.anchor).toEqual(selection.anchor)
        } else expect(isSingle(next)).toBe(true)
      }),
      { numRuns: runs(2000) }
    )
  })

  it('goes with Ctrl to the end of a run, over a gap to the next filled cell, and else to the edge', () => {
    const of = grid('xxx..x..')
    const right: Move = { to: 'right', by: 'data' }
    const stops = [0, 2, 5, 7].map(
      (column) => moved(selectionAt({ row: 0, column }), right, false, of).active.column
    )
    expect(stops).toEqual([2, 5, 7, 7])
    const left: Move = { to: 'left', by: 'data' }
    expect(
      [7, 5, 2].map((column) => moved(selectionAt({ row: 0, column }), left, false, of).active.column)
    ).toEqual([5, 2, 0])
  })

  it('goes by pages, to the ends of the row and of the grid', () => {
    const of = grid('...', '...', '...', '...', '...')
    const from = selectionAt({ row: 1, column: 1 })
    const to = (one: Move): Place => moved(from, one, false, of).active
    expect(to({ to: 'down', by: 'page' })).toEqual({ row: 4, column: 1 })
    expect(to({ to: 'up', by: 'page' })).toEqual({ row: 0, column: 1 })
    expect(to({ to: 'rowStart' })).toEqual({ row: 1, column: 0 })
    expect(to({ to: 'rowEnd' })).toEqual({ row: 1, column: 2 })
    expect(to({ to: 'first' })).toEqual({ row: 0, column: 0 })
    expect(to({ to: 'last' })).toEqual({ row: 4, column: 2 })
    const withTotal = { ...of, lastEntry: 2 }
    expect(moved(from, { to: 'last' }, false, withTotal).active).toEqual({ row: 2, column: 2 })
    expect(moved(from, { to: 'last' }, false, { ...of, lastEntry: -1 }).active.row).toBe(0)
  })
})

describe('Tab and Enter', () => {
  it('visit every cell of a selection once and come back, forwards and backwards', () => {
    fc.assert(
      fc.property(withSelection, fc.boolean(), fc.boolean(), ([of, selection], enter, back) => {
        fc.pre(!isSingle(selection))
        const block = blockOf(selection)
        const seen = new Set<string>()
        let now = selection
        for (let n = 0; n < cellsIn(block); n += 1) {
          const next = enter ? entered(now, back, of) : tabbed(now, back, of)
          now = next!
          expect(contains(block, now.active)).toBe(true)
          seen.add(JSON.stringify(now.active))
        }
        expect(seen.size).toBe(cellsIn(block))
        expect(now.active).toEqual(selection.active)
      }),
      { numRuns: runs(1000) }
    )
  })

  it('are undone by the same key with Shift', () => {
    fc.assert(
      fc.property(withSelection, ([of, selection]) => {
        const there = tabbed(selection, false, of)
        if (there) expect(tabbed(there, true, of)?.active).toEqual(selection.active)
        if (!isSingle(selection)) {
          expect(entered(entered(selection, false, of), true, of).active).toEqual(selection.active)
        }
      }),
      { numRuns: runs(1000) }
    )
  })

  it('Enter after Tabs goes back to the column where they began', () => {
    const of = grid('....', '....')
    const tab = (from: Selection): Selection => tabbed(from, false, of)!
    expect(entered(tab(tab(selectionAt({ row: 0, column: 1 }))), false, of).active).toEqual({
      row: 1,
      column: 1
    })
    // Over the end of a row the run begins anew in the first column.
    expect(tab(selectionAt({ row: 0, column: 3 }))).toMatchObject({
      active: { row: 1, column: 0 },
      tabFrom: 0
    })
  })

  it('Tab leaves the grid at its end, and backwards at its beginning', () => {
    const of = grid('..', '..')
    expect(tabbed(selectionAt({ row: 1, column: 1 }), false, of)).toBeUndefined()
    expect(tabbed(selectionAt({ row: 0, column: 0 }), true, of)).toBeUndefined()
  })
})

describe('the mouse', () => {
  const of = grid('....', '....', '....')
  it('chooses a cell, a rectangle, whole rows, everything', () => {
    const at = pressed(selectionAt({ row: 0, column: 0 }), { row: 1, column: 2 }, false)
    expect(at).toEqual(selectionAt({ row: 1, column: 2 }))
    expect(blockOf(pressed(at, { row: 0, column: 3 }, true))).toEqual({
      top: 0,
      left: 2,
      bottom: 1,
      right: 3
    })
    expect(blockOf(drawnTo(at, { row: 2, column: 0 }))).toEqual({ top: 1, left: 0, bottom: 2, right: 2 })
    const row = rowsSelected(at, 1, false, 4)
    expect(blockOf(row)).toEqual({ top: 1, left: 0, bottom: 1, right: 3 })
    expect(blockOf(rowsSelected(row, 2, true, 4))).toEqual({ top: 1, left: 0, bottom: 2, right: 3 })
    expect(blockOf(allSelected(at, of))).toEqual({ top: 0, left: 0, bottom: 2, right: 3 })
    expect(allSelected(at, of).active).toEqual(at.active)
  })
})

describe('a selection in a grid that changes', () => {
  it('goes with its rows, and stays inside', () => {
    const selection = pressed(selectionAt({ row: 1, column: 0 }), { row: 2, column: 1 }, true)
    const after = followed(selection, grid('..', '..', '..', '..'), (row) => row + 1)
    expect(blockOf(after)).toEqual({ top: 2, left: 0, bottom: 3, right: 1 })
    fc.assert(
      fc.property(
        withSelection,
        bounds,
        fc.func(fc.integer({ min: -3, max: 12 })),
        ([, from], of, rowNow) => {
          const next = followed(from, of, rowNow)
          expect([next.active, next.anchor, next.extent].every((place) => inside(place, of))).toBe(true)
          expect(contains(blockOf(next), next.active)).toBe(true)
        }
      ),
      { numRuns: runs(1000) }
    )
  })
})
