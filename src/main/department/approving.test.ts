import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { controlTotalsOf, writeLedger } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { ShippedCatalogs } from '../catalogs'
import { packageFile, readPackageOf } from '../exchange'
import { sampleLedger } from '../exchange/testing/packages'
import { nodeFiles } from '../files'
import { readOtherLedger } from './index'
import { Desks, fiscalYear } from './testing/desks'

const desks = new Desks()
const place = { fiscalYear, unit: '402004' }
const catalog = new ShippedCatalogs(nodeFiles, 'resources/catalogs').read(fiscalYear)
const on = '2023-01-04'
const own = sampleLedger('402004')

/** The ledger with this much more income and expenditure, in fen; in balance where the two are the same. */
function more(income: number, expenditure: number): UnitLedger {
  const [first, ...rest] = own.basicExpenditure
  const amount = fen(first!.amount + expenditure)
  const source = first!.source
  return {
    ...own,
    income: { ...own.income, [source]: fen((own.income[source] ?? 0) + income) },
    basicExpenditure: [{ ...first!, amount }, ...rest]
  }
}
const approve = (decided: { on?: string; ledger?: UnitLedger }) =>
  desks.desk.reply(
    place,
    {
      ...{ decision: 'approve', on: decided.on ?? on },
      ...(decided.ledger === undefined ? {} : { other: { name: 'x.json', ledger: decided.ledger, catalog } })
    },
    { out: desks.at('p.ysbreply'), key: desks.departmentKey }
  )
const row = (round: 'secondDraft' | 'approved' = 'secondDraft') =>
  desks.desk.board(fiscalYear, round).find(({ code }) => code === '402004')!

beforeEach(async () => {
  await desks.begin()
  const unit = await desks.unit('402004')
  await desks.take(await unit.submit(), unit.key)
  const target = { out: desks.at('a.ysbreply'), key: desks.departmentKey }
  await desks.desk.reply(place, { decision: 'accept' }, target)
})

describe('an approval', () => {
  it('by another ledger is told with its file, day and expenditure, and is what the board shows', async () => {
    const ledger = more(12_345, 12_345)
    await approve({ ledger })
    const totals = controlTotalsOf(ledger)
    expect(totals.expenditure).not.toBe(controlTotalsOf(own).expenditure)
    const expenditure = Number(totals.expenditure).toLocaleString('en', { minimumFractionDigits: 2 })
    expect(desks.desk.log().at(-1)?.message).toBe(
      `批复第 1 版：按“x.json”，2023-01-04，支出 ${expenditure} 元。`
    )
    expect(row()).toMatchObject({ state: 'approved', inHand: { version: 1, totals } })
    expect(row('approved')).toMatchObject({ state: 'approved', inHand: { totals } })
    const { content } = await readPackageOf('reply', packageFile(nodeFiles, desks.at('p.ysbreply')))
    expect(content).toMatchObject({ approvedOn: on, totals })
  })

  it('of what was handed in is told with its day and expenditure', async () => {
    await approve({})
    expect(desks.desk.log().at(-1)?.message).toMatch(/^批复第 1 版：2023-01-04，支出 [\d,]+\.\d\d 元。$/)
    expect(row().inHand?.totals).toEqual(controlTotalsOf(own))
  })

  it('is refused by a ledger in which income is not expenditure, naming the source and the rule', async () => {
    const refusal = await approve({ ledger: more(100, 0) }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'notBalanced' })
    const { message, details } = refusal as { message: string; details: string[] }
    expect(message).toContain('“x.json”')
    expect(details[0]).toMatch(/^S01：.*1\.00/)
    expect(row()).toMatchObject({ state: 'accepted' })
  })

  it('is refused by a ledger that the exact balances could not look at: the template has no place for its money', async () => {
    const [first] = own.basicExpenditure
    const amount = fen(100_000)
    const trade = {
      ...first!,
      category: 'businessExpenditure' as const,
      source: 'businessIncome' as const,
      amount
    }
    const ledger = { ...own, income: { ...own.income, businessIncome: amount }, otherExpenditure: [trade] }
    const refusal = await approve({ ledger }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'rulesNotRun', details: [expect.any(String) as string] })
    expect(row()).toMatchObject({ state: 'accepted' })
  })

  it('is refused by a ledger of another unit or year', async () => {
    for (const ledger of [sampleLedger('402001'), { ...own, fiscalYear: 2024 }])
      await expect(approve({ ledger })).rejects.toMatchObject({ code: 'otherLedger' })
    expect(row()).toMatchObject({ state: 'accepted' })
  })

  it('is refused on a day that cannot be, with another ledger or without', async () => {
    for (const impossible of ['2023-01-06', '2021-12-31', '2032-02-10'])
      for (const given of [{}, { ledger: own }])
        await expect(approve({ on: impossible, ...given })).rejects.toMatchObject({ code: 'approvalDay' })
    expect(row()).toMatchObject({ state: 'accepted' })
    await approve({ on: '2022-01-01' })
  })
})

it('reads the ledger to approve by from a ledger or an interchange file', async () => {
  const options = { user: '部门', clock: desks.clock.read }
  const unit = desks.at('402004', 'ledgers', '2023', '402004.ledger')
  const fromLedger = await readOtherLedger(nodeFiles, unit, options)
  expect(fromLedger.name).toBe('402004.ledger')
  const file = desks.at('x.json')
  writeFileSync(file, writeLedger(fromLedger.ledger))
  const read = await readOtherLedger(nodeFiles, file, options)
  expect(writeLedger(read.ledger)).toBe(readFileSync(file, 'utf8'))
})
