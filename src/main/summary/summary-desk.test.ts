import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { UserError } from '@shared/errors'
import { agencyOperating, parsePath, threePublicItems, threePublicOf } from '@shared/ledger'
import { nodeFiles } from '../files'
import { ShippedCatalogs } from '../catalogs'
import { codes, Desks, fiscalYear } from '../department/testing/desks'
import { sampleLedger } from '../exchange/testing/packages'
import { Templates } from '../tables-desk'
import { hereWork } from '../jobs/testing/work-processes'
import { carryOut } from './carry-out'
import { summaryOrder } from './order'
import { SummaryDesk } from './summary-desk'

const desks = new Desks()
const resources = 'resources'
const official = { fiscalYear, partial: false }
const trial = { fiscalYear, partial: true }
let summary: SummaryDesk

beforeEach(async () => {
  await desks.begin()
  const catalogs = new ShippedCatalogs(nodeFiles, join(resources, 'catalogs'))
  summary = new SummaryDesk({
    department: () => desks.desk,
    templates: new Templates(nodeFiles, resources),
    catalogs: () => catalogs,
    startWork: hereWork(summaryOrder, carryOut),
    clock: desks.clock.read
  })
})

async function handIn(code: string): Promise<void> {
  const unit = await desks.unit(code)
  await desks.take(await unit.submit(), unit.key)
}

const place = (unit: string) => ({ fiscalYear, round: 'secondDraft' as const, unit })
async function accept(code: string): Promise<void> {
  const target = { out: desks.at(`${code}.ysbreply`), key: desks.departmentKey }
  await desks.desk.reply(place(code), { decision: 'accept' }, target)
}

async function acceptAll(): Promise<void> {
  for (const code of codes) {
    await handIn(code)
    await accept(code)
  }
}

const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error.code
    throw error
  }
  return 'none'
}

/** The rows of 收支预算总表 as published: name and 万元, twice. */
function publishedBalance(): readonly (readonly string[])[] {
  const path = join(resources, 'samples/ganzhou-2023/published/tables.json')
  const { tables } = JSON.parse(readFileSync(path, 'utf8')) as {
    tables: { 收支预算总表: { rows: string[][] } }
  }
  return tables.收支预算总表.rows
}

const total = (rows: readonly { yuan: string }[]): number =>
  rows.reduce((sum, { yuan }) => sum + Math.round(Number(yuan) * 100), 0)

/** 万元 as the tables print it. */
const wan = (fen: number): string =>
  (Math.round(fen / 10_000) / 100).toLocaleString('en', { minimumFractionDigits: 2 })

describe('the units that count', () => {
  it('names the missing ones with their states, and what a trial takes', async () => {
    await handIn('402001')
    await handIn('402002')
    await accept('402002')
    expect(summary.state(official)).toMatchObject({ round: 'secondDraft', official: false, counted: 1 })
    expect(summary.state(official).missing.map((words) => words.slice(0, 6))).toEqual(['402001', '402004'])
    expect(summary.state(official).missing[0]).toMatch(/（已上报）$/)
    expect(summary.state(trial)).toMatchObject({ official: false, counted: 2 })
    expect(summary.state(trial).missing).toEqual([expect.stringMatching(/^402004 .+（未上报）$/)])
  })

  it('refuses an official consolidation until all are accepted; a trial says what it lacks on every page', async () => {
    await handIn('402001')
    expect(refusal(() => summary.tables(official))).toBe('notAllAccepted')
    const { notices } = summary.tables(trial)
    expect(notices).toContainEqual(expect.stringMatching(/试汇总：缺 2 个单位.*402002.*402004/))
    expect(notices).toContainEqual(expect.stringMatching(/还没有接收.*402001/))
  })
})

describe('the tables, charts and checks of all', () => {
  beforeEach(acceptAll)

  it('is official, and its tables are the department’s own template’s first', () => {
    expect(summary.state(official)).toEqual({
      ...{ round: 'secondDraft', official: true, counted: 3, missing: [] }
    })
    const document = summary.tables(official)
    expect(document.template).toBe('ganzhou-2023')
    expect(document.templates.map(({ id }) => id)).toEqual(['ganzhou-2023', 'mof-2016'])
    expect(document.notices).not.toContainEqual(expect.stringContaining('试汇总'))
  })

  it('makes a unit’s own tables, in which no other unit is missing', () => {
    const document = summary.tables(official, { unit: '402004' })
    expect(document.notices).toEqual([])
    expect(refusal(() => summary.tables(official, { unit: '402999' }))).toBe('unitNotConsolidated')
  })

  it('draws charts whose sums are the totals of the tables', () => {
    const charts = summary.charts(official)
    const balance = publishedBalance()
    expect(balance.at(-1)).toEqual([
      '收入总计',
      wan(total(charts.income)),
      '支出总计',
      wan(total(charts.units))
    ])
    const functions = charts.functions.filter(({ yuan }) => Number(yuan) > 0)
    expect(functions.map(({ yuan }) => wan(total([{ yuan }])))).toEqual(
      balance.slice(0, functions.length).map((row) => row[3])
    )
    for (const rows of [charts.functions, charts.economics, charts.units])
      expect(total(rows)).toBe(total(charts.units))
    const [incomeRow, expenditureRow, basic, project] = charts.years
    expect(total([incomeRow!])).toBe(total(charts.income))
    expect(total([expenditureRow!])).toBe(total(charts.units))
    expect(total([basic!, project!])).toBe(total([expenditureRow!]))
    const cells = summary.tables(official).tables.flatMap(({ body }) => body.rows.flat())
    const totals = new Set(cells.map(({ yuan }) => yuan))
    for (const row of charts.years.slice(0, 4)) expect(totals).toContain(row.yuan)
    const lines = codes
      .map((code) => sampleLedger(code))
      .flatMap(({ basicExpenditure, projects }) => [
        ...basicExpenditure,
        ...projects.flatMap((project) => project.lines)
      ])
    const salaries = lines.filter(({ economic }) => economic.startsWith('301'))
    expect(total([charts.economics[0]!])).toBe(salaries.reduce((sum, { amount }) => sum + amount, 0))
  })

  it('leads from every figure of a table to the lines of the units’ ledgers, which sum to it', () => {
    const { tables, template } = summary.tables(official)
    let figures = 0
    for (const { id, body } of tables)
      for (const [row, cells] of body.rows.entries())
        for (const [column, cell] of cells.entries()) {
          if (cell.kind !== 'amount' || Number(cell.yuan) === 0) continue
          const behind = summary.linesBehind(official, { template, table: id, row, column })
          const amounts = behind.units.flatMap(({ lines }) => lines.map(({ amount }) => amount))
          const whole = amounts.reduce(
            (all, one) => all + Math.round(Number(one.replaceAll(',', '')) * 100),
            0
          )
          expect(whole, `${id} ${row} ${column}`).toBe(Math.round(Number(cell.yuan) * 100))
          for (const line of behind.units.flatMap(({ lines }) => lines)) {
            expect(line.place).not.toBe('')
            expect(parsePath(line.path), line.path).toBeDefined()
          }
          figures++
        }
    expect(figures).toBeGreaterThan(100)
  })

  it('sets the year before beside a figure, of the whole and of each unit', () => {
    const { tables, template } = summary.tables(official)
    const expenditure = tables.find(({ name }) => name === '部门支出总表')!
    const row = expenditure.body.rows.findIndex((cells) => cells.some(({ text }) => text === '合计'))
    const column = expenditure.body.rows[row]!.findIndex(({ kind }) => kind === 'amount')
    const place = { template, table: expenditure.id, row, column }
    const { compared, units } = summary.linesBehind(official, place)
    const { prior, yuan } = summary.charts(official).years[1]!
    const amount = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100)
    expect(amount(compared!.prior)).toBe(amount(prior!))
    expect(amount(compared!.change)).toBe(amount(yuan) - amount(prior!))
    expect(units.reduce((sum, unit) => sum + amount(unit.prior!), 0)).toBe(amount(prior!))
  })

  it('gives the figures that the department explains, each as the ledgers have it', () => {
    const rows = new Map(summary.changes(official).map((row) => [row.code, row]))
    const [income, expenditure, basic] = summary.charts(official).years
    expect([rows.get('income')?.yuan, rows.get('income')?.prior]).toEqual([income!.yuan, income!.prior])
    expect(rows.get('expenditure')?.yuan).toBe(expenditure!.yuan)
    expect(rows.get('basic')?.prior).toBe(basic!.prior)
    const ledgers = codes.map((code) => sampleLedger(code))
    const fen = (yuan: string | undefined): number => Math.round(Number(yuan) * 100)
    const agency = ledgers.reduce((all, ledger) => all + agencyOperating(ledger), 0)
    expect(fen(rows.get('agencyOperating')?.yuan)).toBe(agency)
    for (const item of threePublicItems) {
      const now = ledgers.reduce((all, ledger) => all + threePublicOf(ledger)[item], 0)
      expect(fen(rows.get(item)?.yuan), item).toBe(now)
      const priors = ledgers.flatMap(({ threePublicExpenses }) => threePublicExpenses[item].prior ?? [])
      expect(rows.get(item)?.prior === undefined).toBe(priors.length === 0)
      if (priors.length > 0) expect(fen(rows.get(item)?.prior)).toBe(priors.reduce((a, b) => a + b, 0))
    }
  })

  it('checks the whole department, and again only when something changed', async () => {
    const record = await summary.checks(official)
    expect(record.rules.length).toBeGreaterThan(50)
    expect(record.rules.filter(({ status }) => status === 'notRun')).toEqual([])
    expect(await summary.checks(official)).toBe(record)
    desks.desk.unaccept(place('402001'), '数有误')
    expect(refusal(() => summary.checks(official))).toBe('notAllAccepted')
    expect(await summary.checks(trial)).not.toBe(record)
  })
})
