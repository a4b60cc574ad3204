import { strFromU8, unzipSync } from 'fflate'
import type { Cell as SheetCell, Worksheet } from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { UnitLedger } from '@shared/ledger'
import type { Cell, TableModel } from '@shared/tables'
import { writeWorkbook } from './index'
import type { WorkbookAbout } from './index'
import { ganzhou, making, ministry, sampleDepartment, sampleLedgers } from './testing/books'
import type { Making } from './testing/books'
import { formulaOf, formulasIn, numberIn, reopened } from './testing/reopened'

async function bookOf(making_: Making = {}) {
  const { models, about } = making(making_)
  const bytes = await writeWorkbook(models, about)
  return { models, about, bytes, book: await reopened(bytes) }
}

/** The sheets of tables, each with its model and the row (from 1) that the model's header begins in. */
function tableSheets(sheets: readonly Worksheet[], models: readonly TableModel[]) {
  const tables = sheets.slice(sheets.length - models.length)
  return models.map((model, at) => {
    const sheet = tables[at]!
    const rows = model.header.rows.length
    const frozen = (sheet.views[0] as { ySplit?: number }).ySplit!
    return { model, sheet, header: frozen - rows + 1, body: frozen + 1 }
  })
}

/** Calls for every cell of a body with the sheet's cell; cells under a merged one are left out. */
function eachBodyCell(
  { model, sheet, body }: ReturnType<typeof tableSheets>[number],
  see: (cell: Cell, there: SheetCell) => void
): void {
  for (const [row, cells] of model.body.rows.entries())
    for (const [column, cell] of cells.entries()) {
      const there = sheet.getCell(body + row, column + 1)
      if (there.master === there) see(cell, there)
    }
}

/** What a number shows under a format of this program: first part, its minus, its zero. */
function shown(there: SheetCell): string {
  const value = numberIn(there)
  if (value === undefined) return ''
  const [above = '', below = `-${above}`, zero] = there.numFmt.split(';')
  if (value === 0 && zero !== undefined) return zero
  const decimals = (above.split('.')[1] ?? '').length
  const digits = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  })
  return value < 0 && below.startsWith('-') ? `-${digits}` : digits
}

const inYuan = { ...ganzhou, amounts: { ...ganzhou.amounts, unit: 'yuan' as const } }

describe.each([
  ['Ganzhou', ganzhou],
  ['the ministry', ministry],
  ['a template in 元', inYuan]
])('the tables of %s', (_, template) => {
  it.each(['official', 'public'] as const)('show in Excel what is printed (%s)', async (kind) => {
    const { book, models } = await bookOf({ template, kind })
    for (const place of tableSheets(book.worksheets, models)) {
      eachBodyCell(place, (cell, there) => {
        const text = cell.kind === 'amount' ? shown(there) : there.text
        expect(text, `${place.sheet.name} ${there.address}`).toBe(cell.text)
      })
      const header = place.model.header.rows.flatMap((row, at) =>
        row.map((_cell, column) => place.sheet.getCell(place.header + at, column + 1))
      )
      const texts = header.map((there) => (there.master === there ? there.text : ''))
      expect(texts).toEqual(place.model.header.rows.flat().map(({ text }) => text))
    }
  })
})

describe('报送版', () => {
  it('keeps exact amounts, 元 ÷ 10,000, and every sum as a formula with its result', async () => {
    const { book, models } = await bookOf()
    let formulas = 0
    for (const place of tableSheets(book.worksheets, models)) {
      eachBodyCell(place, (cell, there) => {
        if (cell.kind !== 'amount') return
        // fen to 万元 by moving the point: no division.
        const digits = String(cell.value).padStart(7, '0')
        const exact = Number(`${digits.slice(0, -6)}.${digits.slice(-6)}`)
        expect(numberIn(there) ?? 0).toBe(exact)
        expect(formulaOf(there) === undefined).toBe(cell.formula === undefined)
        if (cell.formula !== undefined) formulas += 1
      })
    }
    expect(formulas).toBe(formulasIn(book).length)
    expect(formulas).toBeGreaterThan(100)
    // Table 3: 208 is the sum of its three 款, in rows 8, 14 and 16 of the sheet.
    const three = book.getWorksheet('表3 部门支出总表')!
    expect(three.getCell('B7').text).toBe('社会保障和就业支出')
    expect(three.getCell('D7').formula).toBe('ROUND(SUM(D8,D14,D16),6)')
    expect(three.getCell('C7').formula).toBe('ROUND(SUM(D7:E7),6)')
    expect(three.getCell('D7').numFmt).toBe('#,##0.00;-#,##0.00;')
  })

  it('leaves a cell empty where the exact amount is zero', async () => {
    const { book, models } = await bookOf()
    for (const place of tableSheets(book.worksheets, models))
      eachBodyCell(place, (cell, there) => {
        if (cell.kind !== 'amount' || cell.value !== 0 || cell.text !== '') return
        expect(shown(there)).toBe('')
        if (cell.formula === undefined) expect(there.value).toBeNull()
      })
  })

  it('begins with a cover for names, signatures and seal', async () => {
    const { book } = await bookOf()
    const [cover] = book.worksheets
    const texts: string[] = []
    cover!.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
    for (const wanted of ['2023年部门预算', '402', '赣州市工业和信息化局', '二上', '（公章）'])
      expect(texts).toContain(wanted)
    for (const label of ['单位负责人（签章）', '财务负责人（签章）', '经办人', '电话', '报送日期'])
      expect(texts.join('\n')).toContain(label)
    expect(cover!.name).toBe('封面')
  })
})

describe('公开版', () => {
  it('has printed values only: no formula, no cover, nothing finer than what is printed', async () => {
    const { book, bytes } = await bookOf({ kind: 'public' })
    expect(book.worksheets[0]?.name).toBe('目录')
    expect(formulasIn(book)).toEqual([])
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toContain('<f>')
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const value = numberIn(cell)
          if (value !== undefined) expect(Number(value.toFixed(2))).toBe(value)
        })
      )
  })
})

describe('both', () => {
  it('list the tables with links that lead to them', async () => {
    const { book, bytes, models } = await bookOf()
    const names = book.worksheets.slice(2).map(({ name }) => name)
    expect(names).toHaveLength(models.length)
    // The contents are the second sheet. exceljs does not read links that stay within the workbook.
    const contents = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml']!)
    const links = Array.from(contents.matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"\/>/g))
    expect(links.map(([, , to]) => to!.replaceAll('&apos;', "'"))).toEqual(
      names.map((name) => `'${name}'!A1`)
    )
    const texts = links.map(([, at]) => book.getWorksheet('目录')!.getCell(at!).text)
    for (const [at, { name }] of models.entries()) expect(texts[at]).toContain(name)
    // Links inside the workbook, nothing that leads out of it.
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
    expect(parts.filter(([, xml]) => xml.includes('TargetMode="External"'))).toEqual([])
    expect(parts.filter(([name]) => name.includes('worksheets/_rels'))).toEqual([])
  })

  it.each(['official', 'public'] as const)('print on A4, the head on every page (%s)', async (kind) => {
    const { book, models } = await bookOf({ kind })
    for (const { paperSize, fitToPage, fitToWidth } of book.worksheets.map(({ pageSetup }) => pageSetup))
      expect({ paperSize, fitToPage, fitToWidth }).toEqual({ paperSize: 9, fitToPage: true, fitToWidth: 1 })
    for (const { model, sheet, body } of tableSheets(book.worksheets, models)) {
      expect(sheet.pageSetup.orientation).toBe(model.orientation)
      expect(sheet.pageSetup.fitToHeight).toBe(0)
      expect(sheet.pageSetup.printTitlesRow).toBe(`1:${body - 1}`)
      expect(sheet.headerFooter.oddFooter).toContain('&P')
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: body - 1 })
    }
  })

  it('use fonts that every Chinese Windows has', async () => {
    const { book } = await bookOf()
    const fonts = new Set<string>()
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell(({ font }) => fonts.add(font.name ?? 'none')))
    expect([...fonts].sort()).toEqual(['仿宋', '宋体', '黑体'].sort())
  })

  it('indent names by style, never by characters', async () => {
    const { book } = await bookOf()
    const three = book.getWorksheet('表3 部门支出总表')!
    const cells = [7, 8, 9].map((row) => three.getCell(row, 2))
    expect(cells.map(({ alignment }) => alignment.indent ?? 0)).toEqual([0, 1, 2])
    expect(cells[2]?.text).toBe('行政单位离退休')
    expect(three.getCell('A8').value).toBe('05')
  })

  it('say in the document’s properties what they are', async () => {
    const { bytes, book, about } = await bookOf({ edition: { kind: 'unit', unit: '402002' } })
    expect(book.title).toBe('赣州市中小企业发展促进中心2023年单位预算表')
    expect(book.created).toEqual(about.exportedAt)
    const custom = strFromU8(unzipSync(bytes)['docProps/custom.xml']!)
    const pairs = custom.matchAll(/name="([^"]+)"><vt:lpwstr>([^<]*)</g)
    const properties = Object.fromEntries(
      Array.from(pairs, ([, name = '', value = '']): [string, string] => [name, value])
    )
    expect(properties).toMatchObject({
      部门: '赣州市工业和信息化局',
      单位编码: '402002',
      年度: '2023',
      轮次: '二上',
      模板: 'ganzhou-2023',
      账册指纹: about.fingerprint,
      导出时间: '2026-03-04T05:06:07.000Z'
    })
  })

  it('are the same bytes for the same ledgers, but for the time of export', async () => {
    const { models, about } = making()
    const again = making({ ledgers: [...sampleLedgers].reverse() })
    const write = (one: WorkbookAbout): Promise<Uint8Array> => writeWorkbook(models, one)
    const bytes = await write(about)
    expect(await writeWorkbook(again.models, again.about)).toEqual(bytes)
    // A zip file names a time for each file in it: here always the first day it can name.
    expect([...bytes.subarray(10, 14)]).toEqual([0, 0, 0x21, 0])
    const later = unzipSync(await write({ ...about, exportedAt: new Date('2027-01-01T00:00:00Z') }))
    const changed = Object.entries(unzipSync(bytes)).filter(
      ([name, part]) => strFromU8(later[name]!) !== strFromU8(part)
    )
    expect(changed.map(([name]) => name).sort()).toEqual(['docProps/core.xml', 'docProps/custom.xml'])
    const [first, ...rest] = sampleLedgers
    const other: UnitLedger = { ...first!, statement: '改过' }
    expect(making({ ledgers: [other, ...rest] }).about.fingerprint).not.toBe(about.fingerprint)
  })

  it('keep text that looks like a formula as text', async () => {
    const hostile = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '_x0041_', '<b>&"\'']
    const [first, ...rest] = sampleLedgers
    const [project] = first!.projects
    const indicators = hostile.map((name, at) => ({ ...project!.indicators[0]!, id: 9000 + at, name }))
    const ledgers = [{ ...first!, projects: [{ ...project!, name: hostile[0]!, indicators }] }, ...rest]
    const department = { ...sampleDepartment, name: '=1+1', keyProjects: [project!.code] }
    const sum = 'ROUND(SUM(A1),6)'
    for (const kind of ['official', 'public'] as const) {
      const { book } = await bookOf({ department, ledgers, kind })
      const texts = new Set<unknown>()
      for (const sheet of book.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (typeof cell.value === 'string') texts.add(cell.value)
            expect(formulaOf(cell) ?? sum).toMatch(/^ROUND\(SUM\([A-Z0-9:,]+\),6\)$/)
          })
        )
      expect([...texts]).toEqual(expect.arrayContaining([...hostile, '=1+1']))
    }
  })

  it('say at the head of every sheet that a trial is one, on every page', async () => {
    const { book, models } = await bookOf({ ledgers: sampleLedgers.slice(0, 1), kind: 'public' })
    for (const sheet of book.worksheets) {
      expect(sheet.getCell('A1').text).toMatch(/^试汇总：缺 2 个单位的账：402002 .+、402004 .+。$/)
    }
    for (const { sheet } of tableSheets(book.worksheets, models))
      expect(sheet.pageSetup.printTitlesRow).toMatch(/^1:/)
  })

  it('round sums of 元 to the 分', async () => {
    const { book } = await bookOf({ template: inYuan })
    expect(book.getWorksheet('表3 部门支出总表')!.getCell('C6').formula).toMatch(/,2\)$/)
  })
})
