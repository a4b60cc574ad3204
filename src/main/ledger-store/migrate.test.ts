import { copyFileSync, readFileSync, statSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations, newestVersion } from './migrations'
import { schemaOf, expectedSchema, runMigrations } from './schema'
import { Database } from './database'
import { buildVersion1 } from './testing/build-version-1'
import { buildVersion2 } from './testing/build-version-2'
import { dump } from './testing/dump'
import { playRichHistory } from './testing/rich-history'
import { failing, faultPoints, noting } from './testing/statement-faults'
import { Workbench } from './testing/workbench'
import { LedgerWriter } from './writer'

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url))
const versionOf = (name: string): number => Number(/\d+/.exec(name)?.[0])
const kept = readdirSync(fixtures).filter((name) => name.endsWith('.ledger'))

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

it.each([
  [1, buildVersion1],
  [2, buildVersion2]
])('the kept file of version %i is what its builder makes', (version, build) => {
  const built = join(bench.folder, 'built.ledger')
  build(built)
  expect(dump(built)).toEqual(dump(join(fixtures, `version-${version}.ledger`)))
})

it('keeps a file of every version but the newest', () => {
  expect(kept).toEqual(Array.from({ length: newestVersion - 1 }, (_, index) => `version-${index + 1}.ledger`))
})

it('a migrated file has the schema of a new one', () => {
  const database = Database.open(':memory:', 'scratch')
  runMigrations(database, 0, 1)
  runMigrations(database, 1)
  expect(schemaOf(database)).toBe(expectedSchema(newestVersion))
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

describe.each(kept)('%s', (fixture) => {
  beforeEach(() => copyFileSync(join(fixtures, fixture), bench.path))

  it('opens, verified, with what playing its history today gives', async () => {
    const store = await bench.open()
    expect(store.readOnly).toBe(false)
    expect(store.findings).toEqual([])
    expect(store.verify().sound).toBe(true)
    const other = new Workbench()
    try {
      const played = await other.create()
      playRichHistory(played)
      expect(store.ledger()).toEqual(played.ledger())
    } finally {
      await other.clear()
    }
  })

  it('says so in its journal, and keeps a backup of the file as it was', async () => {
    const before = dump(bench.path)
    const store = await bench.open()
    expect(store.steps().at(-1)).toMatchObject({
      kind: 'migrate',
      detail: { from: versionOf(fixture), to: newestVersion }
    })
    const [backup] = store.backups()
    expect(backup?.reason).toBe('migration')
    expect(dump(backup?.path ?? '')).toEqual(before)
  })

  it('can be undone back through its history to the empty ledger, and redone', async () => {
    const store = await bench.open()
    const full = store.ledger()
    const states = [full]
    while (store.undo() !== undefined) states.push(store.ledger())
    expect(store.undoable()).toBeUndefined()
    expect(states).toHaveLength(1 + 18)
    const ledger = store.ledger()
    expect(ledger).toMatchObject({ unit: { name: '机关' }, income: {}, basicExpenditure: [], projects: [] })
    expect(store.verify().sound).toBe(true)
    for (const state of states.reverse().slice(1)) {
      store.redo()
      expect(store.ledger()).toEqual(state)
    }
    expect(store.redo()).toBeUndefined()
    expect(store.ledger()).toEqual(full)
    expect(store.verify().sound).toBe(true)
  })

  it('brings along what a killed program left in the log', async () => {
    const database = Database.open(bench.path, 'write')
    const lock = { isHeld: () => true }
    const { path, clock } = bench
    const writer = new LedgerWriter({ path, database, lock, user: '李四', clock: clock.read })
    const change = { path: 'income/superiorSubsidy', after: '12.00' }
    writer.commit({ kind: 'edit', label: '最后一步', changes: [change] })
    const left = bench.copy()
    database.close()
    try {
      expect(statSync(`${left.path}-wal`).size).toBeGreaterThan(0)
      const store = await left.open()
      expect(store.ledger().income.superiorSubsidy).toBe(1200)
      expect(store.verify().sound).toBe(true)
      expect(store.undoable()?.label).toBe('最后一步')
    } finally {
      await left.clear()
    }
  })

  it('opens for reading from a copy, itself untouched', async () => {
    const bytes = readFileSync(bench.path)
    const store = await bench.open({ mode: 'read' })
    expect(store.ledger().unit.name).toBe('赣州市工业和信息化局机关')
    await store.close()
    expect(readFileSync(bench.path).equals(bytes)).toBe(true)
    expect(readdirSync(bench.folder)).toEqual(['402001.ledger'])
  })

  it.each(['before', 'after'] as const)(
    'stays whole when any statement fails, %s it is done',
    async (moment) => {
      const original = readFileSync(bench.path)
      const { hooks, statements } = noting()
      await (await bench.open({ hooks })).close()
      expect(statements.join(';')).toContain('CREATE TABLE exchange_event')
      for (const at of faultPoints(statements, moment)) {
        const place = new Workbench()
        writeFileSync(place.path, original)
        const planned = failing(at, moment)
        try {
          await (await place.open({ hooks: planned.hooks })).close()
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError' })
        }
        expect(planned.struck()).toBe(statements[at - 1])
        const old = readFileSync(place.path).equals(original)
        if (!old) expect(dump(place.path)['step']?.map(({ kind }) => kind)).toContain('migrate')
        const left = readdirSync(place.folder).filter(
          (name) => !/^(?:backups|402001\.ledger(?:\.head)?)$/.test(name)
        )
        expect(left).toEqual([])
        await place.clear()
      }
    }
  )

  it('stays byte for byte when the migrated copy does not verify', async () => {
    const database = Database.open(bench.path, 'write')
    database.run('UPDATE basic_line SET amount = amount + 1 WHERE id = 1')
    database.leaveLog()
    database.close()
    const original = readFileSync(bench.path)
    await expect(bench.open()).rejects.toMatchObject({ code: 'migrationFailed' })
    expect(readFileSync(bench.path).equals(original)).toBe(true)
    expect(readdirSync(bench.folder).sort()).toEqual(['402001.ledger', 'backups'])
  })
})
