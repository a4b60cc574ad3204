import { Workbook } from 'exceljs'
import type { CellValue } from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Table } from './table'
import { workbookLimits, WorkbookTooLargeError } from './workbook-limits'

/** The parts that hold cells and what is needed to read them. */
const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/

/** What exceljs expands cell by cell or follows to parts that are left out. */
const ignoreNodes = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'autoFilter',
  'rowBreaks',
  'headerFooter',
  'pageSetup',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst'
]

/**
 * The same workbook with its cells only, unpacked within limits. exceljs has none of its own: it unpacks
 * whatever it is given and walks every cell of a defined name, however large its range.
 */
function cellsOnly(bytes: Uint8Array): Uint8Array {
  let parts = 0
  let size = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      parts += 1
      const wanted = needed.test(name)
      size += wanted ? originalSize : 0
      if (parts > workbookLimits.parts || size > workbookLimits.bytes) throw new WorkbookTooLargeError()
      return wanted
    }
  })
  const workbook = files['xl/workbook.xml']
  if (workbook !== undefined) {
    files['xl/workbook.xml'] = strToU8(
      strFromU8(workbook).replace(/<((?:\w+:)?definedNames)\b[^]*?<\/\1\s*>/g, '')
    )
  }
  return zipSync(files, { level: 0 })
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return value.text
  if ('error' in value) return value.error
  return 'result' in value ? textOf(value.result) : ''
}

/**
 * The sheets of an .xlsx workbook as text, formulas by their stored results.
 * @throws WorkbookTooLargeError, or whatever exceljs and fflate throw at what is no workbook
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Table[]> {
  const workbook = new Workbook()
  const cells = cellsOnly(bytes)
  const buffer = cells.buffer.slice(cells.byteOffset, cells.byteOffset + cells.byteLength) as ArrayBuffer
  await workbook.xlsx.load(buffer, { ignoreNodes })
  return workbook.worksheets.map((sheet) => {
    const rows: Table['rows'][number][] = []
    sheet.eachRow((row, number) => {
      const fields: string[] = []
      row.eachCell((cell, column) => {
        if (column <= 100) fields[column - 1] = textOf(cell.value)
      })
      rows.push({ row: number, fields: Array.from(fields, (field: string | undefined) => field ?? '') })
    })
    return { name: sheet.name, rows }
  })
}
