import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '@shared/errors'
import { Database, slowMilliseconds, type SlowStatement } from './database'
import { databaseError, tellsDamage } from './database-error'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'))
  path = join(folder, 'a.ledger')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const count = (database: Database): number => database.all('SELECT * FROM t').length

describe('opening', () => {
  it.each(['create', 'write'] as const)('to %s sets what keeps the ledger safe, which holds', (mode) => {
    Database.open(path, 'create').close()
    const database = Database.open(path, mode)
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'trusted_schema']
    expect(settings.map((name) => database.pragma(name))).toEqual(['wal', 2, 1, 1, 0])
    database.close()
  })

  it('refuses where the log cannot be had', () => {
    Database.open(path, 'create').close()
    const other = Database.open(path, 'write')
    other.leaveLog()
    other.run('BEGIN IMMEDIATE')
    expect(() => Database.open(path, 'write', { busyMilliseconds: 10 })).toThrow(UserError)
    other.close()
  })

  it('needs a file to write or read, and refuses what is none of SQLite’s', () => {
    for (const mode of ['write', 'read'] as const) {
      expect(() => Database.open(path, mode)).toThrow('账册文件打不开')
    }
    writeFileSync(path, 'x'.repeat(5000))
    for (const mode of ['write', 'read'] as const) {
      expect(() => Database.open(path, mode)).toThrow('账册文件已损坏')
    }
  })

  it('for reading changes nothing', () => {
    const writer = Database.open(path, 'create')
    writer.execute('CREATE TABLE t (a)')
    const reader = Database.open(path, 'read')
    expect(() => reader.run('INSERT INTO t VALUES (1)')).toThrow('只读')
    expect(count(reader)).toBe(0)
    reader.close()
    writer.close()
  })
})

describe('a transaction', () => {
  it('is done whole, or not at all', () => {
    const database = Database.open(path, 'create')
    database.execute('CREATE TABLE t (a)')
    expect(database.transaction(() => database.run('INSERT INTO t VALUES (1)'))).toBe(1)
    expect(() =>
      database.transaction(() => {
        database.run('INSERT INTO t VALUES (2)')
        throw new Error('second thoughts')
      })
    ).toThrow('second thoughts')
    expect(count(database)).toBe(1)
    database.close()
  })

  it('that cannot even be rolled back closes the door, and the file is as before', () => {
    Database.open(path, 'create').close()
    const setUp = Database.open(path, 'write')
    setUp.execute('CREATE TABLE t (a)')
    setUp.close()
    let refused = 0
    const fault = (sql: string): void => {
      if (sql !== 'ROLLBACK') return
      refused += 1
      throw new Error('planned')
    }
    const database = Database.open(path, 'write', { fault })
    expect(() =>
      database.transaction(() => {
        database.run('INSERT INTO t VALUES (1)')
        throw new Error('second thoughts')
      })
    ).toThrow('second thoughts')
    expect(refused).toBe(1)
    expect(() => database.run('INSERT INTO t VALUES (1)')).toThrow('账册已经关闭，这一步没有保存')
    expect(database.isOpen).toBe(false)
    const again = Database.open(path, 'read')
    expect(count(again)).toBe(0)
    again.close()
  })

  it('of reading sees one state, whatever another writes', () => {
    const writer = Database.open(path, 'create')
    writer.execute('CREATE TABLE t (a)')
    const reader = Database.open(path, 'read')
    reader.reading(() => {
      expect(count(reader)).toBe(0)
      writer.run('INSERT INTO t VALUES (1)')
      expect(count(reader)).toBe(0)
    })
    expect(count(reader)).toBe(1)
    reader.close()
    writer.close()
  })
})

describe('a slow statement', () => {
  it('is told with its text and its time, without its values', () => {
    const slow: SlowStatement[] = []
    const database = Database.open(path, 'create', { onSlowStatement: (statement) => slow.push(statement) })
    database.execute('CREATE TABLE t (a)')
    slow.length = 0
    database.run('INSERT INTO t VALUES (?)', 'secret')
    const sql =
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) FROM n'
    for (let limit = 1000; slow.length === 0; limit *= 4) database.all(sql, limit)
    expect(slow).toEqual([{ sql, milliseconds: expect.any(Number) as number }])
    expect(slow[0]?.milliseconds).toBeGreaterThan(slowMilliseconds)
    database.close()
  })
})

describe('failures', () => {
  it.each([
    ['SQLITE_FULL', 'diskFull'],
    ['SQLITE_BUSY_SNAPSHOT', 'ledgerBusy'],
    ['SQLITE_READONLY_DIRECTORY', 'ledgerReadOnly'],
    ['SQLITE_CORRUPT_INDEX', 'ledgerDamaged'],
    ['SQLITE_NOTADB', 'ledgerDamaged'],
    ['SQLITE_IOERR_FSYNC', 'diskFailure'],
    ['SQLITE_CANTOPEN_ISDIR', 'ledgerCannotOpen']
  ])('%s is told as %s', (code, expected) => {
    const error = databaseError(Object.assign(new Error('x'), { code }), path)
    expect(error).toMatchObject({ name: 'UserError', code: expected })
    expect((error as UserError).message).toMatch(/^“a\.ledger”：.+。$/)
    expect(tellsDamage(error)).toBe(expected === 'ledgerDamaged')
  })

  it('that are the program’s own fault stay as they are', () => {
    const error = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_CHECK' })
    expect(databaseError(error, path)).toBe(error)
  })
})
