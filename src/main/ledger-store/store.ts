import {
  alignIds,
  applyChanges,
  differences,
  invertChanges,
  type Change,
  type UnitLedger
} from '@shared/ledger'
import { UserError } from '@shared/errors'
import { BackupKeeper } from './backup-keeper'
import { listBackups, type Backup, type BackupReason } from './backups'
import type { JournalHead } from './chain'
import type { Database } from './database'
import type { Environment } from './environment'
import { ExchangeRecord } from './exchange-record'
import { isLockedByExchange } from './exchange-events'
import { writeRecordedHead } from './head-file'
import { changesSince, historyOf, type CellEvent, type UserChanges } from './history'
import { changesOf, readSteps, type Step } from './journal'
import type { LedgerLock } from './lock'
import type { OpenFinding } from './open-finding'
import { nextRowId } from './row-ids'
import {
  freeze,
  insertSnapshot,
  listSnapshots,
  snapshotContent,
  type Snapshot,
  type SnapshotPurpose
} from './snapshots'
import { verifyDatabase, type VerifyReport } from './verify'
import { LedgerWriter, type Acknowledged } from './writer'

/** An edit: what it is called in the history, and what it changes. One edit is one undo. */
export interface Edit {
  /** In Chinese, as 撤销 and the history show it. */
  label: string
  changes: readonly Change[]
}

export interface StoreParts {
  path: string
  database: Database
  environment: Environment
  /** Absent in a ledger that is open for reading only. */
  lock?: LedgerLock
  findings: readonly OpenFinding[]
  /** Whether a backup holds the ledger as it was opened. */
  backedUp: boolean
  /** When the ledger was last checked in full, ISO 8601. */
  verified?: string
  /** Removes what only this session needed. */
  onClose?: () => void
}

const week = 7 * 24 * 60 * 60 * 1000

/** One unit's ledger of one year, open. Every step is on the disk when its method returns. */
export class LedgerStore {
  private readonly writer: LedgerWriter
  private readonly keeper: BackupKeeper
  /** What passed between the unit and its department. */
  readonly exchange: ExchangeRecord
  private verified: string | undefined

  constructor(private readonly parts: StoreParts) {
    const { path, database, lock, environment, backedUp, verified } = parts
    const { files, clock, user } = environment
    const isHandedIn = (): boolean => isLockedByExchange(database)
    this.writer = new LedgerWriter({ path, database, lock, user, clock, isHandedIn })
    this.exchange = new ExchangeRecord(database, this.writer)
    this.keeper = new BackupKeeper({ path, database, files, clock, backedUp })
    this.verified = verified
  }

  get path(): string {
    return this.parts.path
  }

  /** What was noticed when the ledger was opened. */
  get findings(): readonly OpenFinding[] {
    return this.parts.findings
  }

  get readOnly(): boolean {
    return this.parts.lock === undefined
  }

  /** The newest step. */
  head(): JournalHead {
    return this.writer.head()
  }

  /** The whole ledger as it stands. It never changes; every step gives a new one. */
  ledger(): UnitLedger {
    return this.writer.ledger()
  }

  /** The first id for a new row; the ids above it are free too. */
  nextRowId(): number {
    return nextRowId(this.database)
  }

  /**
   * Writes an edit and its journal in one transaction. An edit that changes nothing makes no step.
   * @throws LedgerChangeError when it does not fit the ledger; UserError when it cannot be saved. The ledger
   * is then as it was before
   */
  apply({ label, changes }: Edit): Acknowledged {
    return this.writer.commit({ kind: 'edit', label, changes })
  }

  /** What `undo` would take back. */
  undoable(): Step | undefined {
    return this.writer.undoable()
  }

  /** What `redo` would do again. */
  redoable(): Step | undefined {
    return this.writer.redoable()
  }

  /** Takes back the newest step that is not taken back yet; undefined when there is none. */
  undo(): Acknowledged | undefined {
    return this.writer.undo()
  }

  /** Does again what was taken back last, unless there was an edit since; undefined when there is nothing. */
  redo(): Acknowledged | undefined {
    return this.writer.redo()
  }

  /**
   * Makes the ledger equal to another one of the same unit and year, as one step; a backup is made first.
   * Rows that correspond keep their ids.
   * @throws UserError `otherUnit`, `otherYear`, or when it cannot be saved
   */
  async importLedger(imported: UnitLedger, label = '导入'): Promise<Acknowledged> {
    this.writer.demandWritable()
    this.writer.demandNotHandedIn()
    demandSameLedger(this.ledger(), imported)
    await this.backup('import')
    const present = this.ledger()
    const { ledger } = alignIds(imported, present, this.nextRowId())
    return this.writer.commit({ kind: 'import', label, changes: differences(present, ledger) })
  }

  /** The steps from one number to another, in order. */
  steps(from = 1, to = this.head().number): Step[] {
    return readSteps(this.database, from, to)
  }

  /** The changes of one step. */
  changesOf(step: number): Change[] {
    return changesOf(this.database, step)
  }

  /** What happened to one cell or row, oldest first. */
  historyOf(path: string): CellEvent[] {
    return historyOf(this.database, path)
  }

  /** Who changed what since a time, by user. */
  changesSince(since: Date): UserChanges[] {
    return changesSince(this.database, since.toISOString())
  }

  /** The ledger as it stood after a step, by taking back all later ones. */
  ledgerAt(step: number): UnitLedger {
    let ledger = this.ledger()
    for (let number = this.head().number; number > step; number -= 1) {
      ledger = applyChanges(ledger, invertChanges(this.changesOf(number)))
    }
    return ledger
  }

  /** What differs between the ledger after one step and after another (the newest when absent), cell by cell. */
  compare(from: number, to?: number): Change[] {
    return differences(this.ledgerAt(from), to === undefined ? this.ledger() : this.ledgerAt(to))
  }

  /**
   * Freezes the ledger as it stands, in the canonical interchange form, as a step of its own. Undo passes over
   * it.
   * @param label in Chinese, as the history shows it
   */
  takeSnapshot(purpose: SnapshotPurpose, label: string): Snapshot {
    const ledger = this.ledger()
    const frozen = freeze(ledger)
    const { fingerprint } = frozen
    const { head } = this.writer.commit(
      { kind: 'snapshot', label, changes: [], detail: { purpose, fingerprint } },
      ({ number }) => insertSnapshot(this.database, number, { purpose, round: ledger.round, frozen })
    )
    const taken = this.snapshots().at(-1)
    if (taken?.step !== head.number) throw new Error('The snapshot was not kept')
    return taken
  }

  /** All frozen copies, oldest first. What differs between two of them: `compare` their steps. */
  snapshots(): Snapshot[] {
    return listSnapshots(this.database)
  }

  /**
   * The content of the frozen copy that a step took.
   * @throws UserError `noSnapshot`; `snapshotAltered` when it is not what was frozen
   */
  snapshotContent(step: number): string {
    return snapshotContent(this.database, step)
  }

  /** Checks the ledger in full: see {@link verifyDatabase}. */
  verify(): VerifyReport {
    const report = verifyDatabase(this.database)
    if (report.sound && !this.readOnly) {
      this.verified = this.parts.environment.clock().toISOString()
      this.recordHead('open')
    }
    return report
  }

  /** Checks the ledger in full when the last sound check is a week ago; undefined when it is not due. */
  verifyIfDue(): VerifyReport | undefined {
    const now = this.parts.environment.clock().getTime()
    const last = this.verified === undefined ? undefined : Date.parse(this.verified)
    // A check that claims a time to come was made by a wrong clock.
    if (last !== undefined && last <= now && now - last < week) return undefined
    return this.verify()
  }

  /** The ledger's backups, oldest first. */
  backups(): Backup[] {
    return listBackups(this.parts.environment.files, this.path)
  }

  /** Makes a backup now; edits may go on meanwhile. */
  backup(reason: BackupReason): Promise<Backup> {
    return this.keeper.make(reason)
  }

  /** Makes a backup when the last one is an hour old and something changed since; the caller has the timer. */
  async backupIfDue(): Promise<Backup | undefined> {
    return this.readOnly ? undefined : this.keeper.makeIfDue()
  }

  /**
   * Closes the ledger: a running backup is awaited, the log written into the file, the head recorded, the lock
   * given back. All of it is tried even if a part fails; the first failure is thrown at the end.
   */
  async close(): Promise<void> {
    await this.keeper.settled()
    const failures: unknown[] = []
    const attempt = (work: () => void): void => {
      try {
        work()
      } catch (error) {
        failures.push(error)
      }
    }
    const { database, lock, onClose } = this.parts
    if (lock !== undefined && database.isOpen) {
      attempt(() => {
        database.emptyLog()
        if (lock.isHeld()) this.recordHead('closed')
      })
    }
    attempt(() => database.close())
    attempt(() => lock?.release())
    attempt(() => onClose?.())
    if (failures.length > 0) throw failures[0]
  }

  private get database(): Database {
    return this.parts.database
  }

  private recordHead(state: 'open' | 'closed'): void {
    const { environment, path } = this.parts
    const verified = this.verified === undefined ? {} : { verified: this.verified }
    writeRecordedHead(environment.files, path, { ...this.head(), state, ...verified })
  }
}

function demandSameLedger(present: UnitLedger, imported: UnitLedger): void {
  if (imported.unit.code !== present.unit.code) {
    throw new UserError(
      'otherUnit',
      `文件是单位 ${imported.unit.code} 的，这本账册是单位 ${present.unit.code} 的，没有导入。`,
      '请检查是否选错了文件。'
    )
  }
  if (imported.fiscalYear !== present.fiscalYear) {
    throw new UserError(
      'otherYear',
      `文件是 ${imported.fiscalYear} 年的，这本账册是 ${present.fiscalYear} 年的，没有导入。`,
      '请检查是否选错了文件。'
    )
  }
}
