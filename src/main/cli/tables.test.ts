import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { Desk, resources, sampleInput, unit } from './testing/desk'

const desk = new Desk()
const { run } = desk
const department = sampleInput.slice(0, 2)
const input = sampleInput

async function opened(file: string): Promise<Workbook> {
  const book = new Workbook()
  await book.xlsx.readFile(join(desk.folder, file))
  return book
}

/** A sample file with one text in the place of another, in the test's folder. */
function changed(from: string, to: string, [what, instead]: readonly [string, string]): string {
  const text = readFileSync(from, 'utf8')
  expect(text).toContain(what)
  writeFileSync(join(desk.folder, to), text.replaceAll(what, instead))
  return to
}

interface Printed {
  template: string
  tables: { id: string; name: string; header: string[][]; body: string[][]; notes: string[] }[]
}

describe('tables', () => {
  it('prints every table of the template, cells as they print', async () => {
    const { code, err, json } = await run('tables', ...input, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { template, tables } = json() as unknown as Printed
    expect(template).toBe('ganzhou-2023')
    const ids = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11-1', '11-2']
    expect(tables.map(({ id }) => id)).toEqual(ids)
    // The published table 3: its first row and header.
    expect(tables[2]?.body[0]).toEqual(['', '合计', '3,258.80', '2,405.16', '853.64'])
    expect(tables[2]?.header.at(-1)).toEqual(['**', '**', '1', '2', '3'])
    expect(tables[6]?.body).toEqual([['402', '赣州市工业和信息化局', '56.63', '18.00', '38.63', '', '']])
    expect(tables[7]).toMatchObject({ body: [], notes: [expect.stringContaining('故本表为空')] })
  })

  it('takes another template by name, or a file', async () => {
    const named = (await run('tables', ...input, '--template', 'mof-2016', '--json')).json()
    expect(named['template']).toBe('mof-2016')
    copyFileSync(join(resources, 'templates/mof-2016.json'), join(desk.folder, '自己的模板.json'))
    const own = (await run('tables', ...input, '--template', '自己的模板.json', '--json')).json()
    expect(own).toEqual(named)
  })

  it('reads ledgers and interchange files alike, in any order', async () => {
    await run('ledger', 'import', unit('402001'), '--into', 'ws')
    await run('ledger', 'import', unit('402004'), '--into', 'ws')
    const mixed = await run('tables', '--units', unit('402002'), 'ws/ledgers/2023', ...department, '--json')
    expect(mixed.out).toBe((await run('tables', ...input, '--json')).out)
  })

  it('prints a unit’s own edition', async () => {
    const words = ['--edition', 'unit', '--unit', '402002', '--json']
    const { tables } = (await run('tables', ...input, ...words)).json() as unknown as Printed
    expect(tables.map(({ name }) => name)).toContain('单位支出总表')
    expect(tables.some(({ id }) => id === '10')).toBe(false)
    expect(tables.find(({ id }) => id === '7')?.body[0]?.[0]).toBe('402002')
    const alone = await run('tables', ...department, '--units', unit('402002'), '--edition', 'unit', '--json')
    expect(alone.json()['tables']).toEqual(tables)
  })

  it('prints rows between tabs for people', async () => {
    const { out } = await run('tables', ...input, '--table', '3')
    expect(out).toContain('\t合计\t3,258.80\t2,405.16\t853.64\n')
    expect(out).not.toContain('表4')
  })
})

describe('facts', () => {
  it('adds up by coordinates, in 元', async () => {
    const { facts } = (await run('facts', ...input, '--by', 'unit', '--json')).json() as {
      facts: Record<string, string>[]
    }
    expect(facts.map((fact) => Object.keys(fact))).toEqual(facts.map(() => ['unit', 'amount']))
    expect(facts.map((fact) => fact['unit'])).toEqual(['402001', '402002', '402004'])
    // By hand from the files: 17187769 + 920000 + 1660900.
    expect(facts[0]?.['amount']).toBe('19768669.00')
    const income = await run('facts', ...input, '--by', 'source,unit', '--of', 'income')
    expect(income.out).toMatch(/^source\tunit\tamount\n/)
    expect(income.out).toContain('otherIncome\t402001\t920000.00')
  })

  it.each([
    ['--by', 'colour'],
    ['--by', 'unit,unit'],
    ['--by', 'unit', '--of', 'everything'],
    ['--of', 'income']
  ])('%s %s %s is wrong use', async (...words) => {
    expect(await run('facts', ...input, ...words.filter(Boolean))).toMatchObject({ code: 2, out: '' })
  })
})

describe('consolidate', () => {
  it('writes 报送版 by default, and tells what is in it', async () => {
    const done = await run('consolidate', ...input, '--out', 'book.xlsx', '--json')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.json()).toMatchObject({
      file: join(desk.folder, 'book.xlsx'),
      kind: 'official',
      template: 'ganzhou-2023',
      missingUnits: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown
    })
    const names = (await opened('book.xlsx')).worksheets.map(({ name }) => name)
    expect(names).toHaveLength(14)
    expect(names.slice(0, 3)).toEqual(['封面', '目录', '表1 收支预算总表'])
    expect(readdirSync(desk.folder)).toEqual(['book.xlsx'])
  })

  it('warns of a 公开版 that is not of the approved round', async () => {
    const draft = await run('consolidate', ...input, '--kind', 'public', '--out', 'a.xlsx', '--json')
    expect(JSON.stringify(draft.json()['notices'])).toContain('notApproved')
    for (const code of ['402001', '402002', '402004'])
      changed(unit(code), `${code}.json`, ['"fiscalYear": 2023,', '"fiscalYear": 2023, "round": "approved",'])
    const approved = [...department, '--units', '402001.json', '402002.json', '402004.json']
    const done = await run('consolidate', ...approved, '--kind', 'public', '--out', 'b.xlsx', '--json')
    expect(done.code).toBe(0)
    expect(JSON.stringify(done.json()['notices'])).not.toContain('notApproved')
  })

  it('says in the file’s name and on every sheet that a trial is one', async () => {
    const some = [...department, '--units', unit('402001'), unit('402002')]
    const refused = await run('consolidate', ...some, '--out', 'book.xlsx')
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('402004') as unknown })
    expect(readdirSync(desk.folder)).toEqual([])
    const done = await run('consolidate', ...some, '--partial', '--out', 'book.xlsx', '--json')
    const name = 'book（试汇总，缺402004）.xlsx'
    expect(done.json()).toMatchObject({ file: join(desk.folder, name), missingUnits: ['402004'] })
    expect(readdirSync(desk.folder)).toEqual([name])
    for (const sheet of (await opened(name)).worksheets)
      expect(sheet.getCell('A1').text).toBe('试汇总：缺 1 个单位的账：402004 赣州市绿色建材发展和应用中心。')
  })

  it('does not write over a file without being told', async () => {
    writeFileSync(join(desk.folder, 'book.xlsx'), 'mine')
    const refused = await run('consolidate', ...input, '--out', 'book.xlsx')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('已经存在') as unknown })
    expect(readFileSync(join(desk.folder, 'book.xlsx'), 'utf8')).toBe('mine')
    expect((await run('consolidate', ...input, '--out', 'book.xlsx', '--force')).code).toBe(0)
    expect((await opened('book.xlsx')).worksheets).toHaveLength(14)
  })

  it('writes one table alone, also as .csv', async () => {
    await run('consolidate', ...input, '--table', '3', '--out', 'three.xlsx')
    const names = (await opened('three.xlsx')).worksheets.map(({ name }) => name)
    expect(names).toEqual(['封面', '目录', '表3 部门支出总表'])
    expect((await run('consolidate', ...input, '--table', '3', '--out', 'three.csv')).code).toBe(0)
    expect(readFileSync(join(desk.folder, 'three.csv'), 'utf8')).toContain(',合计,3258.80,2405.16,853.64\r\n')
    const all = await run('consolidate', ...input, '--out', 'all.csv')
    expect(all).toMatchObject({ code: 1, err: expect.stringContaining('--table') as unknown })
  })

  it('puts the unit’s own people on the cover of its edition', async () => {
    const contacts = '"contacts": {"unitHead": "张三", "filledOn": "2023-01-16"},'
    changed(unit('402004'), 'own.json', ['"fiscalYear": 2023,', `"fiscalYear": 2023, ${contacts}`])
    const words = [...department, '--units', 'own.json', '--edition', 'unit', '--out', 'own.xlsx']
    expect(await run('consolidate', ...words)).toMatchObject({ code: 0, err: '' })
    const cover = JSON.stringify((await opened('own.xlsx')).getWorksheet('封面')?.getSheetValues())
    expect(cover).toContain('赣州市绿色建材发展和应用中心')
    expect(cover).toContain('张三')
    expect(cover).toContain('2023年1月16日')
    expect(cover).toContain('单位编码')
  })
})

describe('bad input: a sentence, and no file', () => {
  const refusals: Record<string, () => { words: string[]; code: string; says: string }> = {
    'a duplicate unit': () => ({
      words: [...input, unit('402001')],
      code: 'duplicateUnit',
      says: '402001'
    }),
    'two years mixed': () => {
      const old = changed(unit('402004'), 'old.json', ['"fiscalYear": 2023,', '"fiscalYear": 2022,'])
      return {
        words: [...department, '--units', unit('402001'), unit('402002'), old],
        code: 'yearsMixed',
        says: '2022'
      }
    },
    'a unit of another department': () => {
      const foreign = changed(unit('402004'), 'foreign.json', ['"402004"', '"501001"'])
      return { words: [...input, foreign], code: 'unitNotInDepartment', says: '501001' }
    },
    'an unknown template': () => ({
      words: [...input, '--template', 'atlantis'],
      code: 'unknownTemplate',
      says: 'mof-2016'
    }),
    'a coordinate that does not exist': () => {
      const faulty = changed(join(resources, 'templates/ganzhou-2023.json'), 'faulty.json', [
        '"source":',
        '"colour":'
      ])
      return { words: [...input, '--template', `./${faulty}`], code: 'faultyTemplate', says: 'colour' }
    },
    'money without a place in the template': () => {
      const other =
        '"otherExpenditure": [{"category": "businessExpenditure", "function": "2150550", "economic": "30201", "source": "businessIncome", "amount": "12.34"}],'
      const odd = changed(unit('402004'), 'odd.json', ['"projects":', `${other} "projects":`])
      return {
        words: [...department, '--units', unit('402001'), unit('402002'), odd],
        code: 'noPlaceForMoney',
        says: '12.34'
      }
    },
    'a sum beyond the limit': () => {
      // Twice 500 lines of the largest amount are 10^16 fen, of which a sum may have 9 × 10^15.
      const line =
        '{"function": "2150550", "economic": "30201", "source": "generalPublicBudget", "amount": "100000000000.00"}'
      const lines = Array.from({ length: 500 }, () => line).join(',')
      const huge = ['402001', '402004'].map((code) =>
        changed(unit(code), `${code}.json`, ['"basicExpenditure": [', `"basicExpenditure": [${lines},`])
      )
      return {
        words: [...department, '--units', unit('402002'), ...huge],
        code: 'sumTooLarge',
        says: '合计'
      }
    },
    'a faulty interchange file': () => {
      const faulty = changed(unit('402004'), 'faulty.json', ['"kind"', '"sort"'])
      return { words: [...department, '--units', faulty], code: 'faulty', says: 'faulty.json' }
    },
    'a ledger that is none': () => {
      writeFileSync(join(desk.folder, 'x.ledger'), 'no ledger at all')
      return { words: [...department, '--units', 'x.ledger'], code: 'notALedger', says: 'x.ledger' }
    },
    'a folder without ledgers': () => {
      mkdirSync(join(desk.folder, 'empty'))
      return { words: [...department, '--units', 'empty'], code: 'noLedgers', says: '.ledger' }
    },
    'no such file': () => ({ words: [...department, '--units', 'none.json'], code: 'noFile', says: 'none' }),
    'no such department': () => ({
      words: ['--department', 'none.json', '--units', unit('402001')],
      code: 'noFile',
      says: 'none'
    }),
    'a table that the template lacks': () => ({
      words: [...input, '--table', '99'],
      code: 'unknownTable',
      says: '99'
    }),
    'a unit whose ledger is not given': () => ({
      words: [...input, '--edition', 'unit', '--unit', '402009'],
      code: 'unitNotConsolidated',
      says: '402009'
    })
  }

  it.each(Object.entries(refusals))('%s', async (_, make) => {
    const { words, code, says } = make()
    const before = readdirSync(desk.folder)
    const refused = await run('consolidate', ...words, '--out', 'book.xlsx', '--json')
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({ error: { code } })
    expect(refused.err).toContain(says)
    expect(readdirSync(desk.folder)).toEqual(before)
  })

  it('a kind of file that it does not write', async () => {
    expect(await run('consolidate', ...input, '--out', 'book.docx')).toMatchObject({ code: 1, out: '' })
    expect(existsSync(join(desk.folder, 'book.docx'))).toBe(false)
  })

  it.each([
    [['consolidate', ...input]],
    [['consolidate', ...department, '--out', 'x.xlsx']],
    [['consolidate', ...input, '--out', 'x.xlsx', '--kind', 'secret']],
    [['consolidate', ...input, '--out', 'x.xlsx', '--edition', 'unit']],
    [['consolidate', ...input, '--out', 'x.xlsx', '--unit', '402001']],
    [['tables', 'stray.json', ...input]]
  ])('%j is wrong use', async (words) => {
    expect(await run(...words)).toMatchObject({ code: 2, out: '' })
  })
})
