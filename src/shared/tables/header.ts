import { depthOf, leavesIn } from './columns'
import { blank } from './model'
import type { Cell, ColumnStyle, Grid, Merge, TextCell } from './model'
import type { Column } from './schema-parts'

/** The heading rows of a column tree, with merges, and below them the row of column numbers if there is one. */
export function headerGrid(
  columns: readonly Column[],
  words: (text: string) => string,
  columnNumbers: boolean
): Grid {
  const depth = depthOf(columns)
  const rows: Cell[][] = Array.from({ length: depth }, () => leavesIn(columns).map(() => blank))
  const merges: Merge[] = []
  const place = (below: readonly Column[], row: number, from: number): number => {
    let at = from
    for (const { label, columns: inner } of below) {
      const width = inner === undefined ? 1 : place(inner, row + 1, at) - at
      const height = inner === undefined ? depth - row : 1
      const line = rows[row]
      if (line !== undefined) line[at] = textCell('heading', words(label))
      if (width > 1 || height > 1) merges.push({ row, column: at, rows: height, columns: width })
      at += width
    }
    return at
  }
  place(columns, 0, 0)
  return { rows: columnNumbers ? [...rows, numbers(columns)] : rows, merges }
}

function numbers(columns: readonly Column[]): Cell[] {
  let number = 0
  return leavesIn(columns).map(({ shows }) =>
    textCell('columnNumber', shows === undefined ? String(++number) : '**')
  )
}

/** A cell with words, not indented unless said. */
export function textCell(
  kind: TextCell['kind'],
  text: string,
  { emphasis = 'plain', level = 0 }: Partial<Pick<TextCell, 'emphasis' | 'level'>> = {}
): TextCell {
  return { kind, text, emphasis, level }
}

const widths = { code: 10, name: 34, amount: 14 } as const

/** What each column holds. */
export function columnStyles(columns: readonly Column[]): ColumnStyle[] {
  return leavesIn(columns).map(({ shows, width }) => {
    const kind = shows === undefined ? 'amount' : shows === 'name' ? 'name' : 'code'
    return { kind, width: width ?? widths[kind] }
  })
}
