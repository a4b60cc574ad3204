import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { equalLedgers } from '@shared/exchange'
import { valueAt, type Change } from '@shared/ledger'
import { nodeFiles, type Files } from '../files'
import { createLedger, openLedger } from './index'
import { sample, sampleUnits } from './testing/samples'
import { unit, Workbench } from './testing/workbench'

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

const income = (before: string | undefined, after: string): Change => ({
  path: 'income/otherIncome',
  ...(before === undefined ? {} : { before }),
  after
})

describe('creating', () => {
  it('begins with the unit, the year and the round, which undo leaves', async () => {
    const store = await bench.create({ round: 'firstDraft' })
    expect(store.ledger()).toMatchObject({ unit, fiscalYear: 2023, round: 'firstDraft' })
    expect(store.steps()).toMatchObject([{ number: 1, kind: 'create', label: '新建账册', user: '张三' }])
    expect(store.undo()).toBeUndefined()
    expect(store.readOnly).toBe(false)
    expect(store.findings).toEqual([])
  })

  it.each(sampleUnits)('takes the sample %s as content, equal and replayable', async (code) => {
    const content = sample(code)
    const store = await bench.create({ unit: content.unit, content })
    expect(store.ledger()).toEqual(content)
    expect(store.verify().sound).toBe(true)
    expect(store.steps().map(({ kind }) => kind)).toEqual(['create', 'import'])
    store.undo()
    expect(store.ledger().basicExpenditure).toEqual([])
    expect(store.ledger().unit).toEqual(content.unit)
  })

  it('leaves a file of that name alone, whatever it is', async () => {
    writeFileSync(bench.path, 'not a ledger')
    await expect(bench.create()).rejects.toMatchObject({
      code: 'ledgerExists',
      message: '账册“402001.ledger”已经存在，没有改动它。'
    })
    expect(readdirSync(bench.folder)).toEqual(['402001.ledger'])
  })

  it('is not confused by what an earlier ledger of that name left', async () => {
    const store = await bench.create()
    store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    await store.backup('hourly')
    await store.close()
    rmSync(bench.path)
    const again = await bench.create()
    expect(again.findings).toEqual([])
    await again.close()
    expect((await bench.open()).findings).toEqual([])
  })

  it('removes the record of an earlier ledger before the new one has its place', async () => {
    await (await bench.create()).close()
    rmSync(bench.path)
    const files: Files = {
      ...nodeFiles,
      rename: (from, to) => {
        if (to === bench.path) expect(existsSync(`${bench.path}.head`)).toBe(false)
        nodeFiles.rename(from, to)
      }
    }
    expect((await bench.create({ files })).head().number).toBe(1)
  })

  it('makes the folders above', async () => {
    const path = join(bench.folder, 'ledgers', '2023', '402001.ledger')
    const made = { ...bench.options(), unit, fiscalYear: 2023, round: 'secondDraft' } as const
    const store = await createLedger(path, made)
    await store.close()
    expect(existsSync(path)).toBe(true)
  })
})

describe('steps', () => {
  it('are numbered and chained, and each is acknowledged with the head', async () => {
    const store = await bench.create()
    const first = store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    expect(first.head.number).toBe(2)
    const second = store.apply({ label: '改收入', changes: [income('1.00', '2.00')] })
    expect(second.head.number).toBe(3)
    expect(second.head.hash).not.toBe(first.head.hash)
    expect(store.head()).toEqual(second.head)
  })

  it('that change nothing are none', async () => {
    const store = await bench.create()
    store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    const { head, changes } = store.apply({ label: '改收入', changes: [income('1.00', '1.00')] })
    expect(head.number).toBe(2)
    expect(changes).toEqual([])
    expect(store.apply({ label: '无', changes: [] }).head.number).toBe(2)
  })

  it('that do not fit are refused whole, and the ledger is as before', async () => {
    const store = await bench.create()
    store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    const wrong = [income('1.00', '2.00'), income('1.00', '3.00')]
    expect(() => store.apply({ label: '改收入', changes: wrong })).toThrow('这里已经不是修改前的内容')
    expect(store.head().number).toBe(2)
    expect(valueAt(store.ledger(), 'income/otherIncome')).toBe('1.00')
    expect(store.verify().sound).toBe(true)
  })

  it('never use a row’s id again', async () => {
    const store = await bench.create()
    const row = (id: number) => ({
      ...{ id, function: '2150501', economic: '30101', source: 'otherIncome', amount: '1.00' }
    })
    expect(store.nextRowId()).toBe(1)
    store.apply({ label: '插入', changes: [{ path: 'basicExpenditure/#1', after: row(1), following: null }] })
    store.undo()
    expect(store.nextRowId()).toBe(2)
    const again: Change = { path: 'basicExpenditure/#1', after: row(1), following: null }
    expect(() => store.apply({ label: '插入', changes: [again] })).toThrow('row id 1 was used before')
    store.redo()
    expect(store.ledger().basicExpenditure).toHaveLength(1)
  })

  it('a paste of 600 cells is one step and one undo', async () => {
    const content = sample('402001')
    const store = await bench.create({ unit: content.unit, content })
    const from = store.nextRowId()
    const rows: Change[] = Array.from({ length: 150 }, (_, index) => ({
      path: `basicExpenditure/#${from + index}`,
      after: {
        id: from + index,
        function: '2150501',
        economic: '30201',
        source: 'otherIncome',
        amount: '0.01'
      },
      following: index === 0 ? null : from + index - 1
    }))
    const before = store.ledger()
    store.apply({ label: '粘贴', changes: rows })
    expect(store.head().number).toBe(3)
    expect(store.changesOf(3)).toEqual(rows)
    store.undo()
    expect(store.ledger()).toEqual(before)
  })

  it('undo of a deleted project brings back all that was in it, with its ids', async () => {
    const content = sample('402001')
    const store = await bench.create({ unit: content.unit, content })
    const before = store.ledger()
    const project = before.projects[1]!
    expect(project.lines.length * project.indicators.length).toBeGreaterThan(0)
    const path = `projects/#${project.id}`
    const change: Change = { path, before: valueAt(before, path)!, following: before.projects[0]!.id }
    store.apply({ label: '删除项目', changes: [change] })
    expect(store.ledger().projects.map(({ id }) => id)).not.toContain(project.id)
    await store.close()
    const again = await bench.open()
    expect(again.undoable()).toMatchObject({ label: '删除项目' })
    again.undo()
    expect(again.ledger()).toEqual(before)
  })

  it('undo and redo go on over restarts, and an edit ends what could be redone', async () => {
    let store = await bench.create()
    const values = ['1.00', '2.00', '3.00', '4.00']
    values.forEach((value, index) =>
      store.apply({ label: `第${value}`, changes: [income(values[index - 1], value)] })
    )
    store.undo()
    store.undo()
    await store.close()
    store = await bench.open()
    expect(store.redoable()).toMatchObject({ label: '第3.00' })
    store.undo()
    expect(valueAt(store.ledger(), 'income/otherIncome')).toBe('1.00')
    store.redo()
    await store.close()
    store = await bench.open()
    expect(store.undoable()).toMatchObject({ label: '第2.00' })
    expect(store.redo()?.changes).toEqual([income('2.00', '3.00')])
    store.undo()
    store.apply({ label: '另一笔', changes: [income('2.00', '9.00')] })
    expect(store.redoable()).toBeUndefined()
    expect(store.redo()).toBeUndefined()
    store.undo()
    expect(valueAt(store.ledger(), 'income/otherIncome')).toBe('2.00')
  })
})

describe('closing', () => {
  it('records the head when the file alone holds all of it', async () => {
    const alone = join(bench.folder, 'alone.ledger')
    const files: Files = {
      ...nodeFiles,
      rename: (from, to) => {
        if (to.endsWith('.head')) copyFileSync(bench.path, alone)
        nodeFiles.rename(from, to)
      }
    }
    const store = await bench.create({ files })
    store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    const head = store.head()
    await store.close()
    const copy = await openLedger(alone, bench.options({ mode: 'read' }))
    expect(copy.head()).toEqual(head)
    await copy.close()
  })

  it('twice is no failure, and nothing is written afterwards', async () => {
    const store = await bench.create()
    await store.close()
    await store.close()
    expect(() => store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })).toThrow()
  })
})

describe('importing', () => {
  it('makes the ledger equal to the file in one step, after a backup', async () => {
    const content = sample('402001')
    const store = await bench.create({ unit: { ...unit, name: '旧名称' } })
    const row = { id: 1, function: '1', economic: '2', source: 'otherIncome', amount: '1.00' }
    store.apply({ label: '插入', changes: [{ path: 'basicExpenditure/#1', after: row, following: null }] })
    const before = store.ledger()
    await store.importLedger(content)
    expect(equalLedgers(store.ledger(), content)).toBe(true)
    expect(store.ledger().basicExpenditure.every(({ id }) => id > 1)).toBe(true)
    expect(store.steps().at(-1)).toMatchObject({ number: 3, kind: 'import', label: '导入' })
    expect(store.backups().at(-1)?.reason).toBe('import')
    store.undo()
    expect(store.ledger()).toEqual(before)
    store.redo()
    expect(store.verify().sound).toBe(true)
  })

  it('keeps the ids of rows that correspond, and makes no step of what is equal', async () => {
    const content = sample('402002')
    const store = await bench.create({ unit: content.unit, content })
    await store.importLedger(sample('402002'))
    expect(store.head().number).toBe(2)
    expect(store.ledger()).toEqual(content)
  })

  it('refuses another unit’s and another year’s', async () => {
    const store = await bench.create()
    await expect(store.importLedger(sample('402002'))).rejects.toMatchObject({ code: 'otherUnit' })
    const other = { ...sample('402001'), fiscalYear: 2024 }
    await expect(store.importLedger(other)).rejects.toMatchObject({ code: 'otherYear' })
    expect(store.head().number).toBe(1)
  })
})

describe('reading', () => {
  it('goes on beside a writer, sees what was acknowledged, and writes nothing', async () => {
    const store = await bench.create()
    const reader = await bench.open({ mode: 'read' })
    expect(reader.readOnly).toBe(true)
    store.apply({ label: '改收入', changes: [income(undefined, '1.00')] })
    const second = await openLedger(bench.path, bench.options({ mode: 'read' }))
    expect(valueAt(second.ledger(), 'income/otherIncome')).toBe('1.00')
    expect(() => second.apply({ label: 'x', changes: [income('1.00', '2.00')] })).toThrow('只读方式')
    expect(second.verify().sound).toBe(true)
    expect(await second.backupIfDue()).toBeUndefined()
    await second.close()
    expect(valueAt(reader.ledger(), 'income/otherIncome')).toBe('1.00')
    expect(reader.head()).toEqual(store.head())
    store.apply({ label: '改收入', changes: [income('1.00', '2.00')] })
    expect(store.verify().sound).toBe(true)
  })
})

it('the weekly check is due once a week', async () => {
  let store = await bench.create()
  expect(store.verifyIfDue()?.sound).toBe(true)
  expect(store.verifyIfDue()).toBeUndefined()
  await store.close()
  bench.clock.advance({ days: 6 })
  store = await bench.open()
  expect(store.verifyIfDue()).toBeUndefined()
  bench.clock.advance({ days: 1 })
  expect(store.verifyIfDue()?.sound).toBe(true)
  bench.clock.set('2020-01-01T00:00:00Z')
  expect(store.verifyIfDue()?.sound).toBe(true)
})
