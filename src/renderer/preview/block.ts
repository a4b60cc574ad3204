import type { PreviewCell, PreviewTable } from '@shared/ipc'

/** A place in a whole table, header rows first, both from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A table by its id, and a figure of it as it is drawn. */
export interface TablePlace {
  readonly table: string
  readonly figure?: Place
}

/** A rectangle of cells, both corners in it. */
export interface Block {
  readonly from: Place
  readonly to: Place
}

/** All rows of a table as one grid: the header's, then the body's. */
export const allRows = ({ header, body }: PreviewTable): readonly (readonly PreviewCell[])[] => [
  ...header.rows,
  ...body.rows
]

export const blockOf = (one: Place, other: Place): Block => ({
  from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
  to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) }
})

export const contains = ({ from, to }: Block, { row, column }: Place): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column

/** The keys that move in a sheet, and where to: a step, or to an edge. */
const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
  Home: [0, -Infinity],
  End: [0, Infinity]
}

/** Where a key leads from a place; undefined for a key that does not move. Ctrl goes to the edge. */
export function moved(place: Place, key: string, ctrl: boolean, table: PreviewTable): Place | undefined {
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined
  if (!move) return undefined
  const rows = allRows(table)
  const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))
  const far = (step: number): number => (step === 0 ? 0 : step * Infinity)
  const ends = key === 'Home' || key === 'End'
  const [down, right] = ctrl && !ends ? [far(move[0]), far(move[1])] : move
  const toEdge = ctrl && ends ? (key === 'Home' ? -Infinity : Infinity) : 0
  return {
    row: within(place.row + (toEdge === 0 ? down : toEdge), rows.length),
    column: within(place.column + right, table.columns.length)
  }
}

/** A printed figure as Excel reads it: without separators. */
const plain = (cell: PreviewCell): string =>
  cell.kind === 'amount' ? cell.text.replaceAll(',', '') : cell.text

/** A block as a spreadsheet takes it from the clipboard: tabs, line ends, quotes where a text needs them. */
export function asText(table: PreviewTable, { from, to }: Block): string {
  const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return allRows(table)
    .slice(from.row, to.row + 1)
    .map((row) =>
      row
        .slice(from.column, to.column + 1)
        .map((cell) => quoted(plain(cell)))
        .join('\t')
    )
    .join('\r\n')
}

/** The same as a table, so that codes stay text with their leading zeros. */
export function asHtml(table: PreviewTable, { from, to }: Block): string {
  const safe = (text: string): string =>
    text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')
  const cellOf = (cell: PreviewCell): string =>
    cell.kind === 'amount'
      ? `<td>${plain(cell)}</td>`
      : `<td style="mso-number-format:'\\@'">${safe(cell.text)}</td>`
  const rows = allRows(table)
    .slice(from.row, to.row + 1)
    .map(
      (row) =>
        `<tr>${row
          .slice(from.column, to.column + 1)
          .map(cellOf)
          .join('')}</tr>`
    )
  return `<table>${rows.join('')}</table>`
}
