import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildProgram } from '../commands/build.mjs'
import { runNode } from '../commands/children.mjs'
import { here } from '../prepare/place.mjs'
import { freshFolder } from '../testing/folder.mjs'
import { bundledPackages } from './bundled.mjs'

const PROGRAM = `
import { stream, Workbook } from 'exceljs'

async function main() {
  const book = new Workbook()
  book.addWorksheet('表').getCell('B2').value = { formula: '1+1', result: 2 }
  const read = new Workbook()
  await read.xlsx.load(await book.xlsx.writeBuffer())
  console.log(JSON.stringify({ value: read.getWorksheet('表').getCell('B2').value, streaming: streaming() }))
}

function streaming() {
  try {
    return new stream.xlsx.WorkbookWriter({})
  } catch (error) {
    return error.message
  }
}

void main()
`

test('exceljs still reads and writes workbooks when shipped, without what it does not need', async () => {
  // Inside the project, so that exceljs is found.
  const folder = freshFolder(here.cache)
  const source = join(folder, 'book.ts')
  mkdirSync(join(folder, 'out'))
  writeFileSync(source, PROGRAM)
  const settings = {
    PROGRAM_SOURCE: source,
    PROGRAM_OUT: join(folder, 'out', 'book'),
    PROGRAM_SHIPPED: 'book'
  }
  const built = await buildProgram(settings)
  expect(built).toMatchObject({ code: 0 })
  const { output } = await runNode([join(folder, 'out', 'book', 'book.js')])
  expect(JSON.parse(output)).toEqual({
    value: { formula: '1+1', result: 2 },
    streaming: 'This build leaves out the part of exceljs that needs archiver.'
  })
  const names = bundledPackages(join(folder, 'out')).map((id) => id.replace(/@[^@]*$/, ''))
  expect(names).toEqual(expect.arrayContaining(['exceljs', 'jszip', 'saxes']))
  expect(names.filter((name) => /^(archiver|unzipper|buffers|glob|fast-csv)$/.test(name))).toEqual([])
})
