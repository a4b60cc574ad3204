import type { PreviewGrid, PreviewTable } from '@shared/ipc'

/** A4 at 96 dots an inch, with the margins of the printed sheet, in CSS pixels. */
const A4 = { short: 794, long: 1123, margin: 57 }
const LINE = 17
const ROW_PADDING = 5
const CELL_PADDING = 11
/** The width of a half-width character. */
const HALF_SIGN = 6.5
const FIRST_PAGE_HEAD = 96
const NEXT_PAGE_HEAD = 24
const FOOT = 36

export interface Paper {
  readonly width: number
  readonly height: number
}

/** A page: which rows of the body stand on it, from `first` up to, not including, `end`. */
export interface Page {
  readonly first: number
  readonly end: number
}

export const paperOf = ({ orientation }: Pick<PreviewTable, 'orientation'>): Paper =>
  orientation === 'portrait' ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short }

export const contentWidth = (paper: Paper): number => paper.width - 2 * A4.margin

/** How a table's columns lie on the sheet. */
export interface Layout {
  /** In pixels, before scaling. */
  readonly widths: readonly number[]
  /** A table that is wider than the sheet is drawn smaller, as a printer fits it to the width; 1 at the most. */
  readonly scale: number
}

/** The columns as wide as their texts want; stretched to the sheet, or the whole made smaller to fit it. */
export function layoutOf({ columns }: Pick<PreviewTable, 'columns'>, paper: Paper): Layout {
  const wanted = columns.map(({ width }) => width * HALF_SIGN + CELL_PADDING)
  const whole = wanted.reduce((sum, width) => sum + width, 0)
  const room = contentWidth(paper)
  const stretch = Math.max(1, room / whole)
  return { widths: wanted.map((width) => Math.floor(width * stretch)), scale: Math.min(1, room / whole) }
}

/** How wide a text is in half-width characters. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign > '⺀' ? 2 : 1), 0)

/** How high the rows of a grid stand when their texts are wrapped into columns of these widths, in pixels. */
export function rowHeights(grid: PreviewGrid, columns: readonly number[]): number[] {
  return grid.rows.map((row, at) => {
    const lines = row.map((cell, column) => {
      if (cell.text === '') return 1
      const merge = grid.merges.find((one) => one.row === at && one.column === column)
      const span = columns.slice(column, column + (merge?.columns ?? 1))
      const room = span.reduce((sum, one) => sum + one, 0) - CELL_PADDING
      const width = Math.floor(room / HALF_SIGN) - (cell.level ?? 0) * 2
      const wrapped = cell.text.split('\n').map((part) => Math.ceil(widthOf(part) / Math.max(width, 4)))
      const needed = wrapped.reduce((sum, one) => sum + Math.max(one, 1), 0)
      return Math.ceil(needed / (merge?.rows ?? 1))
    })
    return Math.max(...lines, 1) * LINE + ROW_PADDING
  })
}

/** Breaks a table into pages; the header stands on each. A row higher than a page has one to itself. */
export function paginate(table: PreviewTable): Page[] {
  const paper = paperOf(table)
  const sum = (heights: readonly number[]): number => heights.reduce((all, one) => all + one, 0)
  const { widths, scale } = layoutOf(table, paper)
  const header = sum(rowHeights(table.header, widths)) * scale
  const body = rowHeights(table.body, widths).map((height) => height * scale)
  const pages: Page[] = []
  let first = 0
  do {
    const head = pages.length === 0 ? FIRST_PAGE_HEAD : NEXT_PAGE_HEAD
    const room = paper.height - 2 * A4.margin - head - header - FOOT
    let end = first
    for (let used = 0; end < body.length; end++) {
      used += body[end] ?? 0
      if (used > room && end > first) break
    }
    pages.push({ first, end })
    first = end
  } while (first < body.length)
  return pages
}
