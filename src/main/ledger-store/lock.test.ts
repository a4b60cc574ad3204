import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFiles, type Files } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { nearStart, startInStat, systemHost, type Host } from './host'
import { localTime } from './local-time'
import { LedgerLock, LedgerLockedError, readLock, type LockHolder } from './lock'

let folder: string
let ledger: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  ledger = join(folder, '402001.ledger')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A machine with processes that a test makes up. */
function machine(processes: Record<number, string>, more: Partial<Host> = {}): Host {
  return {
    name: '财务科-01',
    process: 100,
    boot: () => 'boot-1',
    alive: (id) => id in processes,
    startOf: (id) => processes[id],
    sameStart: (a, b) => a === b,
    ...more
  }
}
const now = new Date('2023-05-01T01:30:00.000Z')
const acquire = (host: Host, user = '张三', files: Files = nodeFiles): LedgerLock =>
  LedgerLock.acquire(ledger, { files, host, user, now })
const lockPath = (): string => `${ledger}.lock`

describe('a lock', () => {
  it('says who holds it, and is gone when given back', () => {
    const lock = acquire(machine({ 100: 's' }))
    expect(JSON.parse(readFileSync(lockPath(), 'utf8'))).toEqual({
      host: '财务科-01',
      boot: 'boot-1',
      process: 100,
      start: 's',
      user: '张三',
      since: '2023-05-01T01:30:00.000Z'
    })
    expect(lock.isHeld()).toBe(true)
    expect(lock.takenOverFrom).toBeUndefined()
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps others out with a sentence that says who and since when', () => {
    acquire(machine({ 100: 's' }), '李四')
    let error: unknown
    try {
      acquire(machine({ 100: 's', 200: 't' }, { process: 200 }))
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(LedgerLockedError)
    expect(error).toMatchObject({
      code: 'ledgerLocked',
      message: `账册“402001.ledger”正由“李四”在电脑“财务科-01”上打开，自 ${localTime(now.toISOString())} 起。`,
      holder: { user: '李四', process: 100 }
    })
  })

  it('is not opened twice by one program', () => {
    const host = machine({ 100: 's' })
    acquire(host)
    expect(() => acquire(host)).toThrow(LedgerLockedError)
  })
})

describe('a dead holder', () => {
  const holder = (): LockHolder | undefined => readLock(nodeFiles, ledger)

  it.each([
    ['process is gone', machine({ 200: 't' }, { process: 200 })],
    ['process number belongs to another now', machine({ 100: 'later', 200: 't' }, { process: 200 })],
    ['machine was started anew', machine({ 100: 's', 200: 't' }, { process: 200, boot: () => 'boot-2' })]
  ])('is taken over when its %s', (_, host) => {
    acquire(machine({ 100: 's' }), '李四')
    const lock = acquire(host)
    expect(lock.takenOverFrom).toMatchObject({ user: '李四', process: 100 })
    expect(holder()).toMatchObject({ user: '张三', process: 200 })
    expect(readdirSync(folder)).toEqual(['402001.ledger.lock'])
  })

  it('on another machine is never taken over', () => {
    acquire(machine({ 100: 's' }), '李四')
    const other = machine({ 200: 't' }, { name: '财务科-02', process: 200 })
    expect(() => acquire(other)).toThrow('在电脑“财务科-01”上打开')
  })

  it('is not taken for dead when the system does not tell starts and boots', () => {
    acquire(machine({ 100: 's' }))
    const silent = machine({ 100: 's' }, { process: 200, boot: () => undefined, startOf: () => undefined })
    expect(() => acquire(silent)).toThrow(LedgerLockedError)
  })

  it('is taken over by one of two that both find it dead', () => {
    acquire(machine({ 100: 's' }), '李四')
    const second = machine({ 200: 't', 300: 'u' }, { process: 300 })
    let quicker: LedgerLock | undefined
    // The slower one has judged the lock dead; the quicker one takes it over before the slower one moves.
    const files: Files = {
      ...nodeFiles,
      rename: (from, to) => {
        quicker ??= acquire(second, '王五')
        nodeFiles.rename(from, to)
      }
    }
    expect(() => acquire(machine({ 200: 't', 300: 'u' }, { process: 200 }), '张三', files)).toThrow('王五')
    expect(quicker?.isHeld()).toBe(true)
    expect(readdirSync(folder)).toEqual(['402001.ledger.lock'])
  })
})

describe('a lock that is not ours any more', () => {
  it('is noticed and left alone', () => {
    const lock = acquire(machine({ 100: 's' }))
    writeFileSync(lockPath(), '{"host":"other"}')
    expect(lock.isHeld()).toBe(false)
    lock.release()
    expect(existsSync(lockPath())).toBe(true)
  })

  it('that cannot be understood keeps others out', () => {
    writeFileSync(lockPath(), '')
    expect(() => acquire(machine({ 100: 's' }))).toThrow('认不出的锁文件')
  })
})

it('every step made to fail: the lock is had, or nothing is left of it', () => {
  const host = machine({ 100: 's' })
  for (const strike of ['before', 'after'] as const) {
    const undisturbed = failingFiles()
    acquire(host, '张三', undisturbed.files).release()
    for (let at = 1; at <= undisturbed.steps(); at += 1) {
      const { files, struck } = failingFiles({ at, strike, code: 'EACCES' })
      let lock: LedgerLock | undefined
      try {
        lock = acquire(host, '张三', files)
        lock.release()
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError', code: 'noPermission' })
      }
      expect(struck()).toHaveLength(1)
      // Only giving back may have failed with the lock still there; then it is held.
      const left = readdirSync(folder)
      if (lock === undefined) expect(left).toEqual([])
      rmSync(lockPath(), { force: true })
    }
  }
})

describe('this machine', () => {
  it('tells its own process, a live one and a dead one', async () => {
    const other = spawn('sleep', ['60'])
    const id = other.pid ?? 0
    expect(systemHost.alive(process.pid)).toBe(true)
    expect(systemHost.alive(id)).toBe(true)
    const start = systemHost.startOf(id)
    expect(start).toBeDefined()
    expect(systemHost.startOf(id)).toBe(start)
    expect(systemHost.startOf(process.pid)).not.toBe(start)
    expect(systemHost.boot()).toBe(systemHost.boot())
    const lock = acquire({ ...systemHost, process: id }, '李四')
    expect(() => acquire(systemHost)).toThrow('李四')
    const gone = once(other, 'exit')
    other.kill('SIGKILL')
    await gone
    expect(systemHost.alive(id)).toBe(false)
    expect(acquire(systemHost).takenOverFrom?.user).toBe('李四')
    expect(lock.isHeld()).toBe(false)
  })

  it('reads the start behind a process name with blanks and brackets', () => {
    const fields = Array.from({ length: 50 }, (_, index) => String(index + 3)).join(' ')
    expect(startInStat(`4321 (a) b (c) ${fields}`)).toBe('22')
  })

  it('takes starts within ten seconds as the same where Node tells them a little late', () => {
    expect(nearStart('1700000000000', '1700000009000')).toBe(true)
    expect(nearStart('1700000000000', '1700000011000')).toBe(false)
  })
})
