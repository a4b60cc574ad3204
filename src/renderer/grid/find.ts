import type { GridColumn } from './model'
import type { Place } from './selection'
import { plainCopy, shownText } from './shown'
import type { GridView } from './view'

/** Walks over all cells from behind a place, row by row, round the end and back to it; the first that fits. */
export function nextCell(
  rows: number,
  columns: number,
  from: Place,
  back: boolean,
  fits: (place: Place) => boolean
): Place | undefined {
  const count = rows * columns
  const start = from.row * columns + from.column
  for (let n = 1; n <= count; n += 1) {
    const position = (((start + (back ? -n : n)) % count) + count) % count
    const place = { row: Math.floor(position / columns), column: position % columns }
    if (fits(place)) return place
  }
  return undefined
}

/** The next cell whose shown text contains what is looked for, in any case; amounts with or without separators. */
export function findText(
  view: GridView,
  columns: readonly GridColumn[],
  wanted: string,
  from: Place,
  back: boolean
): Place | undefined {
  const needle = wanted.trim().toLowerCase()
  if (needle === '') return undefined
  return nextCell(view.count, columns.length, from, back, ({ row, column: n }) => {
    const column = columns[n]
    if (column === undefined) return false
    const value = view.value(row, column.key)
    return [shownText, plainCopy].some((text) => text(column, value).toLowerCase().includes(needle))
  })
}
