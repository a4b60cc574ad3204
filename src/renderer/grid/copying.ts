import type { GridColumn } from './model'
import type { Block } from './selection'
import { cellsIn } from './selection'
import { exactCopy, isNumeric, plainCopy } from './shown'
import { writeTsv } from './tsv'
import type { GridView } from './view'

/** The clipboard's format in which a grid of this program leaves amounts with their unit. */
export const EXACT_TYPE = 'application/x-yusuanbu-cells'

/** What goes to the clipboard: text and a table for spreadsheets, and amounts with their unit for our own. */
export interface Copied {
  readonly text: string
  readonly html: string
  readonly exact: string
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** A table in which only numbers are numbers: a spreadsheet would take 0012 for 12. */
function htmlOf(rows: readonly (readonly string[])[], columns: readonly GridColumn[]): string {
  const cellOf = (text: string, n: number): string => {
    const column = columns[n]
    return column !== undefined && isNumeric(column)
      ? `<td>${escaped(text)}</td>`
      : `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`
  }
  return `<table>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</table>`
}

/**
 * A block for the clipboard. Amounts go out as plain numbers in the unit that is shown, choices and subjects as
 * their words; a single cell as its bare text.
 */
export function copyBlock(view: GridView, columns: readonly GridColumn[], block: Block): Copied {
  const chosen = columns.slice(block.left, block.right + 1)
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_none, n) => block.top + n)
  const written = (text: (column: GridColumn, value: string | undefined) => string): string[][] =>
    rows.map((row) => chosen.map((column) => text(column, view.value(row, column.key))))
  const plainRows = written(plainCopy)
  const single = cellsIn(block) === 1 ? plainRows[0]?.[0] : undefined
  const bare = single !== undefined && !/["\t\r\n]/.test(single)
  return {
    text: bare ? single : writeTsv(plainRows),
    html: htmlOf(plainRows, chosen),
    exact: writeTsv(written(exactCopy))
  }
}
