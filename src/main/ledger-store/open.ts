import { dirname } from 'node:path'
import { exists, removeLeftovers } from '../files'
import { discardDatabase, newestGoodBackup, removePartialBackups, writeBackup } from './backups'
import { Database } from './database'
import { tellsDamage } from './database-error'
import { environmentOf, type Environment, type StoreOptions } from './environment'
import { demandLedger } from './file-header'
import { readRecordedHead, writeRecordedHead, type RecordedHead } from './head-file'
import { readHead } from './journal'
import { LedgerLock } from './lock'
import { migrateLedger, migratingPath } from './migrate'
import { newestVersion } from './migrations'
import {
  damaged,
  failedStep,
  logMissing,
  networkDisk,
  uncleanEnd,
  type GoodBackup,
  type OpenFinding
} from './open-finding'
import { openForReading } from './open-reading'
import { compareWithRecords, findDamage } from './soundness'
import { LedgerStore } from './store'
import { unfinishedPath } from './unfinished'
import { verifyDatabase } from './verify'

export interface OpenOptions extends StoreOptions {
  /** `write` when absent. Reading takes no lock and works beside a writer. */
  mode?: 'write' | 'read'
}

/**
 * Opens a ledger. An older one is migrated first. One on a network drive, or damaged, opens for reading only
 * if it can, and the store's findings say so.
 * @throws LedgerLockedError when somebody else has it open for writing; UserError when it is no ledger of
 * this program's versions (it then stays untouched), or not readable at all
 */
export async function openLedger(path: string, options: OpenOptions): Promise<LedgerStore> {
  const environment = environmentOf(options)
  demandLedger(environment.files, path, newestVersion)
  if (environment.onNetwork(path)) return openForReading(path, environment, [networkDisk(path)])
  if (options.mode === 'read')
    return openForReading(path, environment, (database) => noticed(path, database, environment))
  const lock = LedgerLock.acquire(path, { ...environment, now: environment.clock() })
  return openLocked(path, environment, lock)
}

/**
 * Opens for writing under a lock that is held; when it cannot, the lock is given back.
 * @param isNew the ledger was made this moment: backups of an earlier one of this name say nothing about it
 */
export async function openLocked(
  path: string,
  environment: Environment,
  lock: LedgerLock,
  { isNew = false } = {}
): Promise<LedgerStore> {
  try {
    return await new Opening(path, environment, lock, isNew).open()
  } catch (error) {
    try {
      lock.release()
    } catch {
      // The first failure is the one to tell; a dead program's lock is taken over.
    }
    throw error
  }
}

/** One opening for writing: what is known beforehand, what is noticed on the way. */
class Opening {
  private readonly findings: OpenFinding[] = []
  private readonly recorded: RecordedHead | undefined
  private readonly backup: GoodBackup | undefined
  private readonly logMissing: boolean

  constructor(
    private readonly path: string,
    private readonly environment: Environment,
    private readonly lock: LedgerLock,
    isNew: boolean
  ) {
    const { files } = environment
    this.recorded = isNew ? undefined : readRecordedHead(files, path)
    this.backup = isNew ? undefined : newestGoodBackup(files, path)
    // A program that was killed leaves its log; without it, what was in it is gone.
    this.logMissing = this.recorded?.state === 'open' && !exists(files, `${path}-wal`)
    if (this.logMissing) this.findings.push(logMissing(path, this.backup))
    else if (lock.takenOverFrom !== undefined) this.findings.push(uncleanEnd(path, lock.takenOverFrom))
  }

  async open(): Promise<LedgerStore> {
    const { path, environment, lock, findings } = this
    clearLeftovers(path, environment)
    const { version } = demandLedger(environment.files, path, newestVersion)
    if (version < newestVersion) await migrateLedger(path, version, environment)
    const opened = this.openSound()
    if ('damage' in opened) return this.openDamaged(opened.damage)
    const { database } = opened
    try {
      this.record(database)
      const backedUp = await this.makeBackup(database)
      const { verified } = this.recorded ?? {}
      return new LedgerStore({
        ...{ path, database, environment, lock, findings, backedUp },
        ...(verified === undefined ? {} : { verified })
      })
    } catch (error) {
      database.close()
      throw error
    }
  }

  private openSound(): { database: Database } | { damage: string } {
    let database: Database | undefined
    try {
      database = Database.open(this.path, 'write', this.environment.hooks)
      const damage = findDamage(database) ?? this.findLoss(database)
      if (damage === undefined) return { database }
      database.close()
      return { damage }
    } catch (error) {
      database?.close()
      if (tellsDamage(error)) return { damage: '文件内部结构有损坏' }
      throw error
    }
  }

  /** When something seems lost, the ledger is checked in full before anybody works on it. */
  private findLoss(database: Database): string | undefined {
    const finding = compareWithRecords(this.path, database, this.recorded, this.backup)
    if (finding !== undefined) this.findings.push(finding)
    if (finding === undefined && !this.logMissing) return undefined
    return verifyDatabase(database).sound ? undefined : '账中的内容与历史记录不一致'
  }

  private openDamaged(damage: string): LedgerStore {
    this.lock.release()
    const { path, environment, backup } = this
    return openForReading(path, environment, [...this.findings, damaged(path, damage, backup)])
  }

  private record(database: Database): void {
    const { verified } = this.recorded ?? {}
    try {
      writeRecordedHead(this.environment.files, this.path, {
        ...readHead(database),
        state: 'open',
        ...(verified === undefined ? {} : { verified })
      })
    } catch (error) {
      this.findings.push(failedStep('recordFailed', error))
    }
  }

  private async makeBackup(database: Database): Promise<boolean> {
    const { path, backup } = this
    const { files, clock } = this.environment
    const { number, hash } = readHead(database)
    if (backup?.head.number === number && backup.head.hash === hash) return true
    try {
      await writeBackup(database, path, { files, reason: 'open', now: clock() })
      return true
    } catch (error) {
      this.findings.push(failedStep('backupFailed', error))
      return false
    }
  }
}

/** What a look without a lock notices: damage, and steps that the records know and the file has not. */
function noticed(path: string, database: Database, { files }: Environment): OpenFinding[] {
  const backup = newestGoodBackup(files, path)
  const damage = findDamage(database)
  if (damage !== undefined) return [damaged(path, damage, backup)]
  const behind = compareWithRecords(path, database, readRecordedHead(files, path), backup)
  return behind === undefined ? [] : [behind]
}

/** What killed programs left beside the ledger; what cannot be removed now does no harm. */
function clearLeftovers(path: string, { files, host }: Environment): void {
  discardDatabase(files, migratingPath(path))
  discardDatabase(files, unfinishedPath(path))
  try {
    removeLeftovers(files, dirname(path), (id) => host.alive(id))
    removePartialBackups(files, path)
  } catch {
    // They are tried again at the next open.
  }
}
