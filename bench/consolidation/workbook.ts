import exceljs from 'exceljs'
import type { CellValue } from 'exceljs'
import type { TableModel } from '@shared/tables'
import { drawTable } from '../../src/main/export/draw-table'
import type { CellContent, CellStyle } from '../../src/main/export/drawing'

/** A table with its own body rows over and over, until there are as many as asked for. */
export function withRows(model: TableModel, count: number): TableModel {
  const { rows } = model.body
  const repeated = Array.from({ length: count }, (_, at) => rows[at % rows.length] ?? [])
  return { ...model, body: { rows: repeated, merges: [] } }
}

/** What anybody would hand to the library: for every cell of a sheet its value and its style. */
export type PreparedSheet = readonly (readonly { readonly value: CellValue; readonly style: CellStyle }[])[]

/** The very values, formulas and styles that the program writes for a table of the 报送版. */
export function prepared(model: TableModel): PreparedSheet {
  return drawTable(model, 'x', { kind: 'official', unit: 'wanyuan' }).rows.map(({ cells }) =>
    cells.flatMap((cell) => (cell === undefined ? [] : [{ value: valueOf(cell.content), style: cell.style }]))
  )
}

function valueOf(content: CellContent | undefined): CellValue {
  if (content === undefined) return null
  switch (content.kind) {
    case 'number':
      return content.value
    case 'formula':
      return { formula: content.formula, result: content.result }
    default:
      return content.text
  }
}

/** Writes prepared sheets with exceljs and nothing else. */
export function writeBare(sheets: readonly PreparedSheet[]): Promise<unknown> {
  const book = new exceljs.Workbook()
  for (const [at, rows] of sheets.entries()) {
    const sheet = book.addWorksheet(`表${at + 1}`)
    for (const [down, cells] of rows.entries()) {
      const row = sheet.getRow(down + 1)
      for (const [across, { value, style }] of cells.entries()) {
        const cell = row.getCell(across + 1)
        cell.style = style
        if (value !== null) cell.value = value
      }
    }
  }
  return book.xlsx.writeBuffer()
}
