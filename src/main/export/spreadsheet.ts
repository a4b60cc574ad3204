import type { Workbook, Worksheet } from 'exceljs'
import type { BookProperties, CellContent, SheetDrawing } from './drawing'
import { packed } from './package'

/** A4 in the file format's list of papers; the library names it only by a type. */
const a4 = 9
/** In inches. */
const margins = { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.35 }

/**
 * Writes a drawn workbook as .xlsx. The same drawing gives the same bytes. Only here is it known which library
 * writes; it is loaded when it is first needed.
 */
export async function writeSpreadsheet(
  sheets: Iterable<SheetDrawing>,
  properties: BookProperties
): Promise<Uint8Array> {
  const { Workbook: Book } = await import('exceljs')
  const book = new Book()
  setProperties(book, properties)
  for (const sheet of sheets) writeSheet(book, sheet)
  const written = await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as object)
  return packed(new Uint8Array(written), properties)
}

function setProperties(book: Workbook, { title, subject, company, created }: BookProperties): void {
  book.creator = '预算簿'
  book.lastModifiedBy = '预算簿'
  book.created = created
  book.modified = created
  book.title = title
  book.subject = subject
  book.company = company
}

function writeSheet(book: Workbook, drawing: SheetDrawing): void {
  const { name, columns, rows, merges, orientation } = drawing
  const sheet = book.addWorksheet(name, { views: [viewOf(drawing)] })
  Object.assign(sheet.pageSetup, {
    paperSize: a4,
    orientation,
    margins,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: drawing.alone ? 1 : 0,
    horizontalCentered: true,
    verticalCentered: false,
    ...(drawing.repeatedRows > 0 ? { printTitlesRow: `1:${drawing.repeatedRows}` } : {})
  })
  if (drawing.pageNumbers) sheet.headerFooter = { oddFooter: '&C第 &P 页，共 &N 页' }
  sheet.columns = columns.map((width) => ({ width }))
  for (const [at, { height, cells }] of rows.entries()) {
    const row = sheet.getRow(at + 1)
    row.height = height
    for (const [column, cell] of cells.entries()) {
      if (cell === undefined) continue
      const target = row.getCell(column + 1)
      target.style = cell.style
      if (cell.content !== undefined) target.value = valueOf(cell.content)
    }
  }
  for (const merge of merges) mergeCells(sheet, merge)
}

function viewOf({ frozenRows }: SheetDrawing): Worksheet['views'][number] {
  const view = { showGridLines: false }
  if (frozenRows === 0) return { state: 'normal', ...view }
  const first = `A${frozenRows + 1}`
  return { state: 'frozen', ySplit: frozenRows, topLeftCell: first, activeCell: first, ...view }
}

/** Without styles: each merged cell has its own borders already. */
function mergeCells(sheet: Worksheet, { row, column, rows, columns }: SheetDrawing['merges'][number]): void {
  sheet.mergeCellsWithoutStyle(row + 1, column + 1, row + rows, column + columns)
}

type CellValue = Worksheet['lastRow'] extends infer Row
  ? Row extends { getCell(column: number): { value: infer Value } }
    ? Value
    : never
  : never

/** A text is always written as a text, whatever it begins with. */
function valueOf(content: CellContent): CellValue {
  switch (content.kind) {
    case 'text':
      return literal(content.text)
    case 'link':
      return { text: literal(content.text), hyperlink: `'${content.sheet}'!A1` }
    case 'number':
      return content.value
    case 'formula':
      return { formula: content.formula, result: content.result }
  }
}

/** Excel reads _x0041_ in a text as an A: the underscore itself is then written that way. */
function literal(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
