import { Workbook } from 'exceljs'
import type { Cell } from 'exceljs'

/** A workbook as exceljs reads it. */
export async function reopened(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  return book
}

/** A cell's formula; the library's types hide that most cells have none. */
export function formulaOf(cell: Cell): string | undefined {
  return (cell as { readonly formula?: string }).formula
}

/** The number in a cell, stored as such or as a formula's result; undefined where there is none. */
export function numberIn(cell: Cell | undefined): number | undefined {
  if (cell === undefined) return undefined
  const result = formulaOf(cell) === undefined ? cell.value : cell.result
  return typeof result === 'number' ? result : undefined
}

/** The formulas of a workbook by sheet and cell, with their stored results. */
export function formulasIn(
  book: Workbook
): { sheet: string; cell: string; formula: string; result: unknown }[] {
  return book.worksheets.flatMap((sheet) => {
    const found: ReturnType<typeof formulasIn> = []
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const formula = formulaOf(cell)
        if (formula === undefined || cell.master !== cell) return
        found.push({ sheet: sheet.name, cell: cell.address, formula, result: cell.result })
      })
    )
    return found
  })
}
