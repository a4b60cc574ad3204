import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeStep } from './index'
import { Workbench } from './testing/workbench'

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

const income = (before: string | undefined, after: string) => ({
  label: '收入',
  changes: [{ path: 'income/otherIncome', ...(before === undefined ? {} : { before }), after }]
})
const event = (more: Partial<ExchangeStep> = {}): ExchangeStep => ({
  kind: 'submit',
  label: '上报',
  round: 'secondDraft',
  version: 1,
  fingerprint: 'a'.repeat(64),
  locked: true,
  content: '{}',
  ...more
})

describe('the exchange with the department', () => {
  it('locks a ledger that is handed in against every edit, until a later event opens it', async () => {
    const store = await bench.create()
    store.apply(income(undefined, '1.00'))
    store.exchange.record(event())
    expect(store.exchange.locked).toBe(true)
    const refused = { code: 'ledgerHandedIn' }
    expect(() => store.apply(income('1.00', '2.00'))).toThrow(expect.objectContaining(refused))
    expect(() => store.undo()).toThrow(expect.objectContaining(refused))
    expect(() => store.exchange.note('explain', '说明', {})).toThrow(expect.objectContaining(refused))
    await expect(store.importLedger(store.ledger())).rejects.toMatchObject(refused)
    await store.close()
    const again = await bench.open()
    expect(() => again.apply(income('1.00', '2.00'))).toThrow(expect.objectContaining(refused))
    again.exchange.record(event({ kind: 'withdraw', locked: false }))
    again.apply(income('1.00', '2.00'))
    expect(again.exchange.events().map(({ kind, locked }) => [kind, locked])).toEqual([
      ['submit', true],
      ['withdraw', false]
    ])
    expect(again.verify().sound).toBe(true)
  })

  it('freezes what was handed in, in the very step', async () => {
    const store = await bench.create()
    store.apply(income(undefined, '1.00'))
    const { head } = store.exchange.record(event({ content: '一' }))
    expect(store.snapshots()).toMatchObject([{ step: head.number, purpose: 'submission' }])
    expect(store.exchange.content(head.number)).toBe('一')
    expect(store.snapshotContent(head.number)).toContain('"1.00"')
  })

  it('does not let undo reach behind what the department changed', async () => {
    const store = await bench.create()
    store.apply(income(undefined, '1.00'))
    const [change] = income('1.00', '5.00').changes
    store.exchange.record(event({ kind: 'task', locked: false, changes: [change!] }))
    expect(store.undoable()).toBeUndefined()
    expect(store.redoable()).toBeUndefined()
    store.apply(income('5.00', '6.00'))
    store.undo()
    expect(store.ledger().income.otherIncome).toBe(500)
    expect(store.undo()).toBeUndefined()
    expect(store.verify().sound).toBe(true)
  })

  it('lets undo pass over what changed nothing in the ledger', async () => {
    const store = await bench.create()
    store.apply(income(undefined, '1.00'))
    store.exchange.record(event({ kind: 'task', locked: false }))
    store.exchange.note('explain', '说明', { text: '因为' })
    expect(store.exchange.notes('explain').map(({ detail }) => detail)).toEqual([{ text: '因为' }])
    expect(store.undo()?.changes).toHaveLength(1)
  })

  it.each([
    `UPDATE exchange_event SET locked = 0`,
    `UPDATE exchange_event SET content = '别的'`,
    `DELETE FROM exchange_event`
  ])('notices when somebody %s', async (statement) => {
    const store = await bench.create()
    store.exchange.record(event())
    const step = store.head().number
    await store.close()
    bench.tamper(statement)
    const again = await bench.open()
    expect(again.verify()).toMatchObject({ sound: false, exchange: [{ step }] })
    expect(() => again.exchange.content(step)).toThrow()
  })

  it('is there from the start in a ledger that was made for a task', async () => {
    const store = await bench.create({ exchange: event({ kind: 'task', locked: false, content: '任务' }) })
    expect(store.exchange.events()).toMatchObject([{ kind: 'task', step: 2 }])
    expect(store.verify().sound).toBe(true)
  })
})
