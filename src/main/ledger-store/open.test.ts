import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { valueAt } from '@shared/ledger'
import { applicationId } from './database'
import { newestVersion } from './migrations'
import type { LedgerStore } from './index'
import { Workbench } from './testing/workbench'

let bench: Workbench
const others: Workbench[] = []
beforeEach(() => {
  bench = new Workbench()
})
afterEach(async () => {
  for (const one of [bench, ...others.splice(0)]) await one.clear()
})

/** Sets other income to so many yuan. */
function edit(store: LedgerStore, yuan: number): void {
  const before = valueAt(store.ledger(), 'income/otherIncome')
  const change = {
    path: 'income/otherIncome',
    ...(before === undefined ? {} : { before }),
    after: `${yuan}.00`
  }
  store.apply({ label: '改收入', changes: [change] })
}
const incomeOf = (store: LedgerStore): unknown => valueAt(store.ledger(), 'income/otherIncome')
const codes = (store: LedgerStore): string[] => store.findings.map(({ code }) => code)

function killed(): Workbench {
  const other = bench.afterKill()
  others.push(other)
  return other
}

describe('a file that is no ledger of ours', () => {
  async function refused(): Promise<unknown> {
    const bytes = readFileSync(bench.path)
    for (const mode of ['write', 'read'] as const) {
      await expect(bench.open({ mode })).rejects.toMatchObject({ name: 'UserError' })
    }
    expect(readFileSync(bench.path).equals(bytes)).toBe(true)
    expect(readdirSync(bench.folder)).toEqual(['402001.ledger'])
    return bench.open().catch((error: unknown) => error)
  }
  const database = (...statements: string[]): void => {
    const made = new BetterSqlite3(bench.path)
    made.exec('CREATE TABLE t (a)')
    for (const statement of statements) made.pragma(statement)
    made.close()
  }

  it('is refused untouched: of a newer version', async () => {
    database(`application_id = ${applicationId}`, `user_version = ${newestVersion + 1}`)
    expect(await refused()).toMatchObject({
      code: 'ledgerNewer',
      message: `账册“402001.ledger”是用更新版本的预算簿保存的（版本 ${newestVersion + 1}，本程序最高支持 ${newestVersion}），没有打开，也没有改动它。`
    })
  })

  it('is refused untouched: another program’s database', async () => {
    database('application_id = 12345')
    expect(await refused()).toMatchObject({ code: 'notALedger' })
  })

  it('is refused untouched: something else', async () => {
    writeFileSync(bench.path, '{"unit": {}}')
    expect(await refused()).toMatchObject({ code: 'notALedger' })
  })

  it.each([0, 10, 99])('is refused untouched: cut off after %i bytes', async (length) => {
    database(`application_id = ${applicationId}`)
    writeFileSync(bench.path, readFileSync(bench.path).subarray(0, length))
    expect(await refused()).toMatchObject({ code: 'ledgerDamaged' })
  })

  it('is missed when it is not there', async () => {
    await expect(bench.open()).rejects.toMatchObject({
      code: 'ledgerMissing',
      message: '找不到账册“402001.ledger”。'
    })
    expect(readdirSync(bench.folder)).toEqual([])
  })
})

describe('a ledger on a network drive', () => {
  it('opens read-only from a copy, with the sentence, and stays untouched', async () => {
    const store = await bench.create()
    edit(store, 1)
    await store.close()
    const bytes = readFileSync(bench.path)
    const entries = readdirSync(bench.folder)
    const remote = await bench.open({ onNetwork: () => true })
    expect(remote.findings).toEqual([
      {
        code: 'networkDisk',
        message: '账册“402001.ledger”在网络磁盘上，那里不能安全地保存修改，所以以只读方式打开。',
        action: '要修改时，请先把账册复制到本机的磁盘上再打开。'
      }
    ])
    expect(incomeOf(remote)).toBe('1.00')
    expect(() => edit(remote, 2)).toThrow('只读方式')
    await remote.close()
    expect(readFileSync(bench.path).equals(bytes)).toBe(true)
    expect(readdirSync(bench.folder)).toEqual(entries)
  })
})

describe('after a kill', () => {
  it('every acknowledged step is there, and the unclean end is told', async () => {
    const store = await bench.create()
    edit(store, 1)
    edit(store, 2)
    const left = killed()
    const again = await left.open()
    expect(codes(again)).toEqual(['uncleanEnd'])
    expect(again.findings[0]?.message).toContain('上次没有正常关闭（“张三”')
    expect(incomeOf(again)).toBe('2.00')
    expect(again.head()).toEqual(store.head())
    expect(again.verify().sound).toBe(true)
    await again.close()
    expect(codes(await left.open())).toEqual([])
  })

  it('a deleted log is told, and the ledger is in its older state, never between', async () => {
    const store = await bench.create()
    edit(store, 1)
    const left = killed()
    rmSync(`${left.path}-wal`)
    rmSync(`${left.path}-shm`, { force: true })
    const again = await left.open()
    expect(codes(again)).toEqual(['logMissing'])
    expect(again.findings[0]?.message).toContain('“402001.ledger-wal”文件不见了')
    expect(incomeOf(again)).toBeUndefined()
    expect(again.readOnly).toBe(false)
    expect(again.verify().sound).toBe(true)
  })

  it('a log deleted when part of it had been written into the file is told as damage', async () => {
    const store = await bench.create()
    edit(store, 1)
    const left = killed()
    // What a checkpoint that was cut short leaves: one page of the new state in a file of the old one.
    const whole = killed()
    await (await whole.open()).close()
    const [old, now] = [readFileSync(left.path), readFileSync(whole.path)]
    const pages = Array.from({ length: old.length / 4096 }, (_, index) => index * 4096).filter(
      (at) => at > 0 && !old.subarray(at, at + 4096).equals(now.subarray(at, at + 4096))
    )
    expect(pages.length).toBeGreaterThan(1)
    now.copy(old, pages[0], pages[0], (pages[0] ?? 0) + 4096)
    writeFileSync(left.path, old)
    rmSync(`${left.path}-wal`)
    rmSync(`${left.path}-shm`, { force: true })
    const again = await left.open()
    expect(codes(again)).toEqual(['logMissing', 'damaged'])
    expect(again.readOnly).toBe(true)
  })
})

describe('a file that is older than what was recorded', () => {
  it('is told, and opens', async () => {
    let store = await bench.create()
    edit(store, 1)
    await store.close()
    const old = readFileSync(bench.path)
    store = await bench.open()
    edit(store, 2)
    edit(store, 3)
    await store.close()
    writeFileSync(bench.path, old)
    store = await bench.open()
    expect(codes(store)).toEqual(['behindRecord'])
    expect(store.findings[0]?.message).toContain('只有 2 步修改，而以前记录的是 4 步')
    expect(store.readOnly).toBe(false)
    expect(incomeOf(store)).toBe('1.00')
    await store.close()
    expect(codes(await bench.open())).toEqual([])
  })

  it('is told by the newest backup when the record is gone', async () => {
    let store = await bench.create()
    await store.close()
    const old = readFileSync(bench.path)
    store = await bench.open()
    edit(store, 1)
    await store.backup('hourly')
    await store.close()
    writeFileSync(bench.path, old)
    rmSync(`${bench.path}.head`)
    store = await bench.open()
    expect(codes(store)).toEqual(['behindRecord'])
    expect(store.findings[0]?.action).toMatch(/最近的完好备份是 2023-01-05 .*hourly\.ledger”（2 步修改）/)
  })

  it('or another ledger is told too', async () => {
    await (await bench.create()).close()
    const other = new Workbench()
    others.push(other)
    other.clock.set('2024-01-01T00:00:00Z')
    const store = await other.create()
    edit(store, 1)
    await store.close()
    copyFileSync(other.path, bench.path)
    expect(codes(await bench.open())).toEqual(['otherHistory'])
  })

  it('is no matter when the record cannot be understood', async () => {
    await (await bench.create()).close()
    writeFileSync(`${bench.path}.head`, '{"number":')
    const store = await bench.open()
    expect(codes(store)).toEqual([])
    await store.close()
    expect(JSON.parse(readFileSync(`${bench.path}.head`, 'utf8'))).toMatchObject({
      number: 1,
      state: 'closed'
    })
  })
})

describe('a lock', () => {
  it('keeps a second program out, and lets it in when the first has closed', async () => {
    const store = await bench.create()
    await expect(bench.open({ user: '李四' })).rejects.toMatchObject({ code: 'ledgerLocked' })
    edit(store, 1)
    await store.close()
    expect(incomeOf(await bench.open({ user: '李四' }))).toBe('1.00')
  })

  it('is given back when opening fails', async () => {
    await (await bench.create()).close()
    const hooks = {
      fault: () => {
        throw Object.assign(new Error('planned'), { code: 'SQLITE_IOERR' })
      }
    }
    await expect(bench.open({ hooks })).rejects.toMatchObject({ code: 'diskFailure' })
    expect(existsSync(join(bench.folder, '402001.ledger.lock'))).toBe(false)
  })
})
