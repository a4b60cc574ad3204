import { basename, dirname, join } from 'node:path'
import { UserError } from '@shared/errors'
import { copyFile, exists, listFolder, makeFolder, removeFile, renameFile, type Files } from '../files'
import { keep } from './backup-policy'
import type { JournalHead } from './chain'
import { Database } from './database'
import { demandLedger } from './file-header'
import { readHead } from './journal'
import { newestVersion } from './migrations'

const reasons = [
  'open',
  'hourly',
  'migration',
  'import',
  'restore',
  'restored',
  'breakLock',
  'damaged'
] as const
/**
 * What a backup was made for. `restore` holds what a restore replaced; `damaged` is the bare copy of a file
 * that could not be read.
 */
export type BackupReason = (typeof reasons)[number]

export interface Backup {
  path: string
  /** Counts up with every backup of a ledger; order is by this, never by a clock. */
  sequence: number
  time: Date
  reason: BackupReason
}

const named = /^(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([A-Za-z]+)\.ledger$/

/** Where a ledger's backups are: `backups/<name>/` beside it. */
export function backupFolder(ledger: string): string {
  return join(dirname(ledger), 'backups', basename(ledger).replace(/\.ledger$/, ''))
}

/** All backups of a ledger, oldest first. Other files in the folder are passed over. */
export function listBackups(files: Files, ledger: string): Backup[] {
  const folder = backupFolder(ledger)
  return listFolder(files, folder)
    .flatMap((name) => {
      const [, sequence, year, month, day, hour, minute, second, reason] = named.exec(name) ?? []
      if (sequence === undefined || !isReason(reason)) return []
      const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
      return Number.isNaN(time.getTime())
        ? []
        : [{ path: join(folder, name), sequence: Number(sequence), time, reason }]
    })
    .sort((a, b) => a.sequence - b.sequence)
}

function isReason(text: string | undefined): text is BackupReason {
  return reasons.some((reason) => reason === text)
}

function nextBackup(files: Files, ledger: string, reason: BackupReason, now: Date): Backup {
  const sequence = (listBackups(files, ledger).at(-1)?.sequence ?? 0) + 1
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '')
  const name = `${String(sequence).padStart(6, '0')}-${stamp}-${reason}.ledger`
  return { path: join(backupFolder(ledger), name), sequence, time: new Date(now), reason }
}

/**
 * Makes a backup of an open ledger: SQLite's own online copy into one self-contained file, reopened and
 * `quick_check`ed before it takes its name; then backups that the policy no longer keeps are removed.
 * @throws UserError `backupFailed`; nothing half-made is left under a backup's name
 */
export async function writeBackup(
  database: Database,
  ledger: string,
  { files, reason, now }: { files: Files; reason: BackupReason; now: Date }
): Promise<Backup> {
  let partial: string | undefined
  try {
    makeFolder(files, backupFolder(ledger))
    const backup = nextBackup(files, ledger, reason, now)
    partial = `${backup.path}.part`
    await database.copyTo(partial)
    settle(partial)
    checkBackup(files, partial)
    renameFile(files, partial, backup.path)
    removeOutdated(files, ledger, now)
    return backup
  } catch (cause) {
    if (partial !== undefined) discardDatabase(files, partial)
    throw backupFailed(ledger, cause)
  }
}

/** Keeps the bare file of a ledger that SQLite cannot read, with its log, before something replaces it. */
export function keepDamaged(files: Files, ledger: string, now: Date): Backup {
  try {
    makeFolder(files, backupFolder(ledger))
    const backup = nextBackup(files, ledger, 'damaged', now)
    copyDatabase(files, ledger, backup.path)
    return backup
  } catch (cause) {
    throw backupFailed(ledger, cause)
  }
}

function backupFailed(ledger: string, cause: unknown): UserError {
  const why = cause instanceof UserError ? cause.message : '备份没有通过检查。'
  return new UserError(
    'backupFailed',
    `账册“${basename(ledger)}”的备份没有做成：${why}`,
    '账册本身没有受影响。请检查磁盘空间和文件夹权限。',
    { cause }
  )
}

/**
 * Opens a backup read-only and `quick_check`s it.
 * @returns the version of its schema and the head of its journal
 * @throws UserError when it is no ledger, of a newer version, or not sound
 */
export function checkBackup(files: Files, path: string): { version: number; head: JournalHead } {
  const { version } = demandLedger(files, path, newestVersion)
  const database = Database.open(path, 'read')
  try {
    const found = quickCheck(database)
    if (found === undefined) return { version, head: readHead(database) }
    throw new UserError('backupDamaged', `备份“${basename(path)}”已损坏：${found}。`, '请选用另一个备份。')
  } finally {
    database.close()
  }
}

/** The newest backup that can be read; none when there is none, or their folder cannot be read. */
export function newestGoodBackup(files: Files, ledger: string): (Backup & { head: JournalHead }) | undefined {
  for (const backup of quietly(() => listBackups(files, ledger))?.reverse() ?? []) {
    if (backup.reason === 'damaged') continue
    // When this one is not sound, the next older one may be.
    const checked = quietly(() => checkBackup(files, backup.path))
    if (checked !== undefined) return { ...backup, head: checked.head }
  }
  return undefined
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** SQLite's quick check; undefined when it finds nothing. */
export function quickCheck(database: Database): string | undefined {
  const found = database.pragma('quick_check(1)')
  return found === 'ok' ? undefined : String(found)
}

/** Makes a closed ledger one self-contained file: its log is written into it and is gone. */
export function settle(path: string): void {
  const database = Database.open(path, 'write')
  try {
    database.leaveLog()
  } finally {
    database.close()
  }
}

/** Copies the bare file of a database that nobody writes to, with its log; the file last. */
export function copyDatabase(files: Files, from: string, to: string): void {
  if (exists(files, `${from}-wal`)) copyFile(files, `${from}-wal`, `${to}-wal`)
  copyFile(files, from, to)
}

/** Removes a database that is not wanted, with what SQLite keeps beside it. */
export function discardDatabase(files: Files, path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    // What cannot be removed now is removed when the ledger is opened next.
    quietly(() => removeFile(files, path + suffix))
  }
}

/** Removes what SQLite keeps beside a database. */
export function discardLog(files: Files, path: string): void {
  for (const suffix of ['-wal', '-shm']) removeFile(files, path + suffix)
}

/** Removes what a killed program left half-made among the backups. */
export function removePartialBackups(files: Files, ledger: string): void {
  const folder = backupFolder(ledger)
  for (const name of listFolder(files, folder)) {
    if (/\.ledger\.part(?:-\w+)?$/.test(name)) removeFile(files, join(folder, name))
  }
}

function removeOutdated(files: Files, ledger: string, now: Date): void {
  const backups = listBackups(files, ledger)
  const kept = new Set(keep(backups, now))
  for (const backup of backups) if (!kept.has(backup)) discardDatabase(files, backup.path)
}
