import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { exists } from '../files'
import type { Files } from '../files'
import type { DatabaseHooks } from '../ledger-store'
import { Database, discardDatabase, isLedgerFile, quickCheck, schemaOf, tellsDamage } from '../ledger-store'
import { applicationId, sql, version } from './schema'

/**
 * Opens an index that can be used as it is; anything else under this name is thrown away and made anew, empty.
 * @throws UserError `notAnIndex` for a ledger, which is never thrown away; `factIndexInUse` when what should be
 * thrown away cannot be
 */
export function openOrMake(files: Files, path: string, hooks: DatabaseHooks): Database {
  if (!exists(files, path)) {
    discardDatabase(files, path)
    return make(path, hooks)
  }
  if (isLedgerFile(files, path)) {
    throw new UserError(
      'notAnIndex',
      `“${basename(path)}”是一本账册，不是汇总用的数据索引，没有动它。`,
      '请把它移到别的文件夹。'
    )
  }
  const found = openUsable(path, hooks)
  if (found !== undefined) return found
  discardDatabase(files, path)
  if (!exists(files, path)) return make(path, hooks)
  throw new UserError(
    'factIndexInUse',
    `汇总用的数据索引“${basename(path)}”已损坏或已过时，而它正被别的程序打开，不能重新生成。各单位的账册没有受影响。`,
    '请关闭其他打开着这个部门的程序，再试一次。'
  )
}

function openUsable(path: string, hooks: DatabaseHooks): Database | undefined {
  let database: Database | undefined
  try {
    database = Database.open(path, 'write', hooks)
    if (isUsable(database)) return database
  } catch (error) {
    database?.close()
    if (tellsDamage(error)) return undefined
    throw error
  }
  database.close()
  return undefined
}

/** Whether it is of this version, unaltered, and sound as far as SQLite can tell. */
function isUsable(database: Database): boolean {
  return (
    database.pragma('application_id') === applicationId &&
    database.pragma('user_version') === version &&
    schemaOf(database) === expectedSchema() &&
    quickCheck(database) === undefined
  )
}

function make(path: string, hooks: DatabaseHooks): Database {
  const database = Database.open(path, 'create', hooks)
  try {
    database.transaction(() => createTables(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The identity is set last, within the same transaction: a file has all of it or is no index. */
function createTables(database: Database): void {
  database.execute(sql)
  database.pragma(`application_id = ${applicationId}`)
  database.pragma(`user_version = ${version}`)
}

let expected: string | undefined

function expectedSchema(): string {
  if (expected !== undefined) return expected
  const database = Database.open(':memory:', 'scratch')
  try {
    createTables(database)
    expected = schemaOf(database)
    return expected
  } finally {
    database.close()
  }
}
