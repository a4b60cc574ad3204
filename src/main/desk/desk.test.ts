import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { equalLedgers, readLedger, writeLedger } from '@shared/exchange'
import { begunLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { sample } from '../ledger-store/testing/samples'
import { DeskBench, sampleFile } from './testing/desk-bench'

let bench: DeskBench
beforeEach(() => {
  bench = new DeskBench()
})
afterEach(() => bench.clear())

const failure = (code: string) => expect.objectContaining({ code }) as Error
const refused = (code: string): object => ({ code, message: expect.any(String) as string })
/** The sample's units have no such income. */
const income = (after: string) => ({
  label: '改收入',
  changes: [{ path: 'income/affiliateRemittance', after }]
})

describe('the ways into a workspace', () => {
  it('is in none at first, and every call on one says so', async () => {
    const { desk, ledgers, maker } = bench.start()
    expect(desk.state()).toBeNull()
    await expect(ledgers.apply(income('1.00'))).rejects.toEqual(failure('noLedger'))
    await expect(ledgers.open('2023/402001', false)).rejects.toEqual(failure('noWorkspace'))
    bench.answers = [sampleFile('402001')]
    await expect(maker.import({})).rejects.toEqual(failure('noWorkspace'))
  })

  it('makes one, makes a ledger in it, and finds both after a restart', async () => {
    const first = bench.start()
    bench.answers = [bench.at('单位')]
    const made = await first.entrance.create('unit')
    expect(made).toMatchObject({ name: '单位', kind: 'unit', sample: false, ledgers: [] })
    const about = { code: '402009', name: '某中心', kind: 'publicInstitution', fiscalYear: 2023 } as const
    const id = await first.maker.create(about)
    const opened = await first.ledgers.open(id, false)
    // What the program computes is stated from the first step on, which is nothing to be taken back.
    expect(opened.ledger).toEqual(
      begunLedger({ code: '402009', name: '某中心', kind: 'publicInstitution' }, 2023, 'secondDraft')
    )
    expect(opened.saved).not.toHaveProperty('undo')
    await first.desk.end()
    const second = bench.start()
    const last = second.entrance.last()
    expect(last).toMatchObject({ recent: { name: '单位' }, ledger: id })
    const state = await second.entrance.openRecent(last!.recent.id)
    expect(state.ledgers).toMatchObject([
      { id: '2023/402009', name: '某中心', kind: 'publicInstitution', round: 'secondDraft' }
    ])
    expect(state.catalogYears).toContain(2023)
    expect((await second.ledgers.open(id, false)).notices).toEqual([])
  })

  it('makes no ledger where there is one', async () => {
    const { maker } = await bench.inLedger()
    const about = { code: '402001', name: '别的', kind: 'other', fiscalYear: 2023 } as const
    await expect(maker.create(about)).rejects.toEqual(failure('ledgerExists'))
  })

  it('does nothing when the user thinks better of it', async () => {
    const { entrance, maker, outgoing, ledgers, deskCatalogs } = await bench.inLedger()
    expect(await entrance.open()).toBeNull()
    expect(await entrance.create('unit')).toBeNull()
    expect(await maker.import({})).toBeNull()
    expect(await outgoing.export()).toEqual({ savedAs: null })
    expect(await ledgers.readPrior()).toBeNull()
    expect(await deskCatalogs.loadOfficialList(2023)).toBeNull()
  })

  it('keeps the open workspace when another cannot be opened', async () => {
    const { desk, entrance } = await bench.inLedger()
    bench.answers = [bench.at('gone')]
    await expect(entrance.open()).rejects.toEqual(failure('noFolder'))
    expect(desk.ledger.id).toBe('2023/402001')
  })

  it('lists a ledger that cannot be read with the reason, beside the others', async () => {
    const { desk } = await bench.inLedger()
    writeFileSync(bench.at('workspace/ledgers/2023/402002.ledger'), 'not a ledger')
    const [sound, broken] = desk.state()!.ledgers
    expect(sound).toMatchObject({ code: '402001', name: sample('402001').unit.name })
    expect(broken).toMatchObject({ code: '402002', fault: { message: expect.any(String) as string } })
  })

  it('tells a ledger under another unit’s name', async () => {
    const { desk, ledgers } = await bench.inLedger()
    await ledgers.close()
    const bytes = readFileSync(bench.at('workspace/ledgers/2023/402001.ledger'))
    writeFileSync(bench.at('workspace/ledgers/2023/402002.ledger'), bytes)
    expect(desk.state()!.ledgers[1]?.fault?.message).toContain('不一致')
  })
})

describe('the sample', () => {
  it('lies in a folder of its own with its three units, and says that it is one', async () => {
    const { entrance } = bench.start()
    const state = await entrance.openSample()
    expect(state).toMatchObject({
      name: '示例：赣州市工业和信息化局',
      sample: true,
      folder: bench.at('data', 'sample')
    })
    expect(state.ledgers.map(({ code }) => code)).toEqual(['402001', '402002', '402004'])
  })

  it('keeps what was changed in it until it is made anew, and then keeps a backup', async () => {
    const { entrance, ledgers, desk } = bench.start()
    await entrance.openSample()
    await ledgers.open('2023/402001', false)
    await ledgers.apply(income('8.00'))
    await entrance.close()
    await entrance.openSample()
    expect((await ledgers.open('2023/402001', false)).ledger.income.affiliateRemittance).toBe(fen(800))
    await entrance.resetSample()
    const { ledger } = await ledgers.open('2023/402001', false)
    expect(equalLedgers(ledger, sample('402001'))).toBe(true)
    expect(desk.ledger.backups().map(({ reason }) => reason)).toContain('导入之前')
  })

  it('is the only one that can be made anew', async () => {
    const { entrance } = await bench.inLedger()
    await expect(entrance.resetSample()).rejects.toEqual(failure('notTheSample'))
  })
})

describe('import', () => {
  it('makes the ledger that the file holds', async () => {
    const { desk } = await bench.inLedger()
    expect(equalLedgers(desk.ledger.ledger, sample('402001'))).toBe(true)
  })

  it('asks before it replaces one, and then does it as one step with a backup', async () => {
    const { desk, maker, ledgers } = await bench.inLedger()
    await ledgers.apply(income('8.00'))
    bench.answers = [sampleFile('402001')]
    const asked = await maker.import({})
    expect(asked).toMatchObject({
      id: '2023/402001',
      exists: { code: '402001', fiscalYear: 2023, file: '402001.json' }
    })
    expect(desk.ledger.ledger.income.affiliateRemittance).toBe(fen(800))
    const before = desk.ledger.saved().step
    const { grant } = asked!.exists!
    expect(await maker.import({ grant, replace: true })).not.toHaveProperty('exists')
    expect(desk.ledger.saved().step).toBe(before + 1)
    expect(equalLedgers(desk.ledger.ledger, sample('402001'))).toBe(true)
    expect(desk.ledger.backups()[0]?.reason).toBe('导入之前')
    await expect(maker.import({ grant, replace: true })).rejects.toEqual(failure('grant'))
  })

  it('replaces a ledger that is not open, and gives it back', async () => {
    const { maker, ledgers } = await bench.inLedger()
    await ledgers.close()
    bench.answers = [sampleFile('402001')]
    await maker.import({ replace: true })
    expect((await ledgers.open('2023/402001', false)).readOnly).toBeUndefined()
  })

  it('refuses a faulty file with the first twenty faults by their lines, and the count', async () => {
    const { maker } = await bench.inWorkspace()
    const value = JSON.parse(writeLedger(sample('402001'))) as { basicExpenditure: { amount: string }[] }
    value.basicExpenditure.slice(0, 30).forEach((line) => (line.amount = '1.234'))
    const faulty = Math.min(30, value.basicExpenditure.length)
    writeFileSync(bench.at('bad.json'), JSON.stringify(value, null, 1))
    bench.answers = [bench.at('bad.json')]
    const error = (await maker.import({}).catch((caught: unknown) => caught)) as {
      details: string[]
      message: string
    }
    expect(error).toMatchObject(refused('faulty'))
    expect(error.message).toContain(`有 ${faulty} 处问题`)
    expect(error.details).toHaveLength(21)
    expect(error.details[0]).toMatch(/^文件第 \d+ 行，/)
    expect(error.details.at(-1)).toBe(`另有 ${faulty - 20} 处没有列出。`)
    expect(existsSync(bench.at('workspace/ledgers'))).toBe(false)
  })

  it('tells what the catalog lacks and takes it all the same', async () => {
    const { maker } = await bench.inWorkspace()
    const value = JSON.parse(writeLedger(sample('402001'))) as { basicExpenditure: { economic: string }[] }
    value.basicExpenditure[0]!.economic = '30198'
    writeFileSync(bench.at('odd.json'), JSON.stringify(value))
    bench.answers = [bench.at('odd.json')]
    const { findings } = (await maker.import({}))!
    expect(findings.some((finding) => finding.includes('没有 30198'))).toBe(true)
  })
})

describe('what leaves the ledger', () => {
  it('exports what reads back as the same ledger, under the unit’s name', async () => {
    const { outgoing, saved } = await bench.inLedger()
    bench.answers = [bench.at('out.json')]
    const { savedAs, file } = await outgoing.export()
    expect(savedAs).toBe('out.json')
    expect(saved.pathOf(file!)).toBe(bench.at('out.json'))
    expect(bench.offered.at(-1)).toMatch(/^402001 .+ 2023年单位账$/)
    const read = readLedger(readFileSync(bench.at('out.json')))
    expect(read.ok && equalLedgers(read.value, sample('402001'))).toBe(true)
    expect(() => saved.pathOf('anything')).toThrow(failure('noSavedFile'))
  })

  it.each(['workspace/ledgers/2023/402001.ledger', 'workspace/workspace.json'])(
    'never exports over %s',
    async (name) => {
      const { outgoing, desk } = await bench.inLedger()
      const before = readFileSync(bench.at(name))
      bench.answers = [bench.at(name)]
      await expect(outgoing.export()).rejects.toEqual(failure('isLedger'))
      expect(readFileSync(bench.at(name)).equals(before)).toBe(true)
      expect(desk.ledger.apply(income('1.00')).step).toBeGreaterThan(0)
    }
  )

  it('gives the unit’s own tables, and anew after an edit', async () => {
    const { outgoing, ledgers, desk } = await bench.inLedger()
    const before = outgoing.tables()
    expect(before).toMatchObject({
      fiscalYear: 2023,
      template: 'ganzhou-2023',
      department: desk.ledger.ledger.unit.name
    })
    expect(before.tables.length).toBeGreaterThan(5)
    await ledgers.apply(income('12300.00'))
    const printed = (document: typeof before) =>
      document.tables.flatMap(({ body }) => body.rows.flatMap((row) => row.map(({ text }) => text)))
    expect(printed(before)).not.toContain('1.23')
    expect(printed(outgoing.tables())).toContain('1.23')
    expect(() => outgoing.tables('none')).toThrow(failure('noTemplate'))
  })

  it('prints the ledger as it stands, in the unit that amounts are shown in', async () => {
    const { outgoing } = await bench.inLedger()
    bench.settings = { ...bench.settings, amountsShown: 'wanyuan' }
    bench.answers = [bench.at('print.pdf')]
    expect(await outgoing.print('mof-2016')).toMatchObject({ savedAs: 'print.pdf' })
    expect(readFileSync(bench.at('print.pdf'), 'utf8')).toBe('%PDF')
    const [content] = bench.printed
    expect(content).toMatchObject({
      ...{ kind: 'ledger', amountsShown: 'wanyuan', printedOn: '2023-01-05' },
      tables: { template: 'mof-2016' }
    })
  })
})

describe('catalogs', () => {
  it('adds a subject to the workspace, for good', async () => {
    const { deskCatalogs } = await bench.inWorkspace()
    const subject = { classification: 'economic', code: '30198', name: '试验支出' } as const
    const data = deskCatalogs.addSubject({ fiscalYear: 2023, ...subject })
    expect(data.subjects.economic.some(({ code }) => code === '30198')).toBe(true)
    expect(() => deskCatalogs.addSubject({ fiscalYear: 2023, ...subject })).toThrow(failure('subjectRefused'))
    const again = bench.start()
    bench.answers = [bench.at('workspace')]
    await again.entrance.open()
    expect(again.deskCatalogs.read(2023).subjects.economic.some(({ name }) => name === '试验支出')).toBe(true)
  })

  it('lays an official list over a year, or refuses all of it with its faults', async () => {
    const { deskCatalogs } = await bench.inWorkspace()
    writeFileSync(bench.at('list.csv'), '科目编码,科目名称\n301,工资福利支出\n30101,基本工资（新）\n')
    bench.answers = [bench.at('list.csv')]
    const loaded = await deskCatalogs.loadOfficialList(2023)
    expect(loaded?.message).toContain('改名 1 个')
    writeFileSync(bench.at('bad.csv'), '科目编码,科目名称\n30101,\n3x,错\n')
    bench.answers = [bench.at('bad.csv')]
    const error = (await deskCatalogs.loadOfficialList(2023).catch((caught: unknown) => caught)) as {
      details: string[]
    }
    expect(error).toMatchObject(refused('listRefused'))
    expect(error.details.length).toBeGreaterThanOrEqual(2)
    expect(deskCatalogs.read(2023).subjects.economic.find(({ code }) => code === '30101')?.name).toBe(
      '基本工资（新）'
    )
  })

  it('names the years there are for one that is missing', async () => {
    const { deskCatalogs } = await bench.inWorkspace()
    expect(() => deskCatalogs.read(2031)).toThrow(failure('catalogYearMissing'))
  })
})

it('leaves a workspace with its file and folders only', async () => {
  const { entrance } = await bench.inLedger()
  await entrance.close()
  expect(readdirSync(bench.at('workspace')).sort()).toEqual(['ledgers', 'workspace.json'])
  expect(readdirSync(bench.at('workspace/ledgers/2023')).sort()).toEqual([
    '402001.ledger',
    '402001.ledger.head',
    'backups'
  ])
})
