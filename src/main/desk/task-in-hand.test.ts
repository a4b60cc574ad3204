import { mkdirSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { writeCatalogPart } from '@shared/exchange'
import type { ListedSubject } from '@shared/catalog'
import { fiscalYear, sampleDepartment } from '../department/testing/desks'
import { templateText } from '../exchange/testing/packages'
import type { Desk } from './index'
import { code, ExchangeBench } from './testing/exchange-bench'

const unit = new ExchangeBench()
const theirs: ListedSubject = {
  classification: 'function',
  code: '2150589',
  name: '部门补充科目',
  initials: 'bmbckm'
}

/** The department adds to its catalog, or takes its additions away, and issues the unit's next task. */
async function issued(supplement?: ListedSubject[]): Promise<string> {
  const given = supplement && { catalog: writeCatalogPart({ fiscalYear, officialLists: [], supplement }) }
  unit.department.desk.setUp({
    department: sampleDepartment(),
    template: templateText,
    ceilings: { department: { sources: {} }, units: {} },
    ...given
  })
  const [path = ''] = await unit.department.issue([code])
  return path
}

async function load(desk: Desk, path: string): Promise<void> {
  unit.bench.answers = [path]
  await desk.arrivals.loadTask({})
}

const nameIn = (desk: Desk): string | undefined =>
  desk.desk.workspace.catalogs.read(fiscalYear).subjects.function.find((row) => row.code === theirs.code)
    ?.name

it('lays a task’s catalog over the unit’s own, whichever task is in hand', async () => {
  const first = await issued([theirs])
  const desk = await unit.bench.inWorkspace()
  desk.desk.workspace.catalogs.addSubject(fiscalYear, { ...theirs, name: '自己的名称' })
  expect(nameIn(desk)).toBe('自己的名称')
  await load(desk, first)
  expect(nameIn(desk)).toBe('部门补充科目')
  await load(desk, await issued([{ ...theirs, name: '改了名称' }]))
  expect(nameIn(desk)).toBe('改了名称')
  await load(desk, await issued())
  expect(nameIn(desk)).toBe('自己的名称')
})

it('knows its subjects in the checks and hands in under it, over restarts and without the copy', async () => {
  const desk = await unit.filled()
  const unknown = async (at: Desk): Promise<string[]> =>
    (await at.checks.record()).rules
      .flatMap(({ findings }) => findings)
      .map(({ message }) => message)
      .filter((message) => message.includes(theirs.code))
  const [line] = desk.desk.ledger.ledger.basicExpenditure
  const change = {
    path: `basicExpenditure/#${line!.id}/function`,
    before: line!.function,
    after: theirs.code
  }
  await desk.ledgers.apply({ label: '换科目', changes: [change] })
  expect(await unknown(desk)).not.toEqual([])
  await load(desk, await issued([theirs]))
  await desk.ledgers.open('2023/402004', false)
  expect(await unknown(desk)).toEqual([])
  await desk.desk.end()
  rmSync(unit.bench.at('workspace', 'catalogs'), { recursive: true })
  const again = unit.bench.start()
  await again.entrance.openRecent(again.entrance.last()!.recent.id)
  await again.ledgers.open('2023/402004', false)
  expect(await unknown(again)).toEqual([])
  await unit.explainAll(again)
  const { obstacles } = await again.exchange.prepare()
  expect(obstacles.map((one) => one.code)).toEqual([])
})

it('says so when the copy cannot be written, and lays it nevertheless', async () => {
  const task = await issued([theirs])
  const desk = await unit.bench.inWorkspace()
  mkdirSync(unit.bench.at('workspace', 'catalogs', '2023.department.json', 'x'), { recursive: true })
  await load(desk, task)
  expect(nameIn(desk)).toBe('部门补充科目')
  expect(await desk.events.next()).toMatchObject({ kind: 'notice', notice: { severity: 'warning' } })
})
it('shows the tables by the template of its task, the others to choose from', async () => {
  const desk = await unit.filled()
  expect(desk.outgoing.tables()).toMatchObject({ template: 'ganzhou-2023' })
  const template = { ...(JSON.parse(templateText) as object), id: 'county-2023', name: '某县公开表' }
  unit.department.desk.setUp({
    department: sampleDepartment(),
    template: JSON.stringify(template),
    ceilings: { department: { sources: {} }, units: {} }
  })
  const [path = ''] = await unit.department.issue([code])
  await load(desk, path)
  await desk.ledgers.open('2023/402004', false)
  const { templates, ...shown } = desk.outgoing.tables()
  expect(shown).toMatchObject({ template: 'county-2023' })
  expect(templates.map(({ id }) => id)).toEqual(['county-2023', 'ganzhou-2023', 'mof-2016'])
  expect(desk.outgoing.tables('mof-2016')).toMatchObject({ template: 'mof-2016' })
})
