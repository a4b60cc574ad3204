import { hostname } from 'node:os'
import type { ShippedCatalogs } from '../catalogs'
import { UserError } from '@shared/errors'
import type { OpenedLedger, WorkspaceState } from '@shared/ipc'
import { catalogOfTask } from '../exchange'
import type { Files } from '../files'
import type { LedgerStore, LockHolder, SlowStatement, StoreOptions } from '../ledger-store'
import { breakLock, LedgerLockedError, openLedger } from '../ledger-store'
import type { Log } from '../logging'
import { failureOf } from '../logging'
import type { Workspace } from '../workspace'
import { InOrder } from './in-order'
import type { Events } from './events'
import { OpenLedger } from './open-ledger'
import { OpenWorkspace } from './open-workspace'

/** What the desk needs of the program around it. */
export interface DeskParts {
  readonly files: Files
  readonly clock: () => Date
  readonly log: Log
  readonly events: Events
  /** Who signs the journal. */
  readonly user: () => string
  readonly catalogs: ShippedCatalogs
  /** Told which ledger is open, undefined when none is any more. */
  readonly onLedger: (id: string | undefined) => void
  /** What a test puts in the place of the machine. */
  readonly store?: Partial<StoreOptions>
}

/** How often a due backup is looked for, and how long nobody has edited when the full check comes: in milliseconds. */
const BACKUP_EVERY = 5 * 60 * 1000
const CHECK_AFTER = 15 * 1000

/** One workspace and one ledger of it, open: all that the calls of the window work on, in the order they come. */
export class UnitDesk {
  /** What must not overlap goes through here. */
  readonly order = new InOrder()
  readonly #parts: DeskParts
  /** The locks that the user was told of, by the ledger's id. */
  readonly #told = new Map<string, LockHolder | undefined>()
  #workspace: OpenWorkspace | undefined
  #ledger: OpenLedger | undefined
  #timers: NodeJS.Timeout[] = []
  readonly #leaving: (() => Promise<void>)[] = []

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** @throws UserError `noWorkspace` */
  get workspace(): OpenWorkspace {
    if (this.#workspace) return this.#workspace
    throw new UserError('noWorkspace', '没有打开的工作区。', '请先打开或新建一个工作区。')
  }

  /** @throws UserError `noLedger` */
  get ledger(): OpenLedger {
    if (this.#ledger) return this.#ledger
    throw new UserError('noLedger', '没有打开的账册。', '请先在工作区里打开一本账册。')
  }

  get openLedger(): OpenLedger | undefined {
    return this.#ledger
  }

  /** How a ledger is opened here and now. */
  storeOptions(): StoreOptions {
    const { user, clock, log, files, store } = this.#parts
    const onSlowStatement = ({ sql, milliseconds }: SlowStatement): void =>
      log.warn('slow statement', {
        sql: sql.replace(/\s+/g, ' ').slice(0, 120),
        ms: Math.round(milliseconds)
      })
    return { user: user(), clock, files, hooks: { onSlowStatement }, ...store }
  }

  /** The workspace as it stands, null when none is open. */
  state(): WorkspaceState | null {
    return this.#workspace?.state(this.storeOptions(), this.#ledger?.id) ?? null
  }

  /** Opens a workspace; what was open before is closed first. */
  async enter(workspace: Workspace): Promise<WorkspaceState> {
    const entered = new OpenWorkspace(this.#parts.files, workspace, this.#parts.catalogs)
    const state = entered.state(this.storeOptions(), undefined)
    await this.leave()
    this.#workspace = entered
    return state
  }

  /** Has something done before a workspace is left, or the program ends: others have files of it open. */
  beforeLeaving(work: () => Promise<void>): void {
    this.#leaving.push(work)
  }

  /** Closes the ledger and the workspace. */
  async leave(): Promise<void> {
    for (const work of this.#leaving) await work()
    await this.closeLedger()
    this.#workspace = undefined
    this.#told.clear()
  }

  /** Closes the ledger because the program ends: the next start opens it again. */
  async end(): Promise<void> {
    for (const work of this.#leaving) await work()
    await this.#close()
    this.#workspace = undefined
    this.#told.clear()
  }

  /**
   * Opens a ledger of the workspace; the one that was open is closed first. The one that is open already is given
   * as it stands.
   * @throws UserError `ledgerLocked`, `ledgerLockedElsewhere`, `noSuchLedger`, and as the store refuses
   */
  async open(id: string, { readOnly = false } = {}): Promise<OpenedLedger> {
    const path = this.workspace.pathOf(id)
    if (this.#ledger?.id === id && !this.#ledger.store.readOnly && !readOnly) return this.#ledger.opened()
    await this.closeLedger()
    const opened = await this.#open(id, path, readOnly)
    this.#ledger = opened
    this.#told.delete(id)
    this.layCatalog(opened.store)
    if (!opened.store.readOnly) this.#look(opened)
    this.#parts.onLedger(id)
    return opened.opened()
  }

  async #open(id: string, path: string, readOnly: boolean): Promise<OpenLedger> {
    try {
      const mode = readOnly ? 'read' : 'write'
      const store = await openLedger(path, { ...this.storeOptions(), mode })
      return new OpenLedger(
        id,
        store,
        readOnly ? '这本账册是按您的选择以只读方式打开的，不能修改。' : undefined
      )
    } catch (error) {
      if (!(error instanceof LedgerLockedError)) throw error
      this.#told.set(id, error.holder)
      throw lockedHere(error, this.#parts.store?.host?.name ?? hostname())
    }
  }

  /**
   * Lays what the ledger's task adds over the catalog of its year: the ledger is the truth of it, whatever became of
   * the copy in the folder. A department that fills in for a unit has its own catalog already.
   */
  layCatalog(store: LedgerStore): void {
    const { workspace, catalogs } = this.workspace
    if (workspace.kind === 'department') return
    try {
      catalogs.keepDepartments(store.ledger().fiscalYear, catalogOfTask(store))
    } catch (error) {
      this.#notice(error, 'catalog of the task')
    }
  }

  /**
   * Breaks the lock that the user was told of, after a backup, and opens the ledger.
   * @throws UserError `noLockTold` when nobody was told of one, `lockChanged`, and as `open`
   */
  async breakLock(id: string): Promise<OpenedLedger> {
    if (!this.#told.has(id)) {
      throw new UserError('noLockTold', '没有要解除的锁。', '请重新打开账册。')
    }
    await breakLock(this.workspace.pathOf(id), this.#told.get(id), this.storeOptions())
    return this.open(id)
  }

  /** Closes the ledger and opens it again, as a restore or another user needs it. */
  async reopen(between: (path: string) => Promise<unknown>): Promise<OpenedLedger> {
    const { id, store } = this.ledger
    const { path, readOnly } = store
    await this.closeLedger()
    try {
      await between(path)
    } catch (error) {
      // The ledger is what it was: the window goes on with it.
      await this.open(id, { readOnly })
      throw error
    }
    return this.open(id)
  }

  /** Lets the open ledger be signed by another name from now on; its history keeps who made which step. */
  async signAnew(): Promise<void> {
    if (this.#ledger === undefined || this.#ledger.store.readOnly) return
    await this.reopen(() => Promise.resolve())
  }

  /** Closes the ledger: a running backup is awaited, the log written into the file, the lock given back. */
  async closeLedger(): Promise<void> {
    if (this.#ledger === undefined) return
    await this.#close()
    this.#parts.onLedger(undefined)
  }

  async #close(): Promise<void> {
    const ledger = this.#ledger
    this.#ledger = undefined
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
    if (ledger === undefined) return
    try {
      await ledger.store.close()
    } catch (error) {
      // All steps are on the disk already; what failed is tidying up, which the next open does.
      this.#notice(error, 'close ledger')
    }
  }

  /** What comes by itself while a ledger is open. */
  #look(ledger: OpenLedger): void {
    const backup = setInterval(() => void this.backUp(ledger), BACKUP_EVERY)
    let step = ledger.store.head().number
    const check = setInterval(() => {
      // Half a second of a large ledger: not while somebody types.
      const before = step
      step = ledger.store.head().number
      if (step !== before) return
      clearInterval(check)
      this.check(ledger)
    }, CHECK_AFTER)
    for (const timer of [backup, check]) timer.unref()
    this.#timers = [backup, check]
  }

  /** Makes a backup where one is due; the user is told only when it fails. */
  async backUp({ store }: OpenLedger): Promise<void> {
    try {
      await store.backupIfDue()
    } catch (error) {
      this.#notice(error, 'hourly backup')
    }
  }

  /** Checks the ledger in full where that is due; the user is told only when it is not sound. */
  check({ store }: OpenLedger): void {
    try {
      const report = store.verifyIfDue()
      if (report === undefined || report.sound) return
      this.#parts.log.warn('ledger not sound', { steps: report.steps })
      this.#parts.events.push({
        kind: 'notice',
        notice: {
          severity: 'error',
          message:
            '定期的全面核对发现：账册的内容与它的历史记录不一致，可能被其他程序改动过，或者磁盘有损坏。',
          action: '请先不要继续填写：从“备份”里选最近完好的一份恢复，或者导出诊断包联系技术人员。'
        }
      })
    } catch (error) {
      this.#notice(error, 'full check')
    }
  }

  /** What the full check of the open ledger finds, in kinds and counts only; undefined when none is open. */
  soundness(): string | undefined {
    if (this.#ledger === undefined) return undefined
    try {
      const { sound, steps, ...found } = this.#ledger.store.verify()
      if (sound) return `sound, ${steps} steps`
      const counts = Object.entries(found).flatMap(([kind, what]) => {
        const count = Array.isArray(what) ? what.length : Number(what)
        return count === 0 ? [] : [`${kind} ${count}`]
      })
      return `not sound: ${counts.join(', ')}`
    } catch (error) {
      return `cannot be checked: ${error instanceof UserError ? error.code : 'unexpected'}`
    }
  }

  #notice(error: unknown, where: string): void {
    const { message, action } = failureOf(error, where, this.#parts.log)
    const notice = { severity: 'warning' as const, message, ...(action === undefined ? {} : { action }) }
    this.#parts.events.push({ kind: 'notice', notice })
  }
}

/**
 * A lock in words, and whether it may be broken: another machine's, or one that cannot be understood. A program of
 * this machine that lives is closed by its own user.
 */
function lockedHere({ message, holder }: LedgerLockedError, here: string): UserError {
  if (holder?.host === here) {
    const action = '请先在那个程序里关闭这本账册；只查看时可以用只读方式打开。'
    return new UserError('ledgerLocked', message, action)
  }
  return new UserError(
    'ledgerLockedElsewhere',
    message,
    '请等对方关闭后再打开，只查看时可以用只读方式打开。确定对方已经不在用（比如那台电脑坏了）时，才可以解除这个锁：对方没有保存的修改会丢失，解除前会先做一份备份。'
  )
}
