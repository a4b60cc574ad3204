import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { copyFile, exists, type Files } from '../files'
import {
  checkBackup,
  copyDatabase,
  discardDatabase,
  discardLog,
  keepDamaged,
  settle,
  writeBackup,
  type Backup
} from './backups'
import type { JournalHead } from './chain'
import { Database } from './database'
import { environmentOf, type Environment, type StoreOptions } from './environment'
import { removeRecordedHead } from './head-file'
import { appendStep, readHead } from './journal'
import { LedgerLock } from './lock'
import { migratingPath, upgrade } from './migrate'
import { newestVersion } from './migrations'
import { takePlace, unfinishedPath } from './unfinished'
import { summaryOf, verifyDatabase } from './verify'

/** What a restore replaced: nothing, a sound ledger, or a damaged file. */
interface Replaced {
  saved?: Backup
  head?: JournalHead
}

/**
 * Puts a backup in a ledger's place. What stands there is saved first, as a backup, or as the bare file if it
 * is damaged; the backup is copied, brought to the newest version and checked in full before it takes the
 * place in one step. Its journal says that it was restored. The ledger must be closed.
 * @returns what was saved, if there was something
 * @throws LedgerLockedError; UserError `restoreFailed`: the ledger is then what it was
 */
export async function restoreLedger(
  path: string,
  backup: string,
  options: StoreOptions
): Promise<Backup | undefined> {
  const environment = environmentOf(options)
  const { files, clock } = environment
  const lock = LedgerLock.acquire(path, { ...environment, now: clock() })
  const unfinished = unfinishedPath(path)
  try {
    checkBackup(files, backup)
    discardDatabase(files, unfinished)
    copyFile(files, backup, unfinished)
    const replaced = await saveReplaced(path, environment)
    finishRestored(unfinished, basename(backup), replaced, environment)
    // The record speaks of what is replaced; the next open makes a new one.
    removeRecordedHead(files, path)
    takePlace(files, unfinished, path)
    return replaced.saved
  } catch (cause) {
    discardDatabase(files, unfinished)
    throw restoreFailed(path, cause)
  } finally {
    lock.release()
  }
}

/** Saves what stands in the place and leaves it as one self-contained file, without a log beside it. */
async function saveReplaced(path: string, { files, clock, hooks }: Environment): Promise<Replaced> {
  if (!exists(files, path)) return {}
  if (!isSound(path, files)) {
    const saved = keepDamaged(files, path, clock())
    // Its log must not be taken for the restored ledger's; it was saved with the file.
    discardLog(files, path)
    return { saved }
  }
  const database = Database.open(path, 'write', hooks)
  try {
    const head = readHead(database)
    const saved = await writeBackup(database, path, { files, reason: 'restore', now: clock() })
    database.leaveLog()
    return { saved, head }
  } finally {
    database.close()
  }
}

/** Judged on a copy, so that SQLite does not tidy away what is left of a damaged file. */
function isSound(path: string, files: Files): boolean {
  const copy = migratingPath(path)
  try {
    copyDatabase(files, path, copy)
    settle(copy)
    checkBackup(files, copy)
    return true
  } catch (error) {
    if (error instanceof UserError && damageCodes.includes(error.code)) return false
    throw error
  } finally {
    discardDatabase(files, copy)
  }
}

const damageCodes = ['ledgerDamaged', 'backupDamaged', 'notALedger']

function finishRestored(
  unfinished: string,
  backup: string,
  replaced: Replaced,
  { hooks, clock, user }: Environment
): void {
  const database = Database.open(unfinished, 'write', hooks)
  try {
    const version = Number(database.pragma('user_version'))
    if (version < newestVersion) upgrade(database, version, { user, now: clock() })
    database.transaction(() => {
      appendStep(database, readHead(database), {
        kind: 'restore',
        label: `从备份“${backup}”恢复`,
        time: clock().toISOString(),
        user,
        detail: {
          backup,
          ...(replaced.saved === undefined ? {} : { saved: replaced.saved.sequence }),
          ...(replaced.head === undefined ? {} : { replaced: { ...replaced.head } })
        },
        changes: []
      })
    })
    const report = verifyDatabase(database)
    if (!report.sound) throw new Error(`The backup is not sound: ${summaryOf(report)}`)
    database.leaveLog()
  } finally {
    database.close()
  }
}

function restoreFailed(path: string, cause: unknown): UserError {
  const why = cause instanceof UserError ? cause.message : '备份没有通过全面核对。'
  return new UserError(
    'restoreFailed',
    `账册“${basename(path)}”没有恢复成：${why}`,
    '原来的账册保持不变。请检查磁盘空间和文件夹权限，或者选用另一个备份。',
    { cause }
  )
}
