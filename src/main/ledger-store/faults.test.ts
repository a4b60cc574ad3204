import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { valueAt, type Change } from '@shared/ledger'
import type { UserError } from '@shared/errors'
import { errorCode, nodeFiles, writeFileAtomically } from '../files'
import { readFileHeader } from './file-header'
import { createLedger, type LedgerStore } from './index'
import { databaseOf } from './testing/database-of'
import { sample } from './testing/samples'
import { unit, Workbench } from './testing/workbench'

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

const setIncome = (store: LedgerStore, yuan: number): Change => {
  const before = valueAt(store.ledger(), 'income/otherIncome')
  return { path: 'income/otherIncome', ...(before === undefined ? {} : { before }), after: `${yuan}.00` }
}
const edit = (store: LedgerStore, yuan: number): unknown =>
  store.apply({ label: '改收入', changes: [setIncome(store, yuan)] })
const incomeOf = (store: LedgerStore): unknown => valueAt(store.ledger(), 'income/otherIncome')

function caught(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    return error as UserError
  }
  throw new Error('did not fail')
}

describe('a full disk in the middle of an edit', () => {
  it('leaves the ledger as it was, with a sentence, and goes on when there is room', async () => {
    const store = await bench.create()
    edit(store, 1)
    const database = databaseOf(store)
    database.pragma(`max_page_count = ${Number(database.pragma('page_count'))}`)
    const rows: Change[] = Array.from({ length: 2000 }, (_, index) => ({
      path: `basicExpenditure/#${index + 1}`,
      after: {
        ...{ id: index + 1, function: '2150501', economic: '30101', source: 'otherIncome', amount: '1.00' },
        note: '一行有些长的备注。'.repeat(10)
      },
      following: index === 0 ? null : index
    }))
    const error = caught(() => store.apply({ label: '粘贴', changes: rows }))
    expect(errorCode(error.cause)).toBe('SQLITE_FULL')
    expect(error.toFailure()).toEqual({
      code: 'diskFull',
      message: '“402001.ledger”：磁盘已满，这一步没有保存，账册仍是这一步之前的样子。',
      action: '请清理磁盘空间后再做一次。'
    })
    expect(store.ledger().basicExpenditure).toEqual([])
    expect(incomeOf(store)).toBe('1.00')
    expect(store.verify().sound).toBe(true)
    database.pragma('max_page_count = 1000000')
    store.apply({ label: '粘贴', changes: rows })
    expect(store.ledger().basicExpenditure).toHaveLength(2000)
    expect(store.verify().sound).toBe(true)
  })
})

describe('a commit whose success could not be told', () => {
  it('is seen as it stands on the disk, and the next step follows it', async () => {
    let armed = false
    const fault = (sql: string, moment: 'before' | 'after'): void => {
      if (!armed || sql !== 'COMMIT' || moment !== 'after') return
      armed = false
      throw Object.assign(new Error('planned'), { code: 'SQLITE_IOERR_FSYNC' })
    }
    const store = await bench.create({ hooks: { fault } })
    edit(store, 1)
    armed = true
    expect(caught(() => edit(store, 2)).code).toBe('diskFailure')
    expect(incomeOf(store)).toBe('2.00')
    expect(store.head().number).toBe(3)
    edit(store, 3)
    expect(store.verify().sound).toBe(true)
  })
})

describe('a folder that cannot be written', () => {
  /** As a user who may read the folder but not write it; as root, rights alone stop nothing. */
  async function withoutRights(work: () => Promise<void>): Promise<void> {
    const root = process.getuid?.() === 0
    for (const name of readdirSync(bench.folder)) {
      if (/\.(?:ledger|head)$/.test(name)) chmodSync(join(bench.folder, name), 0o444)
    }
    chmodSync(bench.folder, 0o555)
    if (root) process.seteuid?.(65534)
    try {
      await work()
    } finally {
      if (root) process.seteuid?.(0)
      chmodSync(bench.folder, 0o755)
    }
  }

  it('opens for reading, not for writing, with a sentence', async () => {
    const store = await bench.create()
    edit(store, 1)
    await store.close()
    const entries = readdirSync(bench.folder)
    await withoutRights(async () => {
      expect(() => writeFileAtomically(nodeFiles, join(bench.folder, 'x'), '')).toThrow('没有权限')
      await expect(bench.open()).rejects.toMatchObject({
        code: 'noPermission',
        message: '新建“402001.ledger.lock”失败：没有权限，或者文件正被其他程序使用。'
      })
      const reader = await bench.open({ mode: 'read' })
      expect(incomeOf(reader)).toBe('1.00')
      await reader.close()
    })
    expect(readdirSync(bench.folder)).toEqual(entries)
  })

  it('or is none takes no new ledger', async () => {
    const path = join(bench.folder, 'file', '402001.ledger')
    writeFileSync(join(bench.folder, 'file'), '')
    const made = { ...bench.options(), unit, fiscalYear: 2023, round: 'secondDraft' } as const
    await expect(createLedger(path, made)).rejects.toMatchObject({ code: 'fileExists' })
    expect(readdirSync(bench.folder)).toEqual(['file'])
  })
})

describe('a file locked by another program', () => {
  it('keeps the step out with a sentence; the next one is saved when it is free', async () => {
    const store = await bench.create({ hooks: { busyMilliseconds: 20 } })
    edit(store, 1)
    const other = new BetterSqlite3(bench.path)
    other.exec('BEGIN IMMEDIATE')
    const error = caught(() => edit(store, 2))
    expect(errorCode(error.cause)).toBe('SQLITE_BUSY')
    expect(error).toMatchObject({
      code: 'ledgerBusy',
      message: '“402001.ledger”：账册文件正被另一个程序占用，这一步没有保存。'
    })
    expect(incomeOf(store)).toBe('1.00')
    other.exec('ROLLBACK')
    other.close()
    edit(store, 2)
    expect(incomeOf(store)).toBe('2.00')
    expect(store.verify().sound).toBe(true)
  })

  it('does not open while it is held for itself alone', async () => {
    await (await bench.create()).close()
    const other = new BetterSqlite3(bench.path)
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    const hooks = { busyMilliseconds: 20 }
    await expect(bench.open({ hooks })).rejects.toMatchObject({ code: 'ledgerBusy' })
    other.close()
    expect((await bench.open({ hooks })).findings).toEqual([])
  })
})

describe('a truncated file', () => {
  it.each([0.1, 0.5, 0.9, 0.999])('of %d of its length is told, never taken for the whole', async (share) => {
    const store = await bench.create({ unit, content: { ...sample('402001'), unit } })
    await store.close()
    const whole = readFileSync(bench.path)
    writeFileSync(bench.path, whole.subarray(0, Math.floor(whole.length * share)))
    expect(readFileHeader(nodeFiles, bench.path).kind).toBe('ledger')
    const bytes = readFileSync(bench.path)
    let opened: LedgerStore | undefined
    try {
      opened = await bench.open()
    } catch (error) {
      expect(error).toMatchObject({ name: 'UserError', code: 'ledgerDamaged' })
      expect((error as UserError).action).toContain('最近的完好备份是')
      expect(readFileSync(bench.path).equals(bytes)).toBe(true)
    }
    if (opened !== undefined) {
      expect(opened.readOnly).toBe(true)
      expect(opened.findings.map(({ code }) => code)).toEqual(['damaged'])
      expect(opened.findings[0]?.action).toContain('最近的完好备份是')
    }
    expect(existsSync(`${bench.path}.lock`)).toBe(false)
  })
})
