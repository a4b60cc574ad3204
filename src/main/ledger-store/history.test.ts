import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeLedger } from '@shared/exchange'
import { applyChanges, valueAt, type Change } from '@shared/ledger'
import { sample } from './testing/samples'
import { Workbench } from './testing/workbench'

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

describe('history', () => {
  it('of a cell goes from its row’s insertion over its changes to the deletion', async () => {
    const store = await bench.create()
    const row = (amount: string) => ({ id: 2, function: '1', economic: '2', source: 'otherIncome', amount })
    const project = { id: 1, code: 'a', name: 'a', indicators: [] }
    const apply = (label: string, changes: Change[]): unknown => store.apply({ label, changes })
    apply('插入', [{ path: 'projects/#1', after: { ...project, lines: [row('1.00')] }, following: null }])
    apply('改', [{ path: 'projects/#1/lines/#2/amount', before: '1.00', after: '2.00' }])
    apply('改名', [{ path: 'projects/#1/name', before: 'a', after: 'b' }])
    apply('移动', [
      { path: 'projects/#1/lines/#2', before: row('2.00'), following: null },
      { path: 'projects/#1/lines/#2', after: row('2.00'), following: null }
    ])
    apply('删除', [
      { path: 'projects/#1', before: { ...project, name: 'b', lines: [row('2.00')] }, following: null }
    ])
    store.undo()
    const events = store.historyOf('projects/#1/lines/#2/amount')
    expect(events.map(({ step, before, after }) => [step.label, before, after])).toEqual([
      ['插入', undefined, '1.00'],
      ['改', '1.00', '2.00'],
      ['删除', '2.00', undefined],
      ['撤销：删除', undefined, '2.00']
    ])
    expect(store.historyOf('income/otherIncome')).toEqual([])
  })

  it('tells who changed what since a time', async () => {
    let store = await bench.create()
    bench.clock.set('2023-02-01T00:00:00Z')
    store.apply({ label: '甲', changes: [income(undefined, '1.00')] })
    await store.close()
    store = await bench.open({ user: '李四' })
    bench.clock.set('2023-03-01T00:00:00Z')
    store.apply({ label: '乙', changes: [income('1.00', '2.00')] })
    store.undo()
    const since = (iso: string) =>
      store.changesSince(new Date(iso)).map(({ user, steps }) => [user, steps.map(({ label }) => label)])
    expect(since('2023-02-01T00:00:00Z')).toEqual([
      ['张三', ['甲']],
      ['李四', ['乙', '撤销：乙']]
    ])
    expect(since('2023-02-02T00:00:00Z')).toEqual([['李四', ['乙', '撤销：乙']]])
    expect(since('2023-03-02T00:00:00Z')).toEqual([])
    expect(store.changesSince(new Date('2023-02-02T00:00:00Z'))[0]?.steps[0]?.changes).toEqual([
      income('1.00', '2.00')
    ])
  })

  it('a clock set back changes no order and is noted', async () => {
    const store = await bench.create()
    bench.clock.set('2023-03-01T00:00:00Z')
    store.apply({ label: '三月', changes: [income(undefined, '1.00')] })
    bench.clock.set('2023-01-01T00:00:00Z')
    store.apply({ label: '一月', changes: [income('1.00', '2.00')] })
    store.apply({ label: '再次', changes: [income('2.00', '3.00')] })
    expect(store.steps().map(({ label, clockWentBack }) => [label, clockWentBack])).toEqual([
      ['新建账册', false],
      ['三月', false],
      ['一月', true],
      ['再次', false]
    ])
    expect(store.steps(3, 3)[0]?.clockWentBack).toBe(true)
    const labels = store.changesSince(new Date('2023-02-01T00:00:00Z'))[0]?.steps.map(({ label }) => label)
    expect(labels).toEqual(['三月', '一月', '再次'])
    store.undo()
    expect(valueAt(store.ledger(), 'income/otherIncome')).toBe('2.00')
    expect(store.verify().sound).toBe(true)
  })
})

describe('snapshots', () => {
  it('freeze the canonical form with its fingerprint, and undo passes over them', async () => {
    const content = sample('402001')
    const store = await bench.create({ unit: content.unit, content })
    const taken = store.takeSnapshot('submission', '上报')
    expect(taken).toMatchObject({ step: 3, purpose: 'submission', round: 'secondDraft', user: '张三' })
    store.apply({ label: '改收入', changes: [income('920000.00', '1.00')] })
    expect(store.snapshots()).toEqual([taken])
    expect(store.snapshotContent(3)).toBe(writeLedger(content))
    expect(store.verify().sound).toBe(true)
    store.undo()
    expect(store.undoable()).toMatchObject({ kind: 'import' })
    expect(() => store.snapshotContent(2)).toThrow('没有第 2 步的存档')
    const second = store.takeSnapshot('round', '转入批复')
    expect(second.fingerprint).toBe(taken.fingerprint)
    expect(store.redoable()).toMatchObject({ label: '改收入' })
  })

  it('and any two states are compared cell by cell', async () => {
    const store = await bench.create()
    store.apply({ label: '甲', changes: [income(undefined, '1.00')] })
    const { step } = store.takeSnapshot('submission', '上报')
    const row = { id: 1, function: '1', economic: '2', source: 'otherIncome', amount: '1.00' }
    store.apply({
      label: '乙',
      changes: [income('1.00', '2.00'), { path: 'basicExpenditure/#1', after: row, following: null }]
    })
    expect(store.compare(step)).toEqual([
      income('1.00', '2.00'),
      { path: 'basicExpenditure/#1', after: row, following: null }
    ])
    expect(store.compare(1, step)).toEqual([income(undefined, '1.00')])
    expect(applyChanges(store.ledgerAt(1), store.compare(1))).toEqual(store.ledger())
  })
})
