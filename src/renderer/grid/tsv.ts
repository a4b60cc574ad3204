/**
 * A block as spreadsheets put it on the clipboard: rows by line ends, cells by tabs, and in quotes, doubled
 * inside, what holds a tab, a line end or a quote. A line end after the last row makes no further row.
 */

/** How big a block is, and whether it is within a limit. */
export interface BlockSize {
  readonly rows: number
  readonly columns: number
  readonly cells: number
  /** There are more cells than the limit: counting stopped there, and the figures are the least there are. */
  readonly beyond: boolean
}

/** Walks over a block and tells each cell's raw stretch; `end` is the index behind it. Stops when told false. */
function walk(text: string, cell: (start: number, end: number, lastOfRow: boolean) => boolean): void {
  let position = 0
  while (position < text.length) {
    const start = position
    if (text[position] === '"') position = afterQuotes(text, position)
    while (position < text.length && !'\t\r\n'.includes(text.charAt(position))) position += 1
    const sign = text[position]
    const lastOfRow = sign !== '\t'
    if (!cell(start, position, lastOfRow)) return
    position += sign === '\r' && text[position + 1] === '\n' ? 2 : 1
    // A tab at the very end opens one more cell, an empty one.
    if (sign === '\t' && position === text.length) cell(position, position, true)
  }
}

/** The index behind a quoted stretch; when its end is missing the quote is a sign like any other. */
function afterQuotes(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return '\t\r\n'.includes(text.charAt(at + 1)) ? at + 1 : start
    at += 1
  }
  return start
}

const unquoted = (raw: string): string =>
  raw.length >= 2 && raw.startsWith('"') && raw.endsWith('"')
    ? raw.slice(1, -1).replaceAll('""', '"').replaceAll('\r\n', '\n')
    : raw

/** Counts a block's cells without taking it apart, up to a limit. */
export function sizeOf(text: string, limit: number): BlockSize {
  let rows = 0
  let columns = 0
  let inRow = 0
  walk(text, (_start, _end, lastOfRow) => {
    inRow += 1
    columns = Math.max(columns, inRow)
    if (lastOfRow) {
      rows += 1
      inRow = 0
    }
    return (rows + (inRow > 0 ? 1 : 0)) * columns <= limit
  })
  const all = rows + (inRow > 0 ? 1 : 0)
  return { rows: all, columns, cells: all * columns, beyond: all * columns > limit }
}

/** Takes a block apart. Every row gets as many cells as the longest has. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  walk(text, (start, end, lastOfRow) => {
    row.push(unquoted(text.slice(start, end)))
    if (lastOfRow) {
      rows.push(row)
      row = []
    }
    return true
  })
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  return rows.map((cells) => [...cells, ...Array.from({ length: columns - cells.length }, () => '')])
}

const quoted = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Writes a block as spreadsheets read it, with a line end after every row. */
export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join('\t')}\r\n`).join('')
