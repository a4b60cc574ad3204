import { readFileSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { valueAt, type Json } from '@shared/ledger'
import { quickCheck } from './backups'
import { Database } from './database'
import { expectedSchema, schemaOf } from './schema'
import { verifyLedger } from './index'
import { findSnapshotFault } from './snapshots'
import { databaseOf } from './testing/database-of'
import { sample } from './testing/samples'
import { unit, Workbench } from './testing/workbench'
import type { VerifyReport } from './verify'

let bench: Workbench
beforeEach(async () => {
  bench = new Workbench()
  const store = await bench.create({ unit, content: { ...sample('402001'), unit } })
  store.apply({
    label: '改收入',
    changes: [{ path: 'income/otherIncome', before: '920000.00', after: '1.00' }]
  })
  store.takeSnapshot('submission', '上报')
  store.undo()
  await store.close()
})
afterEach(() => bench.clear())

const check = (): Promise<VerifyReport> => verifyLedger(bench.path, bench.options())
async function openCodes(): Promise<string[]> {
  const store = await bench.open()
  const codes = store.findings.map(({ code }) => code)
  expect(store.readOnly).toBe(codes.includes('damaged'))
  await store.close()
  return codes
}

describe('an amount that was flipped', () => {
  const line = (report: VerifyReport): Json => report.cells as unknown as Json

  it('in a line is named with what the journal says and what the tables hold', async () => {
    bench.tamper('UPDATE basic_line SET amount = amount + 1 WHERE id = 1')
    // SQLite itself sees nothing wrong.
    const database = Database.open(bench.path, 'read')
    expect(quickCheck(database)).toBeUndefined()
    expect(schemaOf(database)).toBe(expectedSchema(3))
    database.close()
    expect(await openCodes()).toEqual([])
    const report = await check()
    expect(report.sound).toBe(false)
    expect(line(report)).toEqual([
      { path: 'basicExpenditure/#1/amount', before: '1058400.00', after: '1058400.01' }
    ])
    expect(report).toMatchObject({ integrity: [], chain: [], snapshots: [], schemaAltered: false })
  })

  it('by one bit in the file is named too', async () => {
    const bytes = readFileSync(bench.path)
    // 1,058,400.00 yuan as the four bytes of a fen integer in the record of line 1.
    const amount = Buffer.alloc(4)
    amount.writeUInt32BE(105_840_000)
    const places = [bytes.indexOf(amount)]
    expect(places[0]).toBeGreaterThan(0)
    expect(bytes.indexOf(amount, (places[0] ?? 0) + 1)).toBe(-1)
    bytes[(places[0] ?? 0) + 3]! ^= 1
    writeFileSync(bench.path, bytes)
    expect(line(await check())).toMatchObject([{ path: 'basicExpenditure/#1/amount', after: '1058400.01' }])
  })

  it('stops an undo that does not fit it, and nothing is saved', async () => {
    bench.tamper('UPDATE basic_line SET amount = amount + 1 WHERE id = 1')
    const store = await bench.open()
    expect(() => store.undo()).toThrow('内容与它的历史记录不一致，这一步没有保存')
    expect(store.head().number).toBe(5)
    expect(line(store.verify())).toHaveLength(1)
  })

  it('and edited on is named where the history does not follow, and nothing else is', async () => {
    bench.tamper('UPDATE basic_line SET amount = amount + 1 WHERE id = 1')
    const store = await bench.open()
    const path = 'basicExpenditure/#1/amount'
    store.apply({ label: '改', changes: [{ path, before: '1058400.01', after: '2.00' }] })
    store.apply({ label: '改', changes: [{ path, before: '2.00', after: '3.00' }] })
    expect(store.verify()).toMatchObject({ sound: false, replay: [{ step: 6, path }], cells: [] })
  })

  it.each([
    ['UPDATE basic_line SET amount = amount + 1 WHERE id = 1', 'basicExpenditure/#1/amount', '1058400.00'],
    [`UPDATE cell SET number = 5 WHERE path = 'income/otherIncome'`, 'income/otherIncome', '920000.00'],
    [`DELETE FROM cell WHERE path = 'income/otherIncome'`, 'income/otherIncome', '920000.00'],
    [`INSERT INTO cell VALUES ('statement', 'text', NULL, 'x')`, 'statement', undefined]
  ])('while it is open is noticed when that cell is edited: %s', async (statement, path, before) => {
    const store = await bench.open()
    store.ledger()
    const database = new BetterSqlite3(bench.path)
    database.exec(statement)
    database.close()
    const change = { path, ...(before === undefined ? {} : { before }), after: '2.00' }
    expect(() => store.apply({ label: '改', changes: [change] })).toThrow('内容与它的历史记录不一致')
    expect(store.head().number).toBe(5)
  })

  it('in a single cell, a source or an order is named', async () => {
    bench.tamper(
      `UPDATE cell SET number = number + 1 WHERE path = 'income/generalPublicBudget'`,
      `UPDATE prior_line SET source = 'otherIncome' WHERE id = (SELECT min(id) FROM prior_line)`,
      `UPDATE project SET position = -position - 1 WHERE id = (SELECT max(id) FROM project)`,
      `DELETE FROM cell WHERE path = 'personnel/retirees'`
    )
    const paths = (await check()).cells.map(({ path }) => path)
    expect(paths).toContain('income/generalPublicBudget')
    expect(paths).toContain('personnel/retirees')
    expect(paths.some((path) => /^priorYear\/lines\/#\d+\/source$/.test(path))).toBe(true)
    expect(paths.some((path) => /^projects\/#\d+$/.test(path))).toBe(true)
  })

  it('to what no ledger can hold is told without a crash', async () => {
    bench.tamper(
      'PRAGMA ignore_check_constraints = ON',
      `UPDATE cell SET number = -5 WHERE path = 'income/otherIncome'`
    )
    await expect(bench.open()).rejects.toMatchObject({
      code: 'ledgerDamaged',
      action: expect.stringContaining('最近的完好备份是') as string
    })
    const report = await verifyLedger(bench.path, bench.options())
    expect(report).toMatchObject({ sound: false, chain: [], replay: [] })
    expect(report.unreadable).toEqual(['收入 其他收入：这里的金额不能是负数，只有上年数可以为负。'])
  })

  it('to what its column does not allow is damage at open', async () => {
    bench.tamper('PRAGMA ignore_check_constraints = ON', 'UPDATE basic_line SET amount = -5 WHERE id = 1')
    expect(await openCodes()).toEqual(['damaged'])
    expect(await check()).toMatchObject({ sound: false, unreadable: ['其中有账册不允许的值。'] })
  })
})

describe('a journal that was altered', () => {
  it.each([
    ['a label', `UPDATE step SET label = '别的' WHERE number = 2`, [{ step: 2, kind: 'altered' }]],
    ['a user', `UPDATE step SET user = '李四' WHERE number = 3`, [{ step: 3, kind: 'altered' }]],
    [
      'a time',
      `UPDATE step SET time = '2020-01-01T00:00:00.000Z' WHERE number = 1`,
      [{ step: 1, kind: 'altered' }]
    ],
    ['a value', `UPDATE journal SET after = '"2.00"' WHERE step = 3`, [{ step: 3, kind: 'altered' }]],
    ['a change', `DELETE FROM journal WHERE step = 2 AND ordinal = 5`, [{ step: 2, kind: 'altered' }]],
    [
      'a step',
      `DELETE FROM journal WHERE step = 3; DELETE FROM step WHERE number = 3`,
      [{ step: 3, kind: 'missing' }]
    ],
    [
      'a hash',
      `UPDATE step SET hash = replace(hash, substr(hash, 1, 1), CASE substr(hash, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END) WHERE number = 2`,
      [
        { step: 2, kind: 'altered' },
        { step: 3, kind: 'altered' }
      ]
    ]
  ])('is found: %s', async (_, statement, expected) => {
    bench.tamper(statement)
    const report = await check()
    expect(report.sound).toBe(false)
    expect(report.chain).toEqual(expected)
  })

  it('is found at open when it is the last step', async () => {
    bench.tamper(`UPDATE step SET label = '别的' WHERE number = 5`)
    expect(await openCodes()).toEqual(['damaged'])
  })

  it('is found at open when its tail is gone', async () => {
    bench.tamper('DELETE FROM journal WHERE step = 5; DELETE FROM step WHERE number = 5')
    expect(await openCodes()).toEqual(['behindRecord', 'damaged'])
  })

  it('cannot be altered through the tables’ own rules', () => {
    const database = new BetterSqlite3(bench.path)
    for (const statement of [
      `UPDATE step SET label = 'x' WHERE number = 1`,
      'DELETE FROM step WHERE number = 5',
      `UPDATE journal SET after = NULL WHERE step = 2`,
      'DELETE FROM journal WHERE step = 2',
      'DELETE FROM snapshot',
      `UPDATE snapshot SET content = ''`,
      `INSERT INTO step SELECT 9, kind, label, time, user, target, detail, hash FROM step WHERE number = 1`,
      `INSERT OR REPLACE INTO step SELECT * FROM step WHERE number = 1`,
      `INSERT INTO journal SELECT 2, 9999, path, before, after, following FROM journal WHERE step = 3`
    ]) {
      expect(() => database.exec(statement), statement).toThrow(/journal only grows|snapshot is frozen/)
    }
    database.close()
  })
})

describe('a schema that was altered', () => {
  it.each([
    'DROP TRIGGER step_no_update',
    'CREATE VIEW extra AS SELECT * FROM cell',
    'DROP INDEX journal_path',
    'ALTER TABLE basic_line ADD COLUMN extra TEXT'
  ])('is found at open: %s', async (statement) => {
    const database = new BetterSqlite3(bench.path)
    database.exec(statement)
    database.close()
    expect(await openCodes()).toEqual(['damaged'])
    expect((await check()).schemaAltered).toBe(true)
  })
})

describe('a snapshot that was altered', () => {
  it('is found, and not given out', async () => {
    bench.tamper(`UPDATE snapshot SET content = replace(content, '"1.00"', '"2.00"')`)
    expect((await check()).snapshots).toEqual([{ step: 4, kind: 'altered' }])
    const store = await bench.open()
    expect(() => store.snapshotContent(4)).toThrow('第 4 步的存档被改动过')
    expect(valueAt(store.ledger(), 'income/otherIncome')).toBe('920000.00')
  })

  it('and one that is not the ledger of its step are found', async () => {
    const store = await bench.open()
    const database = databaseOf(store)
    expect(findSnapshotFault(database, 4, store.ledgerAt(4))).toBeUndefined()
    expect(findSnapshotFault(database, 4, store.ledgerAt(2))).toEqual({ step: 4, kind: 'differs' })
  })

  it('or deleted is found', async () => {
    bench.tamper('DELETE FROM snapshot')
    expect((await check()).snapshots).toEqual([{ step: 4, kind: 'altered' }])
  })
})

it('rows that point at nothing are told', async () => {
  bench.tamper('UPDATE project_line SET project_id = 999999 WHERE id = (SELECT min(id) FROM project_line)')
  const report = await check()
  expect(report.integrity).toEqual([expect.stringMatching(/^project_line row \d+ points at no project$/)])
  expect(report.cells.length).toBeGreaterThan(0)
})
