import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { nodeFiles, temporaryName } from '../files'
import type { JobProgress } from '@shared/ipc'
import type { PrintContent } from '../desk'
import { ShippedCatalogs } from '../catalogs'
import { codes, Desks, fiscalYear } from '../department/testing/desks'
import { reopened } from '../export/testing/reopened'
import { RunningJobs } from '../jobs'
import type { WorkProcess } from '../jobs'
import { hereWork, nodeWork } from '../jobs/testing/work-processes'
import { Templates } from '../tables-desk'
import { carryOut } from './carry-out'
import { Exporting } from './exporting'
import { summaryOrder } from './order'
import { SummaryDesk } from './summary-desk'

const desks = new Desks()
const job = '8f0c1a52-5f0e-4f5c-9c4e-2f4f9d9a0001'
const trial = { fiscalYear, partial: true }
const ticked = {
  ...{ which: trial, job, template: 'ganzhou-2023', editions: ['submission', 'disclosure'] as const },
  ...{ units: false, checkReport: false, pdf: false }
}
let told: JobProgress[] = []
let printed: PrintContent[] = []
let jobs: RunningJobs
let onProgress: (progress: JobProgress) => void
const out = (...names: string[]): string => desks.at('out', ...names)

function exporting(
  startWork: () => WorkProcess = hereWork(summaryOrder, carryOut),
  folder: () => string | undefined = out
): Exporting {
  const catalogs = new ShippedCatalogs(nodeFiles, join('resources', 'catalogs'))
  const summary = new SummaryDesk({
    ...{ department: () => desks.desk, templates: new Templates(nodeFiles, 'resources'), startWork },
    ...{ catalogs: () => catalogs, clock: desks.clock.read }
  })
  return new Exporting({
    ...{ files: nodeFiles, summary, jobs, clock: desks.clock.read },
    dialogs: { folder: () => Promise.resolve(folder()) },
    saved: { offer: () => ({ savedAs: 'out', file: 'f' }) },
    print: (content) => {
      printed.push(content)
      return Promise.resolve(new TextEncoder().encode('%PDF'))
    }
  })
}

beforeEach(async () => {
  told = []
  printed = []
  onProgress = () => undefined
  jobs = new RunningJobs((progress) => {
    told.push(progress)
    onProgress(progress)
  })
  mkdirSync(out())
  await desks.begin()
  for (const code of codes.slice(0, 2)) {
    const unit = await desks.unit(code)
    await desks.take(await unit.submit(), unit.key)
  }
})

it('writes what is ticked, and every name and table of a trial says what it lacks', async () => {
  const given = await exporting().export({ ...ticked, units: true, checkReport: true, pdf: true })
  const name = '赣州市工业和信息化局2023年部门'
  const lacks = '（试汇总，缺402004）'
  expect(given?.files).toEqual([
    `${name}预算表（报送版）${lacks}.xlsx`,
    `${name}预算表（公开版）${lacks}.xlsx`,
    `${name}预算审核报告${lacks}.xlsx`,
    ...codes
      .slice(0, 2)
      .flatMap((code) =>
        ['报送版', '公开版'].map(
          (book) => expect.stringMatching(`^各单位.${code} .*2023年单位预算表（${book}）.xlsx$`) as unknown
        )
      ),
    `${name}预算表${lacks}.pdf`
  ])
  expect(given).toMatchObject({ cancelled: false, folder: { savedAs: 'out' } })
  expect(readdirSync(out()).length + readdirSync(out('各单位')).length).toBe(4 + 1 + 4)
  expect(told.map(({ done, of }) => [done, of])).toEqual(Array.from({ length: 8 }, (_, done) => [done, 8]))
  expect(printed).toMatchObject([{ kind: 'department', tables: { template: 'ganzhou-2023' } }])
  expect(JSON.stringify(printed)).toContain('试汇总：缺 1 个单位的账：402004')
})

it('takes one table alone, in every file', async () => {
  const given = await exporting().export({ ...ticked, editions: ['disclosure'], pdf: true, table: '3' })
  expect(given?.files.map((name) => name.replace(/（试汇总.*）/, ''))).toEqual([
    '赣州市工业和信息化局2023年部门预算表（公开版）（表3）.xlsx',
    '赣州市工业和信息化局2023年部门预算表（表3）.pdf'
  ])
  const [path] = given?.files ?? []
  const book = await reopened(readFileSync(out(path!)))
  expect(book.worksheets).toHaveLength(2)
  expect(
    printed.flatMap((content) => ('tables' in content ? content.tables.tables.map(({ id }) => id) : []))
  ).toEqual(['3'])
})

it('takes one table as a text for spreadsheets, which needs a table', async () => {
  const asked = { ...ticked, editions: [], csv: true }
  await expect(exporting().export(asked)).rejects.toMatchObject({ code: 'oneTableOnly' })
  const given = await exporting().export({ ...asked, table: '3' })
  expect(given?.files).toEqual(['赣州市工业和信息化局2023年部门预算表（表3）（试汇总，缺402004）.csv'])
  const text = readFileSync(out(given!.files[0]!), 'utf8')
  expect(text.split('\r\n')[0]).toContain('试汇总')
  expect(text).toContain('\r\n,合计,')
})

it('writes over nothing: a name that is taken gets a number', async () => {
  const asked = { ...ticked, editions: ['submission'] as const }
  const [first] = (await exporting().export(asked))!.files
  writeFileSync(out(first!), 'mine')
  const [second] = (await exporting().export(asked))!.files
  expect(second).toBe(first!.replace('.xlsx', '（2）.xlsx'))
  expect(readdirSync(out()).sort()).toEqual([first, second].sort())
  const [third] = (await exporting().export(asked))!.files
  expect(third).toContain('（3）')
})

it('stops between two files when it is cancelled: those before are whole, nothing else is there', async () => {
  onProgress = ({ done }) => {
    if (done === 1) jobs.cancel(job)
  }
  const given = await exporting().export({ ...ticked, units: true, pdf: true })
  expect(given?.cancelled).toBe(true)
  expect(given!.files.length).toBeGreaterThan(0)
  expect(given!.files.length).toBeLessThan(6)
  for (const name of given!.files) await reopened(readFileSync(out(name)))
  const there = readdirSync(out(), { recursive: true, encoding: 'utf8' }).filter((name) => name !== '各单位')
  expect(there.sort()).toEqual([...given!.files].sort())
  expect(printed).toEqual([])
})

it('leaves nothing half written when its process breaks, and says so', async () => {
  const dying = desks.at('dying.cjs')
  writeFileSync(
    dying,
    `process.on('message', ({ order }) => {
      const folder = require('node:path').dirname(order.files[0].path)
      const name = ${JSON.stringify(temporaryName(0, 1))}.replace('-0-', '-' + process.pid + '-')
      require('node:fs').writeFileSync(folder + '/' + name, 'half')
      process.send({ kind: 'progress', done: 0, of: 2 })
      setTimeout(() => process.abort(), 50)
    })`
  )
  await expect(exporting(nodeWork(dying)).export(ticked)).rejects.toMatchObject({ code: 'workBroken' })
  expect(told).toHaveLength(1)
  expect(readdirSync(out())).toEqual([])
})

it('refuses before a folder is asked for, and does nothing when none is named', async () => {
  await expect(exporting().export({ ...ticked, editions: [] })).rejects.toMatchObject({
    code: 'nothingTicked'
  })
  const official = { ...ticked, which: { ...trial, partial: false } }
  await expect(exporting().export(official)).rejects.toMatchObject({ code: 'notAllAccepted' })
  expect(await exporting(undefined, () => undefined).export(ticked)).toBeNull()
})
