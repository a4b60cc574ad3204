import { Workbook } from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { previewOfficialList } from '@shared/catalog'
import type { ListedSubject } from '@shared/catalog'
import { mostOfficialListBytes, readOfficialList } from './official-list'
import { shippedCatalogs } from './testing/shipped'
import { workbookLimits } from './workbook-limits'

const known = shippedCatalogs.read(2023)
const read = (bytes: Uint8Array): ReturnType<typeof readOfficialList> =>
  readOfficialList({ name: '2023科目.xlsx', bytes }, known)

async function subjectsOf(bytes: Uint8Array): Promise<Omit<ListedSubject, 'initials'>[]> {
  const reading = await read(bytes)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.list.subjects.map(({ classification, code, name }) => ({ classification, code, name }))
}

async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const reading = await read(bytes)
  return reading.ok ? [] : reading.faults.map(({ place, message }) => `${place}：${message}`)
}

async function workbookOf(sheets: Record<string, unknown[][]>): Promise<Uint8Array> {
  const workbook = new Workbook()
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The workbook with one of its parts changed. */
function changed(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  const before = strFromU8(parts[part]!)
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, [part]: strToU8(after) })
}

/** Text in GB18030: there is a decoder for it only, so its two-byte characters are looked up by decoding them. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) bytesOf.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
    }
  }
  return new Uint8Array(
    Array.from(text).flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : bytesOf.get(c)!))
  )
}

const csv =
  '科目编码,科目名称\n215,资源勘探工业信息等支出\n21505,工业和信息产业监管\n2150501,行政运行（一）\n'
const fromCsv = [
  { classification: 'function', code: '215', name: '资源勘探工业信息等支出' },
  { classification: 'function', code: '21505', name: '工业和信息产业监管' },
  { classification: 'function', code: '2150501', name: '行政运行（一）' }
]
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('an official list as text', () => {
  it('is read in UTF-8 with and without a mark, in UTF-16 and in GB18030', async () => {
    expect(await subjectsOf(utf8(csv))).toEqual(fromCsv)
    expect(await subjectsOf(utf8(`\ufeff${csv}`))).toEqual(fromCsv)
    expect(await subjectsOf(gb18030(csv))).toEqual(fromCsv)
    const little = new Uint8Array(Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le'))
    expect(await subjectsOf(little)).toEqual(fromCsv)
    const big = new Uint8Array(Buffer.from(`\ufeff${csv}`, 'utf16le').swap16())
    expect(await subjectsOf(big)).toEqual(fromCsv)
  })

  it('has its columns found by their headers, under a title, in any order', async () => {
    const text =
      '2023年支出科目,,\n\n序号,名称,代码,备注\n1, 工资福利支出 ,301,\n2,　　奖 金,３０１03,x\n,,,\n'
    expect(await subjectsOf(utf8(text))).toEqual([
      { classification: 'economic', code: '301', name: '工资福利支出' },
      { classification: 'economic', code: '30103', name: '奖金' }
    ])
  })

  it('gets initials, so that it can be searched', async () => {
    const reading = await read(utf8(csv))
    expect(reading).toMatchObject({ ok: true, list: { title: '2023科目.xlsx' } })
    if (reading.ok) expect(reading.list.subjects.at(-1)?.initials).toBe('[xh]zy[xh]y')
  })

  it('is refused with the rows and the reasons', async () => {
    expect(await faultsOf(utf8('编码,名称\n215,甲\n21x,乙\n\n21505,\n2990101,丙\n215,丁\n'))).toEqual([
      '第 3 行：科目编码“21x”不全是数字。',
      '第 5 行：没有科目名称。',
      '第 6 行：科目 2990101 的上级科目 29901 既不在表中，也不在现有目录中。',
      '第 7 行：科目编码 215 与第 2 行重复，而名称不同：“甲”和“丁”。'
    ])
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), '空文件'],
    ['no headers', utf8('215,甲\n'), '没有找到表头'],
    ['one header only', utf8('科目编码,说明\n215,甲\n'), '没有找到表头'],
    ['headers and no rows', utf8('编码,名称\n'), '没有任何科目'],
    ['an open quote', utf8('编码,名称\n"215,甲\n'), '第 2 行有一个引号没有配对'],
    ['bytes of no encoding', new Uint8Array([0x31, 0xff, 0x2c]), '也不是 UTF-8 或 GB18030'],
    ['zero bytes', utf8('编码,名称\n215,\0\n'), '也不是 UTF-8 或 GB18030'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), '另存为 .xlsx'],
    ['a broken workbook', utf8('PK\u0003\u0004 and then nothing'), '不能作为 Excel 工作簿读取'],
    ['another archive', zipSync({ 'a.txt': utf8('a') }), '不能作为 Excel 工作簿读取|没有找到表头'],
    ['too many bytes', new Uint8Array(mostOfficialListBytes + 1), '超过 5 MB']
  ])('with %s is refused', async (_, bytes, sentence) => {
    const faults = await faultsOf(bytes)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(sentence))
  })
})

describe('an official list as a workbook', () => {
  const header = ['科目编码', '科目名称']

  it('is read from every sheet that has the headers, codes as text or number', async () => {
    const bytes = await workbookOf({
      说明: [['本表由财政部门印发']],
      功能: [['2023年'], header, [215, '资源勘探工业信息等支出'], ['21505', '工业和信息产业监管']],
      经济: [
        ['名称', '代码'],
        [{ richText: [{ text: '工资' }, { text: '福利支出' }] }, { formula: '300+1', result: 301 }]
      ]
    })
    expect(await subjectsOf(bytes)).toEqual([
      ...fromCsv.slice(0, 2),
      { classification: 'economic', code: '301', name: '工资福利支出' }
    ])
  })

  it('is refused with sheet and row', async () => {
    const bytes = await workbookOf({
      甲: [header, [208.05, '甲'], [null, '乙'], [new Date(0), '丙'], [{ error: '#N/A' }, '丁'], [true, '戊']]
    })
    const faults = await faultsOf(bytes)
    expect(faults).toHaveLength(5)
    expect(faults[0]).toBe('工作表“甲”第 2 行：科目编码“208.05”不全是数字。')
    expect(faults[1]).toBe('工作表“甲”第 3 行：没有科目编码。')
  })

  it('is taken whatever a hostile workbook claims around its cells', async () => {
    const bytes = await workbookOf({ 甲: [header, ['215', '资源勘探工业信息等支出']] })
    const merged = changed(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' +
          '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>'
      )
    )
    const named = changed(merged, 'xl/workbook.xml', (xml) =>
      xml.replace(
        '</sheets>',
        "</sheets><definedNames><definedName name='全部'>甲!$A$1:$XFD$1048576</definedName></definedNames>"
      )
    )
    expect(await subjectsOf(named)).toEqual(fromCsv.slice(0, 1))
  })

  it('is refused when it unpacks to too much, whatever size it claims', async () => {
    const bytes = await workbookOf({ 甲: [header, ['215', '甲']] })
    const large = changed(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</worksheet>', `${' '.repeat(workbookLimits.bytes)}</worksheet>`)
    )
    expect(large.length).toBeLessThan(mostOfficialListBytes)
    expect(await faultsOf(large)).toEqual(['整个文件：这个工作簿解开后太大，不像是科目表，没有读取。'])
    const lying = claimSmall(large, 'xl/worksheets/sheet1.xml')
    expect(await faultsOf(lying)).toEqual([expect.stringContaining('整个文件：') as string])
    const parts = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`x${at}`, new Uint8Array()]))
    expect(await faultsOf(zipSync({ ...unzipSync(bytes), ...parts }))).toEqual([
      expect.stringContaining('太大') as string
    ])
  })

  /** Writes 1 as the unpacked size of a part into the archive's directory. */
  function claimSmall(bytes: Uint8Array, part: string): Uint8Array {
    const copy = bytes.slice()
    const name = utf8(part)
    const view = new DataView(copy.buffer)
    for (let at = 0; at + 46 + name.length <= copy.length; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      if (name.every((byte, offset) => copy[at + 46 + offset] === byte)) view.setUint32(at + 24, 1, true)
    }
    expect(copy).not.toEqual(bytes)
    return copy
  }
})

describe('an official list above the shipped catalog', () => {
  it('is previewed', async () => {
    const reading = await read(utf8(csv))
    if (!reading.ok) throw new Error('refused')
    const preview = previewOfficialList(known, reading.list)
    expect(preview.renamed).toMatchObject([
      { code: '2150501', name: '行政运行（一）', nameBefore: '行政运行' }
    ])
    expect(preview.added).toEqual([])
    expect(preview.removed.map(({ code }) => code)).toContain('2150502')
    expect(preview.removed.every(({ code }) => code.startsWith('215'))).toBe(true)
  })
})
