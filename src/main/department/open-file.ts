import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { exists } from '../files'
import type { Files } from '../files'
import { Database, isLedgerFile, quickCheck } from '../ledger-store'
import type { DatabaseHooks } from '../ledger-store'
import { applicationId, migrations } from './schema'

/**
 * Opens a department's data, or makes an empty file; an older one is brought up to date, each migration in one
 * transaction that also sets the version.
 * @throws UserError `notADepartment`, `departmentNewer`, `departmentDamaged`
 */
export function openDepartmentFile(files: Files, path: string, hooks: DatabaseHooks = {}): Database {
  const isNew = !exists(files, path)
  if (!isNew && isLedgerFile(files, path)) throw foreign(path)
  const database = Database.open(path, isNew ? 'create' : 'write', hooks)
  try {
    const version = versionOf(database, path)
    migrations.slice(version).forEach((sql, at) => {
      database.transaction(() => {
        database.execute(sql)
        database.pragma(`application_id = ${applicationId}`)
        database.pragma(`user_version = ${version + at + 1}`)
      })
    })
    if (quickCheck(database) !== undefined) throw damaged(path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function versionOf(database: Database, path: string): number {
  const [id, version] = [Number(database.pragma('application_id')), Number(database.pragma('user_version'))]
  const tables = database.all('SELECT 1 FROM sqlite_schema LIMIT 1').length
  if (id === 0 && version === 0 && tables === 0) return 0
  if (id !== applicationId) throw foreign(path)
  if (version <= migrations.length) return version
  throw new UserError(
    'departmentNewer',
    `部门的数据“${basename(path)}”是更新版本的预算簿保存的，没有打开，也没有改动它。`,
    '请安装新版本的预算簿后再打开。'
  )
}

function foreign(path: string): UserError {
  return new UserError(
    'notADepartment',
    `“${basename(path)}”不是预算簿的部门数据，没有打开，也没有改动它。`,
    '请检查工作区文件夹是否选对。'
  )
}

function damaged(path: string): UserError {
  return new UserError(
    'departmentDamaged',
    `部门的数据“${basename(path)}”已损坏，没有打开。收到的上报包都还在 submissions 文件夹里。`,
    '请从备份恢复这个文件；没有备份的，新建部门后可以把上报包重新收一遍。'
  )
}
