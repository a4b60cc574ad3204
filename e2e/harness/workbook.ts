import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import ExcelJS from 'exceljs'
import { ROOT } from './launch'

/** The sample's department and its units, as files. */
export const SAMPLE = resolve(ROOT, 'resources/samples/ganzhou-2023')
export const CODES = ['402001', '402002', '402004']

/** The workbook as the command line makes it from the sample's own files. */
export function fromFiles(folder: string): string {
  const out = join(folder, 'from-files.xlsx')
  const units = ['--units', ...CODES.map((code) => join(SAMPLE, 'units', `${code}.json`))]
  const input = ['--department', join(SAMPLE, 'department.json'), ...units]
  const words = ['consolidate', ...input, '--kind', 'official', '--out', out]
  execFileSync(process.execPath, [resolve(ROOT, 'scripts/run.mjs'), 'cli', ...words], { cwd: ROOT })
  return out
}

/** Every cell of a workbook's tables: its place, formula and value. */
export async function cellsOf(path: string): Promise<string[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook.worksheets.flatMap((sheet) => {
    const cells: string[] = []
    sheet.eachRow((row) =>
      row.eachCell((cell) => cells.push(`${sheet.name} ${cell.address} ${JSON.stringify(cell.value)}`))
    )
    return cells
  })
}
