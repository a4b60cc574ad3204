import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { backupFolder, checkBackup, listBackups, newestGoodBackup } from './backups'
import { dump } from './testing/dump'
import { Workbench } from './testing/workbench'

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

let amount = 0
const edit = () => {
  const before = amount === 0 ? {} : { before: `${amount}.00` }
  amount += 1
  return { label: '改收入', changes: [{ path: 'income/otherIncome', ...before, after: `${amount}.00` }] }
}
beforeEach(() => {
  amount = 0
})

describe('a backup', () => {
  it('is one self-contained file that holds what the ledger held', async () => {
    const store = await bench.create()
    store.apply(edit())
    const backup = await store.backup('hourly')
    store.apply(edit())
    expect(readdirSync(backupFolder(bench.path))).toEqual([
      '000001-20230105T080003Z-open.ledger',
      '000002-20230105T080006Z-hourly.ledger'
    ])
    expect(checkBackup(nodeFiles, backup.path).head.number).toBe(2)
    expect(dump(backup.path)['cell']).toContainEqual({
      ...{ path: 'income/otherIncome', kind: 'amount', number: 100, text: null }
    })
  })

  it('is made on open when something changed since the last one', async () => {
    const store = await bench.create()
    store.apply(edit())
    await store.close()
    await (await bench.open()).close()
    await (await bench.open()).close()
    const store2 = await bench.open()
    expect(store2.backups().map(({ reason }) => reason)).toEqual(['open', 'open'])
    expect(newestGoodBackup(nodeFiles, bench.path)?.head).toEqual(store2.head())
  })

  it('is made hourly while something changes', async () => {
    const store = await bench.create()
    bench.clock.advance({ hours: 2 })
    expect(await store.backupIfDue()).toBeUndefined()
    store.apply(edit())
    expect((await store.backupIfDue())?.reason).toBe('hourly')
    store.apply(edit())
    expect(await store.backupIfDue()).toBeUndefined()
    bench.clock.advance({ hours: 1 })
    expect((await store.backupIfDue())?.reason).toBe('hourly')
  })

  it('is not put off by a clock that was set back', async () => {
    const store = await bench.create()
    store.apply(edit())
    bench.clock.set('2020-01-01T00:00:00Z')
    expect((await store.backupIfDue())?.sequence).toBe(2)
  })

  it('may be made while edits go on', async () => {
    const store = await bench.create()
    const running = store.backup('hourly')
    store.apply(edit())
    const backup = await running
    store.apply(edit())
    expect([1, 2]).toContain(checkBackup(nodeFiles, backup.path).head.number)
    expect(store.verify().sound).toBe(true)
  })

  it('is awaited by closing', async () => {
    const store = await bench.create()
    const running = store.backup('hourly')
    await store.close()
    await expect(running).resolves.toMatchObject({ sequence: 2 })
    expect(readdirSync(backupFolder(bench.path)).every((name) => name.endsWith('.ledger'))).toBe(true)
  })

  it('removes those that the policy does not keep', async () => {
    const store = await bench.create()
    for (let round = 0; round < 14; round += 1) {
      store.apply(edit())
      await store.backup('hourly')
    }
    expect(store.backups().map(({ sequence }) => sequence)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  })
})

describe('the backups of a ledger', () => {
  it('are those with a name of theirs, in order of sequence', async () => {
    const store = await bench.create()
    store.apply(edit())
    await store.backup('hourly')
    const folder = backupFolder(bench.path)
    for (const name of [
      'notes.txt',
      '000009-20231399T080000Z-open.ledger',
      '000008-20230101T080000Z-other.ledger'
    ]) {
      writeFileSync(join(folder, name), '')
    }
    expect(listBackups(nodeFiles, bench.path).map(({ sequence }) => sequence)).toEqual([1, 2])
    expect(listBackups(nodeFiles, join(bench.folder, 'other.ledger'))).toEqual([])
  })

  it('of which a damaged one is passed over', async () => {
    const store = await bench.create()
    store.apply(edit())
    const second = await store.backup('hourly')
    const bytes = readFileSync(second.path)
    writeFileSync(second.path, bytes.subarray(0, bytes.length / 2))
    expect(newestGoodBackup(nodeFiles, bench.path)?.sequence).toBe(1)
    writeFileSync(second.path, 'not a ledger')
    expect(newestGoodBackup(nodeFiles, bench.path)?.sequence).toBe(1)
  })

  it('half-made by a killed program are removed at open', async () => {
    await (await bench.create()).close()
    const folder = backupFolder(bench.path)
    const [name = ''] = readdirSync(folder)
    copyFileSync(join(folder, name), join(folder, '000002-20230105T080006Z-hourly.ledger.part'))
    writeFileSync(join(folder, '000002-20230105T080006Z-hourly.ledger.part-wal'), '')
    await bench.open()
    expect(readdirSync(folder)).toEqual([name])
  })
})

describe('a failing backup', () => {
  it('is told when the copy that was made is not sound', async () => {
    const folder = backupFolder(bench.path)
    let spoil = false
    const fault = (sql: string, moment: 'before' | 'after'): void => {
      if (!spoil || sql !== 'BACKUP' || moment !== 'after') return
      const [partial = ''] = readdirSync(folder).filter((name) => name.endsWith('.part'))
      const bytes = readFileSync(join(folder, partial))
      bytes.fill(0xff, 4096, 7000)
      writeFileSync(join(folder, partial), bytes)
    }
    const store = await bench.create({ hooks: { fault } })
    store.apply(edit())
    spoil = true
    await expect(store.backup('hourly')).rejects.toMatchObject({ code: 'backupFailed' })
    expect(readdirSync(folder)).toHaveLength(1)
    spoil = false
    expect((await store.backup('hourly')).sequence).toBe(2)
  })

  it('is told when its folder cannot be made, and the ledger opens all the same', async () => {
    await (await bench.create()).close()
    rmSync(join(bench.folder, 'backups'), { recursive: true })
    writeFileSync(join(bench.folder, 'backups'), '')
    expect(() => mkdirSync(backupFolder(bench.path), { recursive: true })).toThrow('ENOTDIR')
    const store = await bench.open()
    expect(store.findings).toEqual([
      {
        code: 'backupFailed',
        message: '账册“402001.ledger”的备份没有做成：新建“402001”失败：应为文件夹的位置是一个文件。',
        action: '账册本身没有受影响。请检查磁盘空间和文件夹权限。'
      }
    ])
    store.apply(edit())
    await expect(store.backup('hourly')).rejects.toMatchObject({ code: 'backupFailed' })
    await expect(store.importLedger(store.ledger())).rejects.toMatchObject({ code: 'backupFailed' })
    expect(store.head().number).toBe(2)
    // Once it can be made again, it is due at once.
    rmSync(join(bench.folder, 'backups'))
    expect((await store.backupIfDue())?.sequence).toBe(1)
  })

  it.each(['before', 'after'] as const)(
    'leaves nothing under a backup’s name, %s any step',
    async (strike) => {
      const { files, plan, steps, struck } = failingFiles()
      const store = await bench.create({ files })
      plan({})
      await store.backup('hourly')
      const count = steps()
      expect(count).toBeGreaterThan(5)
      for (let at = 1; at <= count; at += 1) {
        store.apply(edit())
        const known = readdirSync(backupFolder(bench.path))
        plan({ at, strike, code: 'ENOSPC' })
        await store.backup('hourly').catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'backupFailed' })
        })
        expect(struck()).toHaveLength(1)
        const made = readdirSync(backupFolder(bench.path)).filter((name) => !known.includes(name))
        for (const name of made) {
          expect(checkBackup(nodeFiles, join(backupFolder(bench.path), name)).head).toEqual(store.head())
        }
        plan({})
      }
      expect(store.verify().sound).toBe(true)
    }
  )
})
