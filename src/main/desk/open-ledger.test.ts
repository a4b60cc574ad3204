import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fen } from '@shared/money'
import { DeskBench } from './testing/desk-bench'
import type { Desk } from './index'

let bench: DeskBench
beforeEach(() => {
  bench = new DeskBench()
})
afterEach(() => bench.clear())

const ID = '2023/402001'
const failure = (code: string) => expect.objectContaining({ code }) as Error
const income = (after: string, before?: string) => ({
  label: '改收入',
  changes: [{ path: 'income/affiliateRemittance', ...(before === undefined ? {} : { before }), after }]
})
const reopened = async (): Promise<Desk> => {
  const desk = bench.start()
  bench.answers = [bench.at('workspace')]
  await desk.entrance.open()
  return desk
}

describe('a damaged ledger', () => {
  it('says that it is one, and is sound again with a backup in its place', async () => {
    const first = await bench.inLedger()
    await first.ledgers.apply(income('1.00'))
    const [backup] = await first.ledgers.backup()
    await first.desk.end()
    const path = bench.at('workspace/ledgers/2023/402001.ledger')
    const bytes = readFileSync(path)
    // A page in the middle: what is left can still be read.
    bytes.fill(0xff, bytes.length - 4096, bytes.length - 2048)
    writeFileSync(path, bytes)
    const { ledgers } = await reopened()
    expect(await ledgers.open(ID, false)).toMatchObject({
      damaged: true,
      readOnly: expect.stringContaining('已损坏') as string
    })
    const restored = await ledgers.restore(backup!.id)
    expect(restored).not.toHaveProperty('damaged')
    expect(restored).not.toHaveProperty('readOnly')
    expect(restored.ledger.income.affiliateRemittance).toBe(fen(100))
  })
})

describe('steps', () => {
  it('gives the step, its time, and what can be taken back and done again', async () => {
    const { ledgers } = await bench.inLedger()
    const saved = await ledgers.apply(income('1.00'))
    expect(saved).toMatchObject({ undo: '改收入' })
    expect(saved).not.toHaveProperty('redo')
    expect(Date.parse(saved.savedAt)).not.toBeNaN()
    const undone = await ledgers.undo()
    expect(undone).toMatchObject({
      changes: [{ path: 'income/affiliateRemittance', before: '1.00' }],
      saved: { step: saved.step + 1, redo: '改收入' }
    })
    expect(await ledgers.redo()).toMatchObject({ changes: [{ after: '1.00' }], saved: { undo: '改收入' } })
    expect(await ledgers.redo()).toBeNull()
  })

  it('takes back over a restart', async () => {
    const first = await bench.inLedger()
    await first.ledgers.apply(income('1.00'))
    await first.desk.end()
    const { ledgers } = await reopened()
    expect((await ledgers.open(ID, false)).saved.undo).toBe('改收入')
    await ledgers.undo()
    expect((await ledgers.open(ID, false)).ledger.income).not.toHaveProperty('affiliateRemittance')
  })

  it('carries calls out in the order in which they were made, also around an opening', async () => {
    const { ledgers, desk } = await bench.inLedger()
    const done = await Promise.allSettled([
      ledgers.apply(income('1.00')),
      ledgers.close(),
      ledgers.apply(income('2.00', '1.00')),
      ledgers.open(ID, false),
      ledgers.apply(income('3.00', '1.00'))
    ])
    expect(done.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled'
    ])
    expect(desk.ledger.ledger.income.affiliateRemittance).toBe(fen(300))
  })

  it('signs with the user’s name and tells a cell’s history by local time', async () => {
    const { ledgers } = await bench.inLedger()
    await ledgers.apply(income('1.00'))
    await ledgers.apply(income('2.00', '1.00'))
    expect(await ledgers.history('income/affiliateRemittance')).toMatchObject([
      {
        user: '李会计',
        label: '改收入',
        after: '1.00',
        time: expect.stringMatching(/^2023-01-0\d \d\d:\d\d$/) as string
      },
      { before: '1.00', after: '2.00' }
    ])
  })

  it('signs by another name from the moment it is entered, and takes back what was before', async () => {
    const { ledgers, desk } = await bench.inLedger()
    await ledgers.apply(income('1.00'))
    bench.settings = { ...bench.settings, userName: '王会计' }
    await desk.order.run(() => desk.signAnew())
    await ledgers.apply(income('2.00', '1.00'))
    const history = await ledgers.history('income/affiliateRemittance')
    expect(history.map(({ user }) => user)).toEqual(['李会计', '王会计'])
    await ledgers.undo()
    expect(await ledgers.undo()).toMatchObject({ changes: [{ before: '1.00' }] })
  })

  it('takes no edits while it is handed in, and says why', async () => {
    const { ledgers, desk } = await bench.inLedger()
    await ledgers.apply(income('1.00'))
    const round = 'secondDraft'
    const event = { round, version: 1, fingerprint: 'a'.repeat(64), content: '{}' } as const
    desk.ledger.store.exchange.record({ ...event, kind: 'submit', label: '上报', locked: true })
    const opened = await ledgers.open(ID, false)
    expect(opened.readOnly).toContain('已经上报')
    expect(opened.saved).not.toHaveProperty('undo')
    await expect(ledgers.apply(income('2.00', '1.00'))).rejects.toMatchObject({ code: 'ledgerHandedIn' })
  })

  it('refuses an edit that does not fit, and nothing changes', async () => {
    const { ledgers, desk } = await bench.inLedger()
    const before = desk.ledger.saved()
    for (const edit of [income('-1.00'), income('abc'), income('1', '7.00'), income('100000000000.01')]) {
      await expect(ledgers.apply(edit)).rejects.toMatchObject({ message: expect.any(String) as string })
    }
    expect(desk.ledger.saved()).toEqual(before)
  })
})

describe('a full disk', () => {
  it('refuses the step with a sentence, changes nothing, and works again once there is room', async () => {
    let full = false
    const fault = (sql: string): void => {
      if (full && /^(INSERT|UPDATE|COMMIT)/i.test(sql.trim())) {
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      }
    }
    const { ledgers, desk } = await bench.inLedger({ hooks: { fault } })
    await ledgers.apply(income('1.00'))
    const before = { ledger: desk.ledger.ledger, saved: desk.ledger.saved() }
    full = true
    await expect(ledgers.apply(income('2.00', '1.00'))).rejects.toMatchObject({
      code: 'diskFull',
      message: expect.stringContaining('磁盘已满') as string,
      action: expect.any(String) as string
    })
    expect(desk.ledger.ledger).toEqual(before.ledger)
    expect(desk.ledger.saved()).toEqual(before.saved)
    full = false
    await ledgers.apply(income('2.00', '1.00'))
    expect(desk.soundness()).toMatch(/^sound/)
  })

  it('really full: pages run out, then there is room again', async () => {
    const { ledgers, desk } = await bench.inLedger()
    const { store } = desk.ledger as unknown as { store: { database: { pragma: (text: string) => unknown } } }
    const pages = Number(store.database.pragma('page_count'))
    store.database.pragma(`max_page_count = ${pages}`)
    const long = (text: string, before?: string) => ({
      label: '改说明',
      changes: [{ path: 'statement', ...(before === undefined ? {} : { before }), after: text }]
    })
    const was = desk.ledger.ledger.statement
    const steps = desk.ledger.saved().step
    await expect(ledgers.apply(long('长'.repeat(20_000), was))).rejects.toMatchObject({ code: 'diskFull' })
    expect(desk.ledger.ledger.statement).toBe(was)
    expect(desk.ledger.saved().step).toBe(steps)
    store.database.pragma('max_page_count = 1000000')
    await ledgers.apply(long('长'.repeat(20_000), was))
    expect(desk.ledger.ledger.statement).toHaveLength(20_000)
    expect(desk.soundness()).toMatch(/^sound/)
  })
})

describe('backups', () => {
  it('restores one, keeps what it replaced, and goes on', async () => {
    const { ledgers, desk } = await bench.inLedger()
    const [first] = await ledgers.backup()
    await ledgers.apply(income('1.00'))
    const opened = await ledgers.restore(first!.id)
    expect(opened.ledger.income).not.toHaveProperty('affiliateRemittance')
    expect((await ledgers.backups()).map(({ reason }) => reason)).toContain('从备份恢复之前')
    await ledgers.apply(income('2.00'))
    expect(desk.ledger.ledger.income.affiliateRemittance).toBe(fen(200))
  })

  it('goes on with the ledger as it is when a backup cannot be restored', async () => {
    const { ledgers, desk } = await bench.inLedger()
    const [first] = await ledgers.backup()
    await ledgers.apply(income('1.00'))
    const { path } = desk.ledger.store.backups().find(({ sequence }) => String(sequence) === first!.id)!
    writeFileSync(path, readFileSync(path).subarray(0, 5000))
    await expect(ledgers.restore(first!.id)).rejects.toEqual(failure('restoreFailed'))
    expect(await ledgers.apply(income('2.00', '1.00'))).toMatchObject({ undo: '改收入' })
    await expect(ledgers.restore('999')).rejects.toEqual(failure('noBackup'))
  })

  it('makes one an hour after the last, when there was a step, and is silent about it', async () => {
    const { ledgers, desk, events } = await bench.inLedger()
    const count = () => desk.ledger.backups().length
    const before = count()
    await ledgers.apply(income('1.00'))
    await desk.backUp(desk.ledger)
    expect(count()).toBe(before)
    bench.clock.advance({ hours: 1 })
    await desk.backUp(desk.ledger)
    expect(count()).toBe(before + 1)
    expect(desk.ledger.backups()[0]?.reason).toContain('每小时')
    const asked = events.next()
    expect(await Promise.race([asked, Promise.resolve('nothing')])).toBe('nothing')
  })

  it('tells when the hourly one fails', async () => {
    const { ledgers, desk, events } = await bench.inLedger()
    await ledgers.apply(income('1.00'))
    bench.clock.advance({ hours: 2 })
    const folder = desk.ledger.store.backups()[0]!.path.replace(/[^/\\]+$/, '')
    bench.blockFolder(folder)
    await desk.backUp(desk.ledger)
    expect(await events.next()).toMatchObject({ kind: 'notice', notice: { severity: 'warning' } })
  })
})

it('checks in full when that is due, and tells only what is not sound', async () => {
  const { desk, events } = await bench.inLedger()
  desk.check(desk.ledger)
  expect(desk.soundness()).toMatch(/^sound, \d+ steps$/)
  bench.clock.advance({ days: 8 })
  const { store } = desk.ledger as unknown as { store: { database: { execute: (sql: string) => void } } }
  store.database.execute(
    'UPDATE basic_line SET amount = amount + 1 WHERE position = (SELECT min(position) FROM basic_line)'
  )
  desk.check(desk.ledger)
  expect(await events.next()).toMatchObject({ notice: { severity: 'error' } })
  expect(desk.soundness()).toBe('not sound: cells 1')
})

it('tells a ledger on a network disk why it is read-only', async () => {
  await (await bench.inLedger()).desk.end()
  const desk = bench.start({ onNetwork: () => true })
  bench.answers = [bench.at('workspace')]
  await desk.entrance.open()
  const opened = await desk.ledgers.open(ID, false)
  expect(opened.readOnly).toContain('网络磁盘')
  expect(opened.notices).toMatchObject([{ severity: 'warning' }])
})
