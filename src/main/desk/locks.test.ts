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

describe('locks', () => {
  const lockFile = () => bench.at('workspace/ledgers/2023/402001.ledger.lock')
  const lockedBy = (change: Readonly<Record<string, unknown>>): void => {
    const own = JSON.parse(readFileSync(lockFile(), 'utf8')) as object
    bench.heldLock = JSON.stringify({ ...own, ...change })
  }

  it('tells who on this machine has it, offers reading, and breaks nothing', async () => {
    await bench.inLedger()
    const second = await reopened()
    await expect(second.ledgers.open(ID, false)).rejects.toMatchObject({
      code: 'ledgerLocked',
      message: expect.stringMatching(/“李会计”.+自 2023-01-0\d/) as string
    })
    const opened = await second.ledgers.open(ID, true)
    expect(opened.readOnly).toContain('按您的选择')
    expect(opened.saved).not.toHaveProperty('undo')
    await expect(second.ledgers.apply(income('1.00'))).rejects.toEqual(failure('readOnly'))
  })

  it('lets another machine’s be broken after it was told, with a backup', async () => {
    const first = await bench.inLedger()
    lockedBy({ host: '另一台电脑', user: '王会计' })
    await first.desk.end()
    writeFileSync(lockFile(), bench.heldLock)
    const { ledgers, desk } = await reopened()
    await expect(ledgers.breakLock(ID)).rejects.toEqual(failure('noLockTold'))
    await expect(ledgers.open(ID, false)).rejects.toMatchObject({
      code: 'ledgerLockedElsewhere',
      message: expect.stringContaining('王会计') as string
    })
    const opened = await ledgers.breakLock(ID)
    expect(opened.readOnly).toBeUndefined()
    expect(desk.ledger.backups().map(({ reason }) => reason)).toContain('解除别人的锁之前')
    await expect(ledgers.breakLock(ID)).rejects.toEqual(failure('noLockTold'))
  })

  it('does not break the lock of somebody who came after the one that was told', async () => {
    const first = await bench.inLedger()
    lockedBy({ host: '另一台电脑', user: '王会计' })
    const told = bench.heldLock
    lockedBy({ host: '第三台电脑', user: '赵会计' })
    const later = bench.heldLock
    await first.desk.end()
    writeFileSync(lockFile(), told)
    const { ledgers } = await reopened()
    await expect(ledgers.open(ID, false)).rejects.toEqual(failure('ledgerLockedElsewhere'))
    writeFileSync(lockFile(), later)
    await expect(ledgers.breakLock(ID)).rejects.toEqual(failure('lockChanged'))
    expect(readFileSync(lockFile(), 'utf8')).toBe(later)
  })

  it('lets one that nobody understands be broken', async () => {
    const first = await bench.inLedger()
    await first.desk.end()
    writeFileSync(lockFile(), '?')
    const { ledgers } = await reopened()
    await expect(ledgers.open(ID, false)).rejects.toEqual(failure('ledgerLockedElsewhere'))
    expect((await ledgers.breakLock(ID)).id).toBe(ID)
  })

  it('takes over after a kill, says so, and reopens at the same place', async () => {
    const first = await bench.inLedger()
    await first.ledgers.apply(income('1.00'))
    first.entrance.rememberPlace('income')
    await new Promise((done) => setTimeout(done, 600))
    // The killed program never closes: its lock stays, of a process that is gone.
    const lock = JSON.parse(readFileSync(lockFile(), 'utf8')) as object
    writeFileSync(lockFile(), JSON.stringify({ ...lock, process: 4_000_000, start: 'gone' }))
    const second = bench.start()
    const last = second.entrance.last()
    expect(last).toMatchObject({ ledger: ID, place: 'income' })
    await second.entrance.openRecent(last!.recent.id)
    const opened = await second.ledgers.open(ID, false)
    expect(opened.ledger.income.affiliateRemittance).toBe(fen(100))
    expect(opened.notices).toMatchObject([{ severity: 'notice' }])
  })
})
