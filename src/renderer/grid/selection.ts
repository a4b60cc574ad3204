/** A cell by its position in the grid as shown, both from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, all four edges in it. */
export interface Block {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What is selected: a rectangle between two corners, and the one cell in it that takes what is typed. */
export interface Selection {
  readonly active: Place
  readonly anchor: Place
  /** The corner that moves with Shift. */
  readonly extent: Place
  /** Where a run of Tabs began: Enter goes back to that column. */
  readonly tabFrom?: number
}

/** What the grid looks like to somebody who moves in it. */
export interface Bounds {
  readonly rows: number
  readonly columns: number
  /** The last row that somebody has entered: neither the blank one nor a total. */
  readonly lastEntry: number
  /** How many rows a page has. */
  readonly page: number
  /** Whether a cell shows anything: where Ctrl and an arrow stop. */
  readonly filled: (place: Place) => boolean
}

export type Direction = 'up' | 'down' | 'left' | 'right'

export type Move =
  | { readonly to: Direction; readonly by: 'step' | 'page' | 'data' }
  | { readonly to: 'rowStart' | 'rowEnd' | 'first' | 'last' }

const STEPS: Readonly<Record<Direction, Place>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 }
}

export const same = (one: Place, other: Place): boolean =>
  one.row === other.row && one.column === other.column

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

/** The nearest cell that there is. An empty grid has its active cell at the top left all the same. */
export const clamped = ({ row, column }: Place, { rows, columns }: Bounds): Place => ({
  row: within(row, rows),
  column: within(column, columns)
})

/** One cell, selected alone. */
export const selectionAt = (place: Place): Selection => ({ active: place, anchor: place, extent: place })

/** The rectangle that is selected. */
export const blockOf = ({ anchor, extent }: Pick<Selection, 'anchor' | 'extent'>): Block => ({
  top: Math.min(anchor.row, extent.row),
  left: Math.min(anchor.column, extent.column),
  bottom: Math.max(anchor.row, extent.row),
  right: Math.max(anchor.column, extent.column)
})

export const contains = ({ top, left, bottom, right }: Block, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

export const cellsIn = ({ top, left, bottom, right }: Block): number =>
  (bottom - top + 1) * (right - left + 1)

/** Whether one cell is selected and no more. */
export const isSingle = (selection: Selection): boolean => same(selection.anchor, selection.extent)

const shifted = (place: Place, step: Place, times = 1): Place => ({
  row: place.row + step.row * times,
  column: place.column + step.column * times
})

const inside = ({ row, column }: Place, { rows, columns }: Bounds): boolean =>
  row >= 0 && column >= 0 && row < rows && column < columns

/**
 * Where Ctrl and an arrow lead, as in Excel: from a filled cell with a filled neighbour to the last of that run,
 * from anywhere else to the next filled cell, and to the edge of the grid when there is none.
 */
function dataEdge(from: Place, step: Place, bounds: Bounds): Place {
  let place = from
  let next = shifted(place, step)
  if (!inside(next, bounds)) return from
  const run = bounds.filled(from) && bounds.filled(next)
  while (inside(next, bounds)) {
    if (run && !bounds.filled(next)) return place
    place = next
    if (!run && bounds.filled(place)) return place
    next = shifted(place, step)
  }
  return place
}

function target(from: Place, move: Move, bounds: Bounds): Place {
  switch (move.to) {
    case 'rowStart':
      return { row: from.row, column: 0 }
    case 'rowEnd':
      return { row: from.row, column: bounds.columns - 1 }
    case 'first':
      return { row: 0, column: 0 }
    case 'last':
      return { row: bounds.lastEntry, column: bounds.columns - 1 }
    default: {
      const step = STEPS[move.to]
      if (move.by === 'data') return dataEdge(from, step, bounds)
      return shifted(from, step, move.by === 'page' ? Math.max(1, bounds.page) : 1)
    }
  }
}

/** What a moving key makes of a selection: one cell, or with Shift the same rectangle with its corner moved. */
export function moved(selection: Selection, move: Move, extend: boolean, bounds: Bounds): Selection {
  if (!extend) return selectionAt(clamped(target(selection.active, move, bounds), bounds))
  const extent = clamped(target(selection.extent, move, bounds), bounds)
  return { active: selection.active, anchor: selection.anchor, extent }
}

/** The cell after one in a rectangle, along the rows or along the columns, round at the end. */
function nextInBlock(active: Place, block: Block, along: 'rows' | 'columns', back: boolean): Place {
  const width = block.right - block.left + 1
  const height = block.bottom - block.top + 1
  const column = active.column - block.left
  const row = active.row - block.top
  const position = along === 'rows' ? row * width + column : column * height + row
  const count = width * height
  const next = (position + (back ? count - 1 : 1)) % count
  return along === 'rows'
    ? { row: block.top + Math.floor(next / width), column: block.left + (next % width) }
    : { row: block.top + (next % height), column: block.left + Math.floor(next / height) }
}

/**
 * Tab: the next cell of the rectangle selected, round at its end; of a single cell the next of its row, then the
 * first of the next row. Nothing at the end of the grid (at its beginning backwards): there Tab leaves it.
 */
export function tabbed(selection: Selection, back: boolean, bounds: Bounds): Selection | undefined {
  if (!isSingle(selection)) {
    return { ...selection, active: nextInBlock(selection.active, blockOf(selection), 'rows', back) }
  }
  const { row, column } = selection.active
  const position = row * bounds.columns + column + (back ? -1 : 1)
  if (position < 0 || position >= bounds.rows * bounds.columns) return undefined
  const place = { row: Math.floor(position / bounds.columns), column: position % bounds.columns }
  return { ...selectionAt(place), tabFrom: place.row === row ? (selection.tabFrom ?? column) : 0 }
}

/**
 * Enter: the next cell of the rectangle selected by columns, round at its end; of a single cell the one below,
 * after a run of Tabs in the column where that began.
 */
export function entered(selection: Selection, back: boolean, bounds: Bounds): Selection {
  if (!isSingle(selection)) {
    return { ...selection, active: nextInBlock(selection.active, blockOf(selection), 'columns', back) }
  }
  const row = selection.active.row + (back ? -1 : 1)
  return selectionAt(clamped({ row, column: selection.tabFrom ?? selection.active.column }, bounds))
}

/** Everything; the active cell stays. */
export function allSelected(selection: Selection, bounds: Bounds): Selection {
  return {
    active: selection.active,
    anchor: { row: 0, column: 0 },
    extent: clamped({ row: bounds.rows - 1, column: bounds.columns - 1 }, bounds)
  }
}

/** A pressed mouse button: the cell alone, or with Shift the rectangle up to it. */
export const pressed = (selection: Selection, place: Place, extend: boolean): Selection =>
  extend ? { active: selection.active, anchor: selection.active, extent: place } : selectionAt(place)

/** The mouse drawn to a cell with the button held. */
export const drawnTo = (selection: Selection, place: Place): Selection => ({ ...selection, extent: place })

/** Whole rows, by their headers: the one pressed, or with Shift all from the anchor to it. */
export function rowsSelected(selection: Selection, row: number, extend: boolean, columns: number): Selection {
  const first = extend ? selection.anchor.row : row
  const anchor = { row: first, column: 0 }
  return { active: anchor, anchor, extent: { row, column: Math.max(0, columns - 1) } }
}

/** The same selection in a grid that has changed: every corner where it now is, or the nearest there is. */
export function followed(selection: Selection, bounds: Bounds, rowNow: (row: number) => number): Selection {
  const now = (place: Place): Place => clamped({ row: rowNow(place.row), column: place.column }, bounds)
  const anchor = now(selection.anchor)
  const extent = now(selection.extent)
  const active = now(selection.active)
  const kept = contains(blockOf({ anchor, extent }), active)
  return kept ? { ...selection, active, anchor, extent } : selectionAt(active)
}
