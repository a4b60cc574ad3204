import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { copyDatabase, discardDatabase, settle, writeBackup } from './backups'
import { Database } from './database'
import type { Environment } from './environment'
import { appendStep, readHead } from './journal'
import { newestVersion } from './migrations'
import { runMigrations } from './schema'
import { takePlace } from './unfinished'
import { summaryOf, verifyDatabase } from './verify'

/** Where a ledger is brought to the newest version before it takes the old one's place. */
export function migratingPath(ledger: string): string {
  return `${ledger}.migrating`
}

/**
 * Brings an older ledger to the newest version: a copy is backed up, migrated and verified in full, and only
 * then takes the original's place in one step. The caller holds the lock.
 * @throws UserError `migrationFailed`; the original is then byte for byte what it was
 */
export async function migrateLedger(ledger: string, from: number, environment: Environment): Promise<void> {
  const { files } = environment
  const copy = migratingPath(ledger)
  try {
    discardDatabase(files, copy)
    copyDatabase(files, ledger, copy)
    await migrateCopy(ledger, copy, from, environment)
    settle(ledger)
    takePlace(files, copy, ledger)
  } catch (cause) {
    discardDatabase(files, copy)
    const why = cause instanceof UserError ? cause.message : '升级后的账册没有通过检查。'
    throw new UserError(
      'migrationFailed',
      `账册“${basename(ledger)}”升级到新版本时没有成功，账册保持原样：${why}`,
      '请检查磁盘空间和文件夹权限后再打开；如果仍然失败，请把账册和备份一起交给技术人员。',
      { cause }
    )
  }
}

async function migrateCopy(
  ledger: string,
  copy: string,
  from: number,
  environment: Environment
): Promise<void> {
  const { files, clock, hooks, user } = environment
  const database = Database.open(copy, 'write', hooks)
  try {
    await writeBackup(database, ledger, { files, reason: 'migration', now: clock() })
    upgrade(database, from, { user, now: clock() })
    database.leaveLog()
  } finally {
    database.close()
  }
}

/**
 * Migrates an open database, says so in its journal, and verifies it in full.
 * @throws Error when it is not sound afterwards
 */
export function upgrade(database: Database, from: number, { user, now }: { user: string; now: Date }): void {
  runMigrations(database, from)
  database.transaction(() => {
    appendStep(database, readHead(database), {
      kind: 'migrate',
      label: `升级账册格式（版本 ${from} → ${newestVersion}）`,
      time: now.toISOString(),
      user,
      detail: { from, to: newestVersion },
      changes: []
    })
  })
  const report = verifyDatabase(database)
  if (!report.sound) throw new Error(`The migrated ledger is not sound: ${summaryOf(report)}`)
}
