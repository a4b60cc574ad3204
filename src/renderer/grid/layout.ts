import type { GridColumn } from './model'
import type { Place } from './selection'
import type { GridView } from './view'

/** A row's height and that of a line of headings, in pixels at 100 %. */
export const ROW = 28
export const HEADING = 28
const NARROWEST = 36
/** A column that grows takes no more: a line of words wider than this is hard to follow on a large screen. */
const WIDEST = 720

/** Where a column stands: its left edge within the whole width, the row headers' column included. */
export interface Track {
  readonly left: number
  readonly width: number
}

/** The grid's measures: all that is needed to tell where a cell is and which cell is at a point. */
export interface Layout {
  readonly header: number
  /** The width of the row headers. */
  readonly rowHeader: number
  readonly tracks: readonly Track[]
  /** How many columns stay at the left. */
  readonly frozen: number
  readonly width: number
  /** Of all rows and the header. */
  readonly height: number
}

export interface LayoutRequest {
  readonly columns: readonly GridColumn[]
  /** Widths that the user has drawn, by the column's key. */
  readonly drawn: ReadonlyMap<string, number>
  readonly count: number
  readonly frozen: number
  /** What is there to be filled. */
  readonly room: number
}

/** Lays the columns out; those that grow share what room is left. */
export function layoutOf({ columns, drawn, count, frozen, room }: LayoutRequest): Layout {
  const rowHeader = 28 + 8 * String(count).length
  const wished = columns.map(({ key, width }) => Math.max(NARROWEST, drawn.get(key) ?? width))
  const growing = columns.filter(({ key, grow }) => grow === true && !drawn.has(key)).length
  const left = room - rowHeader - wished.reduce((all, one) => all + one, 0)
  const share = growing > 0 && left > 0 ? left / growing : 0
  const tracks: Track[] = []
  let at = rowHeader
  for (const [n, column] of columns.entries()) {
    const own = wished[n] ?? 0
    const grows = column.grow === true && !drawn.has(column.key)
    const width = grows ? Math.max(own, Math.min(own + share, WIDEST)) : own
    tracks.push({ left: at, width })
    at += width
  }
  const header = HEADING * (columns.some(({ group }) => group !== undefined) ? 2 : 1)
  return { header, rowHeader, tracks, frozen, width: at, height: header + count * ROW }
}

/** How the scrolled area stands. */
export interface Scroll {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const sameRect = (one: Rect, other: Rect): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height

/** The height that is drawn in: all of the viewport, or less when the rows end before. */
const drawnHeight = (layout: Layout, scroll: Scroll): number => Math.min(scroll.height, layout.height)

/** Where a cell is drawn, from the viewport's top left; a cell scrolled away lies outside. */
export function rectOf(layout: Layout, scroll: Scroll, view: GridView, { row, column }: Place): Rect {
  const track = layout.tracks[column] ?? { left: layout.rowHeader, width: 0 }
  const fromEnd = view.count - row
  const y =
    fromEnd <= view.pinned
      ? drawnHeight(layout, scroll) - fromEnd * ROW
      : layout.header + row * ROW - scroll.top
  return { x: track.left - (column < layout.frozen ? 0 : scroll.left), y, width: track.width, height: ROW }
}

/** How far to scroll so that a cell is not hidden, neither by the edges nor by what sticks to them. */
export function revealed(
  layout: Layout,
  scroll: Scroll,
  view: GridView,
  { row, column }: Place
): { readonly top: number; readonly left: number } {
  const within = (at: number, from: number, to: number): number => Math.min(from, Math.max(at, to))
  const room = scroll.height - layout.header - view.pinned * ROW
  const top =
    row >= view.count - view.pinned
      ? scroll.top
      : within(scroll.top, row * ROW, (row + 1) * ROW - Math.max(ROW, room))
  const track = layout.tracks[column]
  if (track === undefined || column < layout.frozen) return { top, left: scroll.left }
  const last = layout.tracks[layout.frozen - 1]
  const edge = last ? last.left + last.width : layout.rowHeader
  const far = track.left + track.width - scroll.width
  return { top, left: within(scroll.left, track.left - edge, Math.min(far, track.left - edge)) }
}

/** What is at a point of the viewport: the nearest cell, and whether it is a row's header. */
export function placeAt(
  layout: Layout,
  scroll: Scroll,
  view: GridView,
  { x, y }: { readonly x: number; readonly y: number }
): Place & { readonly rowHeader: boolean } {
  const bottom = drawnHeight(layout, scroll)
  const pinnedFrom = bottom - view.pinned * ROW
  const row =
    y >= pinnedFrom
      ? view.count - view.pinned + Math.floor((y - pinnedFrom) / ROW)
      : Math.min(view.count - view.pinned - 1, Math.floor((y - layout.header + scroll.top) / ROW))
  const inFrozen = layout.tracks.findIndex(({ left, width }, n) => n < layout.frozen && x < left + width)
  const far = x + scroll.left
  const scrolled = layout.tracks.findIndex(({ left, width }) => far < left + width)
  const column = inFrozen !== -1 ? inFrozen : scrolled === -1 ? layout.tracks.length - 1 : scrolled
  return {
    row: Math.max(0, Math.min(view.count - 1, row)),
    column: Math.max(0, column),
    rowHeader: x < layout.rowHeader
  }
}
