import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { differences, emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { sample } from '../ledger-store/testing/samples'
import { DeskBench } from './testing/desk-bench'

let bench: DeskBench
beforeEach(() => {
  bench = new DeskBench()
})
afterEach(() => bench.clear())

const ID = '2023/402001'
const income = (after: string, before?: string) => ({
  label: '改收入',
  changes: [{ path: 'income/affiliateRemittance', ...(before === undefined ? {} : { before }), after }]
})

describe('last year’s figures', () => {
  const lastYear = (change: Partial<UnitLedger> = {}): UnitLedger => ({
    ...sample('402001'),
    fiscalYear: 2022,
    ...change
  })

  it('adds up lines of like coordinates by section, and leaves out what is nothing', async () => {
    const line = { function: '2080505', economic: '30108', source: 'generalPublicBudget' } as const
    const project = { code: 'P', name: '项目', indicators: [] }
    const prior = {
      ...emptyLedger('402001', 2022),
      income: { generalPublicBudget: fen(1000), otherIncome: fen(0) },
      basicExpenditure: [
        { id: 1, ...line, amount: fen(100), note: '不取' },
        { id: 2, ...line, amount: fen(23) },
        { id: 3, ...line, economic: '30109', amount: fen(0) }
      ],
      otherExpenditure: [{ id: 4, ...line, category: 'businessExpenditure', amount: fen(7) }],
      projects: [
        { ...project, id: 5, lines: [{ id: 6, ...line, amount: fen(5) }] },
        { ...project, id: 7, code: 'Q', lines: [{ id: 8, ...line, amount: fen(6) }] }
      ]
    } satisfies UnitLedger
    const { ledgers } = await bench.inLedger()
    bench.answers = [bench.write('2022.json', prior)]
    expect(await ledgers.readPrior()).toMatchObject({
      unit: { code: '402001' },
      fiscalYear: 2022,
      income: { generalPublicBudget: '10.00', otherIncome: '0.00' },
      lines: [
        { section: 'basic', ...line, amount: '1.23' },
        { section: 'project', ...line, amount: '0.11' },
        { section: 'other', category: 'businessExpenditure', ...line, amount: '0.07' }
      ],
      taken: expect.stringContaining('没有批复') as string
    })
  })

  it('gives rows that the ledger takes as they are', async () => {
    const { ledgers, desk } = await bench.inLedger()
    bench.answers = [bench.write('2022.json', lastYear())]
    const { lines } = (await ledgers.readPrior())!
    const { nextRowId, ledger } = await ledgers.open(ID, false)
    const own = ledger.priorYear.lines
    const removed = differences(ledger, { ...ledger, priorYear: { ...ledger.priorYear, lines: [] } })
    const added = lines.map((line, at) => {
      const id = nextRowId + at
      return { path: `priorYear/lines/#${id}`, after: { id, ...line }, following: null }
    })
    await ledgers.apply({ label: '取上年数', changes: [...removed, ...added] })
    expect(desk.ledger.ledger.priorYear.lines).toHaveLength(lines.length)
    expect(own).not.toHaveLength(0)
  })

  it('takes the newest frozen approved round of a ledger, not what came after it', async () => {
    const desk = await bench.inWorkspace()
    await desk.maker.create({
      code: '402001',
      name: '机关',
      kind: 'administrative',
      fiscalYear: 2022,
      round: 'approved'
    })
    await desk.ledgers.open('2022/402001', false)
    await desk.ledgers.apply(income('5.00'))
    desk.desk.ledger.store.takeSnapshot('round', '批复存档')
    await desk.ledgers.apply(income('9.00', '5.00'))
    await desk.maker.create({ code: '402001', name: '机关', kind: 'administrative', fiscalYear: 2023 })
    await desk.ledgers.open('2023/402001', false)
    bench.answers = [bench.at('workspace/ledgers/2022/402001.ledger')]
    expect(await desk.ledgers.readPrior()).toMatchObject({
      income: { affiliateRemittance: '5.00' },
      taken: expect.stringContaining('存档') as string
    })
  })

  it('refuses another year by both years', async () => {
    const { ledgers } = await bench.inLedger()
    bench.answers = [bench.write('2021.json', lastYear({ fiscalYear: 2021 }))]
    await expect(ledgers.readPrior()).rejects.toMatchObject({
      code: 'wrongYear',
      message: expect.stringMatching(/2021.+2022/) as string
    })
  })

  it('names another unit, and leaves the question to the window', async () => {
    const { ledgers } = await bench.inLedger()
    const unit = { code: '402999', name: '别的单位', kind: 'other' } as const
    bench.answers = [bench.write('2022.json', lastYear({ unit }))]
    expect((await ledgers.readPrior())?.unit).toEqual({ code: '402999', name: '别的单位' })
  })
})
