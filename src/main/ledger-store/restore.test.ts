import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { valueAt, type UnitLedger } from '@shared/ledger'
import { nodeFiles } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { backupFolder, listBackups } from './backups'
import { breakLock, openLedger, readLock, restoreLedger, verifyLedger, type LedgerStore } from './index'
import { dump } from './testing/dump'
import { failing, faultPoints, noting, someSteps } from './testing/statement-faults'
import { Workbench } from './testing/workbench'

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

function edit(store: LedgerStore, yuan: number): void {
  const before = valueAt(store.ledger(), 'income/otherIncome')
  const change = {
    path: 'income/otherIncome',
    ...(before === undefined ? {} : { before }),
    after: `${yuan}.00`
  }
  store.apply({ label: '改收入', changes: [change] })
}
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error
  )
const incomeOf = (ledger: UnitLedger): unknown => valueAt(ledger, 'income/otherIncome')

/** A closed ledger with income 3, and the path of its backup with income 1. */
async function prepared(): Promise<string> {
  const store = await bench.create()
  edit(store, 1)
  const backup = await store.backup('hourly')
  edit(store, 2)
  edit(store, 3)
  await store.close()
  return backup.path
}

describe('restoring', () => {
  it('puts the backup in place, saves what was there, and says so in the journal', async () => {
    const backup = await prepared()
    const saved = await restoreLedger(bench.path, backup, bench.options({ user: '李四' }))
    expect(saved).toMatchObject({ reason: 'restore' })
    const store = await bench.open()
    expect(store.findings).toEqual([])
    expect(incomeOf(store.ledger())).toBe('1.00')
    expect(store.steps().at(-1)).toMatchObject({
      number: 3,
      kind: 'restore',
      user: '李四',
      detail: { saved: saved?.sequence, replaced: { number: 4 } }
    })
    expect(store.verify().sound).toBe(true)
    store.undo()
    expect(incomeOf(store.ledger())).toBeUndefined()
    await store.close()
    // And back again to what was replaced.
    await restoreLedger(bench.path, saved?.path ?? '', bench.options())
    const again = await bench.open()
    expect(again.findings).toEqual([])
    expect(incomeOf(again.ledger())).toBe('3.00')
  })

  it('of a damaged ledger keeps its bare file and log', async () => {
    const backup = await prepared()
    writeFileSync(bench.path, readFileSync(bench.path).subarray(0, 6000))
    writeFileSync(`${bench.path}-wal`, 'log')
    const saved = await restoreLedger(bench.path, backup, bench.options())
    expect(saved?.reason).toBe('damaged')
    expect(readFileSync(saved?.path ?? '')).toHaveLength(6000)
    expect(readFileSync(`${saved?.path ?? ''}-wal`, 'utf8')).toBe('log')
    const store = await bench.open()
    expect(store.findings).toEqual([])
    expect(incomeOf(store.ledger())).toBe('1.00')
  })

  it('of a damaged ledger is not touched by the log that a killed program left', async () => {
    const backup = await prepared()
    const store = await bench.open()
    for (let yuan = 10; yuan < 20; yuan += 1) edit(store, yuan)
    const left = bench.afterKill()
    try {
      writeFileSync(left.path, readFileSync(left.path).subarray(0, 6000))
      await restoreLedger(left.path, backup, left.options())
      expect(existsSync(`${left.path}-wal`)).toBe(false)
      const restored = await left.open()
      expect(restored.findings).toEqual([])
      expect(incomeOf(restored.ledger())).toBe('1.00')
      expect(restored.verify().sound).toBe(true)
    } finally {
      await left.clear()
    }
  })

  it('works where the ledger itself is gone', async () => {
    const backup = await prepared()
    rmSync(bench.path)
    expect(await restoreLedger(bench.path, backup, bench.options())).toBeUndefined()
    expect(incomeOf((await bench.open()).ledger())).toBe('1.00')
  })

  it('brings a backup of an older version to the newest', async () => {
    await prepared()
    const version1 = fileURLToPath(new URL('./fixtures/version-1.ledger', import.meta.url))
    await restoreLedger(bench.path, version1, bench.options())
    const store = await bench.open()
    expect(
      store
        .steps()
        .slice(-2)
        .map(({ kind }) => kind)
    ).toEqual(['migrate', 'restore'])
    expect(store.verify().sound).toBe(true)
  })

  it('refuses a damaged backup and a ledger in use; the ledger stays', async () => {
    const backup = await prepared()
    const bytes = readFileSync(bench.path)
    const damaged = `${backup}.cut.ledger`
    writeFileSync(damaged, readFileSync(backup).subarray(0, 20_000))
    await expect(restoreLedger(bench.path, damaged, bench.options())).rejects.toMatchObject({
      code: 'restoreFailed'
    })
    expect(readFileSync(bench.path).equals(bytes)).toBe(true)
    await bench.open()
    await expect(restoreLedger(bench.path, backup, bench.options())).rejects.toMatchObject({
      code: 'ledgerLocked'
    })
  })

  it('refuses a backup whose tables are not what its journal says', async () => {
    const backup = await prepared()
    const other = new Workbench()
    try {
      writeFileSync(other.path, readFileSync(backup))
      other.tamper(`UPDATE cell SET number = 5 WHERE path = 'income/otherIncome'`)
      const before = dump(bench.path)
      await expect(restoreLedger(bench.path, other.path, bench.options())).rejects.toMatchObject({
        message: '账册“402001.ledger”没有恢复成：备份没有通过全面核对。'
      })
      expect(dump(bench.path)).toEqual(before)
    } finally {
      await other.clear()
    }
  })
})

describe('restoring with a failure: old or new, never between', () => {
  async function judged(place: Workbench, error: unknown): Promise<void> {
    if (error !== undefined) expect(error).toMatchObject({ name: 'UserError' })
    expect((await verifyLedger(place.path, place.options())).sound).toBe(true)
    const store = await place.open()
    expect(['1.00', '3.00']).toContain(incomeOf(store.ledger()))
    if (error === undefined) expect(incomeOf(store.ledger())).toBe('1.00')
    expect(store.readOnly).toBe(false)
    await store.close()
    const names = readdirSync(place.folder).filter((name) => !/\.(?:ledger|head)$/.test(name))
    expect(names).toEqual(['backups'])
    expect(readdirSync(backupFolder(place.path)).filter((name) => !name.endsWith('.ledger'))).toEqual([])
  }

  it.each(['before', 'after'] as const)('%s any step on files', async (strike) => {
    const backup = await prepared()
    const counting = failingFiles()
    const rehearsal = bench.copy()
    await restoreLedger(rehearsal.path, backup, bench.options({ files: counting.files }))
    await rehearsal.clear()
    for (const at of someSteps(counting.steps())) {
      const place = bench.copy()
      const { files, struck } = failingFiles({ at, strike, code: 'ENOSPC' })
      const error = await failureOf(restoreLedger(place.path, backup, place.options({ files })))
      expect(struck()).toHaveLength(1)
      rmSync(`${place.path}.lock`, { force: true })
      await judged(place, error)
      await place.clear()
    }
  })

  it.each(['before', 'after'] as const)('%s any statement', async (moment) => {
    const backup = await prepared()
    const { hooks, statements } = noting()
    const rehearsal = bench.copy()
    await restoreLedger(rehearsal.path, backup, bench.options({ hooks }))
    await rehearsal.clear()
    for (const at of faultPoints(statements, moment)) {
      const place = bench.copy()
      const planned = failing(at, moment, 'SQLITE_FULL')
      const error = await failureOf(
        restoreLedger(place.path, backup, place.options({ hooks: planned.hooks }))
      )
      expect(planned.struck()).toBe(statements[at - 1])
      await judged(place, error)
      await place.clear()
    }
  })
})

describe('breaking a lock', () => {
  it('backs up first; the former holder’s next step is refused', async () => {
    const store = await bench.create()
    edit(store, 1)
    const holder = readLock(nodeFiles, bench.path)
    const backup = await breakLock(bench.path, holder, bench.options({ user: '李四' }))
    expect(backup.reason).toBe('breakLock')
    expect(dump(backup.path)['step']).toHaveLength(2)
    expect(existsSync(`${bench.path}.lock`)).toBe(false)
    expect(() => edit(store, 2)).toThrow('锁已被别人解除')
    const other = await bench.open({ user: '李四' })
    expect(incomeOf(other.ledger())).toBe('1.00')
    edit(other, 5)
    await store.close()
    expect(readLock(nodeFiles, bench.path)?.user).toBe('李四')
    edit(other, 6)
    expect(other.verify().sound).toBe(true)
  })

  it('is refused when the holder is not the one that the user was shown', async () => {
    await bench.create()
    const holder = readLock(nodeFiles, bench.path)!
    await expect(breakLock(bench.path, { ...holder, user: '王五' }, bench.options())).rejects.toMatchObject({
      code: 'lockChanged'
    })
    expect(existsSync(`${bench.path}.lock`)).toBe(true)
  })

  it('does not let two writers fork the journal, even when the lock is lost unseen', async () => {
    const store = await bench.create()
    edit(store, 1)
    const text = readFileSync(`${bench.path}.lock`, 'utf8')
    rmSync(`${bench.path}.lock`)
    const other = await openLedger(bench.path, bench.options({ user: '李四' }))
    edit(other, 2)
    await other.close()
    writeFileSync(`${bench.path}.lock`, text)
    expect(() => edit(store, 3)).toThrow('刚刚被另一个程序改过')
    expect(incomeOf(store.ledger())).toBe('2.00')
    edit(store, 3)
    expect(store.verify().sound).toBe(true)
    expect(listBackups(nodeFiles, bench.path).length).toBeGreaterThan(0)
  })
})
