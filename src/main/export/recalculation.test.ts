import fc from 'fast-check'
import type { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { anyTables, withoutOther } from '../../shared/tables/testing/arbitrary-tables'
import { runs } from '../../shared/testing/runs'
import { writeWorkbook } from './index'
import { ganzhou, making, ministry } from './testing/books'
import { recalculated } from './testing/office'
import { formulasIn, numberIn, reopened } from './testing/reopened'

/** 万元 */
const tolerance = 1e-6

/** Every number of a workbook that differs from the recalculated one's, and how many were compared. */
function differences(own: Workbook, other: Workbook): { compared: number; differing: string[] } {
  const differing: string[] = []
  let compared = 0
  for (const sheet of own.worksheets) {
    const theirs = other.getWorksheet(sheet.name)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const stored = numberIn(cell)
        if (stored === undefined) return
        compared += 1
        const calculated = numberIn(theirs?.getCell(cell.address))
        // A sum near the limit has no six decimals left in a binary number: then its last place counts.
        const allowed = Math.max(tolerance, Math.abs(stored) * Number.EPSILON)
        if (calculated === undefined || Math.abs(calculated - stored) > allowed)
          differing.push(`${sheet.name}!${cell.address}: ${stored}, recalculated ${calculated}`)
      })
    )
  }
  return { compared, differing }
}

describe('LibreOffice recalculates every formula', () => {
  const sample = making()
  const random = fc.sample(anyTables, { numRuns: runs(20, 4), seed: 2023 })

  it(
    'the sample and random departments: every stored result is its own; a tampered one is caught',
    { timeout: 600_000 },
    async () => {
      const books = [
        await writeWorkbook(sample.models, sample.about),
        ...(await Promise.all(
          random.map(({ department, ledgers: any }, at) => {
            // Neither template has a column for other categories in every source.
            const ledgers = any.map((ledger) => withoutOther(ledger, () => true))
            const template = at % 2 === 0 ? ganzhou : ministry
            const { models, about } = making({ department, ledgers, template })
            return writeWorkbook(models, about)
          })
        ))
      ]
      const tampered = await tamper(books[0]!)
      const calculated = recalculated([...books, tampered.bytes])
      for (const [at, bytes] of books.entries()) {
        const own = await reopened(bytes)
        const { compared, differing } = differences(own, await reopened(calculated[at]!))
        expect(differing).toEqual([])
        expect(compared).toBeGreaterThanOrEqual(formulasIn(own).length)
      }
      expect(formulasIn(await reopened(books[0]!)).length).toBeGreaterThan(100)
      const caught = differences(await reopened(tampered.bytes), await reopened(calculated.at(-1)!))
      expect(caught.differing).toHaveLength(1)
      expect(caught.differing[0]).toContain(`!${tampered.cell}: `)
    }
  )
})

/** One stored result raised by 0.01 万元. */
async function tamper(bytes: Uint8Array): Promise<{ bytes: Uint8Array; cell: string }> {
  const book = await reopened(bytes)
  const { sheet, cell, formula, result } = formulasIn(book).find((one) => one.sheet.startsWith('表3'))!
  book.getWorksheet(sheet)!.getCell(cell).value = { formula, result: (result as number) + 0.01 }
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), cell }
}
