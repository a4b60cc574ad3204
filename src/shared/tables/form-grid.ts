/** How many columns a performance table has: three levels of indicators and the target. */
export const formColumns = 4

/** The least that a form's cell says about its place. */
interface Spanning {
  readonly columns?: number
  readonly rows?: number
}

/** A form's cell and the column it begins in. */
export interface PlacedCell<C> {
  readonly cell: C
  readonly row: number
  readonly column: number
}

export type FormGrid<C> =
  | { readonly ok: true; readonly cells: readonly PlacedCell<C>[] }
  | { readonly ok: false; readonly row: number; readonly sentence: string }

/**
 * Places the cells of a form from left to right, each in the first column that no cell from above covers. Every
 * row must be filled exactly.
 */
export function formGrid<C extends Spanning>(rows: readonly (readonly C[])[]): FormGrid<C> {
  const cells: PlacedCell<C>[] = []
  /** Per column, up to which row it is covered. */
  const covered = Array.from({ length: formColumns }, () => 0)
  for (const [row, given] of rows.entries()) {
    for (const cell of given) {
      const column = covered.findIndex((until) => until <= row)
      const width = cell.columns ?? 1
      const free = covered.slice(column, column + width).filter((until) => until <= row)
      if (column < 0 || free.length < width) {
        return { ok: false, row, sentence: `这一行的格子超出了 ${formColumns} 列。` }
      }
      covered.fill(row + (cell.rows ?? 1), column, column + width)
      cells.push({ cell, row, column })
    }
    if (covered.some((until) => until <= row))
      return { ok: false, row, sentence: `这一行没有占满 ${formColumns} 列，请补上格子，空格写 text 为 ""。` }
  }
  if (covered.some((until) => until > rows.length))
    return { ok: false, row: rows.length - 1, sentence: '有格子向下占的行数超出了这张表。' }
  return { ok: true, cells }
}
