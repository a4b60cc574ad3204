import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Consolidation } from '@shared/consolidation'
import { consolidate } from '@shared/consolidation'
import type { TableModel } from '@shared/tables'
import { buildTables, namesFrom, requireTemplate } from '@shared/tables'
import { writeWorkbook } from '../src/main/export'
import type { LedgerSource } from '../src/main/fact-index'
import { FactIndex, ledgerFileSource } from '../src/main/fact-index'
import { createLedger } from '../src/main/ledger-store'
import { catalog, codeOf, department, LINES, unitLedger, UNITS } from './consolidation/department'
import { coldWorkbook } from './consolidation/typical'
import { prepared, withRows, writeBare } from './consolidation/workbook'
import type { Row } from './measure'
import { alternately, median } from './measure'

const ROUNDS = 9
const CHANGES = 31
const BOOK_ROUNDS = 5
const BOOK_TABLES = 11
const BOOK_ROWS = 2000
/** What the workbook of a typical department may take from a cold process. */
const COLD_ALLOWED_MS = 1500
const options = { user: '测量', clock: () => new Date() }
const size = `${UNITS} units × ${LINES} lines`

const names = namesFrom(catalog)
const templatePath = resolve('resources/templates/ganzhou-2023.json')
const template = requireTemplate(readFileSync(templatePath, 'utf8'), 'ganzhou-2023')
const tablesOf = (consolidation: Consolidation): TableModel[] =>
  buildTables(template, consolidation, { names })

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function makeLedgers(folder: string): Promise<LedgerSource[]> {
  const sources: LedgerSource[] = []
  for (let unit = 0; unit < UNITS; unit++) {
    const content = unitLedger(unit)
    const path = join(folder, `${content.unit.code}.ledger`)
    const { unit: identity, fiscalYear, round } = content
    const store = await createLedger(path, { ...options, unit: identity, fiscalYear, round, content })
    await store.close()
    sources.push(ledgerFileSource(content.unit.code, path, options))
  }
  return sources
}

/** The index from all ledgers, and again when none has changed, beside merely reading the ledgers. */
async function building(index: FactIndex, sources: readonly LedgerSource[]): Promise<Row[]> {
  const row = (name: string, figure: number): Row => ({
    ...{ name, figure, baseline, baselineName: 'reading the ledgers alone' }
  })
  const first = await timed(() => index.bringUpToDate(sources))
  const again = await timed(() => index.bringUpToDate(sources))
  const baseline = await timed(() => sources.map((source) => source.read()))
  return [
    row(`index of ${UNITS} ledgers, built`, first),
    row(`index of ${UNITS} ledgers, none of them changed`, again)
  ]
}

/** The statement that anybody would write, on the index as it is: its answer fetched as bare arrays. */
const rawSql = `SELECT unit, section, function, economic, source, SUM(amount)
  FROM fact JOIN coordinates ON coordinates.id = fact.coordinates
  GROUP BY unit, section, function, economic, source`

/** The same where the facts stand in one flat table, which is quicker to ask. */
const flatten = `CREATE TABLE flat AS SELECT unit, section, function, economic, source, amount
  FROM fact JOIN coordinates ON coordinates.id = fact.coordinates`
const flatSql = `SELECT unit, section, function, economic, source, SUM(amount)
  FROM flat GROUP BY unit, section, function, economic, source`

/** From the opened index to all tables, beside the raw statement on the same file. */
async function full(index: FactIndex, path: string): Promise<Row[]> {
  const plain = new BetterSqlite3(path)
  plain.exec(flatten)
  const whole = (): Promise<number> => timed(() => tablesOf(consolidate(department, index.unitFacts())))
  const beside = async (sql: string, name: string, baselineName: string): Promise<Row> => {
    const statement = plain.prepare(sql).raw()
    const times = await alternately(ROUNDS, whole, () => timed(() => statement.all()))
    const [figure, baseline] = [median(times.first), median(times.second)]
    return { name, figure, baseline, baselineName, bound: 3 }
  }
  const rows = [
    await beside(rawSql, `index to eleven tables, ${size} (median)`, 'raw SUM … GROUP BY'),
    await beside(flatSql, '  the same', 'raw, on a flat copy')
  ]
  plain.exec('DROP TABLE flat')
  plain.close()
  return rows
}

/** One unit's new state: in the index, in the sums, in all tables. */
async function changes(index: FactIndex, consolidation: Consolidation, baseline: number): Promise<Row[]> {
  const times = { index: [] as number[], sums: [] as number[], tables: [] as number[] }
  for (let round = 0; round < CHANGES; round++) {
    const unit = round * 31
    const read = { state: `round ${round}`, ledger: unitLedger(unit, round + 1) }
    const source = { unit: codeOf(unit), state: () => read.state, read: () => read }
    times.index.push(await timed(() => index.replace(source)))
    times.sums.push(await timed(() => consolidation.replace(index.unit(source.unit))))
    times.tables.push(await timed(() => tablesOf(consolidation)))
  }
  const row = (name: string, figures: readonly number[], bound?: number): Row => ({
    ...{ name, figure: median(figures), baseline, baselineName: 'the full' },
    ...(bound === undefined ? {} : { bound })
  })
  const both = times.sums.map((time, at) => time + (times.tables[at] ?? 0))
  return [
    row('one changed unit: its rows in the index', times.index),
    row('one changed unit: its sums', times.sums),
    row('one changed unit: its sums and all tables', both, 0.02)
  ]
}

/** A large workbook, beside exceljs alone with the same cells. */
async function workbook(models: readonly TableModel[]): Promise<Row> {
  const tables = models.slice(0, BOOK_TABLES).map((model) => withRows(model, BOOK_ROWS))
  const sheets = tables.map(prepared)
  const about = {
    ...({ kind: 'official', edition: { kind: 'department' }, department, round: 'secondDraft' } as const),
    ...{ template, exportedAt: new Date(), fingerprint: '0'.repeat(64) }
  }
  const times = await alternately(
    BOOK_ROUNDS,
    () => timed(() => writeWorkbook(tables, about)),
    () => timed(() => writeBare(sheets))
  )
  return {
    name: `workbook of ${BOOK_TABLES} tables × ${BOOK_ROWS} rows (median)`,
    figure: median(times.first),
    baseline: median(times.second),
    baselineName: 'exceljs, the same cells prepared',
    bound: 1.5
  }
}

function typical(folder: string): Row {
  const times = Array.from({ length: BOOK_ROUNDS }, (_, round) => coldWorkbook(folder, round))
  return {
    name: 'the sample’s workbook from a cold process',
    figure: median(times),
    baseline: COLD_ALLOWED_MS,
    baselineName: 'allowed',
    bound: 1
  }
}

/** The most memory that this process had until now. */
function printPeak(until: string): void {
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(`${`peak memory: ${until}`.padEnd(44)} ${megabytes.toFixed(0).padStart(10)} MB\n`)
}

/** From ledgers to the workbook, at the scale of a large department. */
export async function consolidationRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'consolidation-bench-'))
  try {
    const sources = await makeLedgers(folder)
    const path = join(folder, 'facts.sqlite')
    const index = FactIndex.open(path)
    const built = await building(index, sources)
    const consolidation = consolidate(department, index.unitFacts())
    const models = tablesOf(consolidation)
    printPeak('index and eleven tables')
    const [beside, ...rest] = await full(index, path)
    if (beside === undefined) throw new Error('nothing measured')
    const changed = await changes(index, consolidation, beside.figure)
    index.close()
    const book = await workbook(models)
    printPeak('all, with what it is measured beside')
    return [beside, ...rest, ...built, ...changed, book, typical(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
