import { basename } from 'node:path'
import { applyChanges, invertChanges, LedgerChangeError, type Change, type UnitLedger } from '@shared/ledger'
import { UserError } from '@shared/errors'
import type { JournalHead, StepKind } from './chain'
import type { Database } from './database'
import { nextRedo, nextUndo } from './history'
import { appendStep, changesOf, readHead, type NewStep, type Step } from './journal'
import type { LedgerLock } from './lock'
import { demandNewIds, noteRowIds } from './row-ids'
import { readLedger, TableMismatch, writeChange } from './sections'

/** What a step did: `head` names the ledger as it now is on the disk. */
export interface Acknowledged {
  head: JournalHead
  /** What changed, for a window that keeps a copy. */
  changes: readonly Change[]
}

export interface WriterParts {
  path: string
  database: Database
  /** Absent in a ledger that is open for reading only. */
  lock: Pick<LedgerLock, 'isHeld'> | undefined
  user: string
  clock: () => Date
  /** Whether the ledger is handed in and takes no edits. */
  isHandedIn?: () => boolean
}

/** The steps that a user makes in a ledger, and that it refuses while it is handed in. */
const ownSteps: readonly StepKind[] = ['edit', 'import', 'undo', 'redo', 'explain', 'tick']

/** A step before it has its time and its user. */
export type Commission = Omit<NewStep, 'time' | 'user'>

/** Writes steps, and keeps the ledger in memory equal to the tables. */
export class LedgerWriter {
  private current: UnitLedger | undefined
  private knownHead: JournalHead | undefined

  constructor(private readonly parts: WriterParts) {}

  head(): JournalHead {
    if (this.parts.lock === undefined) this.followOtherWriter()
    return (this.knownHead ??= readHead(this.parts.database))
  }

  ledger(): UnitLedger {
    if (this.parts.lock === undefined) this.followOtherWriter()
    this.current ??= this.parts.database.reading(() => {
      this.knownHead = readHead(this.parts.database)
      return readLedger(this.parts.database)
    })
    return this.current
  }

  /**
   * Judges the changes on the ledger in memory, then writes them and their journal in one transaction. What
   * changes nothing makes no step, unless it is an event of its own.
   * @param also what else belongs to the step, within the same transaction
   * @throws LedgerChangeError, UserError; the ledger is then as it was
   */
  commit(step: Commission, also?: (written: JournalHead) => void): Acknowledged {
    this.demandWritable()
    if (ownSteps.includes(step.kind)) this.demandNotHandedIn()
    const { database, clock, user, path } = this.parts
    const changed = applyChanges(this.ledger(), step.changes)
    const changes = step.changes.filter(hasEffect)
    const head = this.head()
    if (changes.length === 0 && also === undefined) return { head, changes }
    if (step.kind === 'edit' || step.kind === 'import') demandNewIds(database, changes)
    try {
      const acknowledged = database.transaction(() => {
        this.demandHead(head)
        for (const change of changes) writeChange(database, change)
        noteRowIds(database, changes)
        const written = appendStep(database, head, { ...step, changes, time: clock().toISOString(), user })
        also?.(written)
        return written
      })
      this.current = changed
      this.knownHead = acknowledged
      return { head: acknowledged, changes }
    } catch (error) {
      // What stands on the disk is read again when it is next asked for.
      this.current = undefined
      this.knownHead = undefined
      throw error instanceof TableMismatch ? altered(path, error) : error
    }
  }

  /** What `undo` would take back. */
  undoable(): Step | undefined {
    return nextUndo(this.parts.database)
  }

  /** What `redo` would do again. */
  redoable(): Step | undefined {
    return nextRedo(this.parts.database)
  }

  /** Takes back the newest step that is not taken back yet; undefined when there is none. */
  undo(): Acknowledged | undefined {
    const step = this.undoable()
    if (step === undefined) return undefined
    const changes = invertChanges(changesOf(this.parts.database, step.number))
    return this.goBackOrForth({ kind: 'undo', label: `撤销：${step.label}`, target: step.number, changes })
  }

  /** Does again what was taken back last, unless there was an edit since; undefined when there is nothing. */
  redo(): Acknowledged | undefined {
    const step = this.redoable()
    if (step === undefined) return undefined
    const changes = changesOf(this.parts.database, step.number)
    return this.goBackOrForth({ kind: 'redo', label: `重做：${step.label}`, target: step.number, changes })
  }

  /** The journal's own changes always fit a ledger that is what the journal says. */
  private goBackOrForth(step: Commission): Acknowledged {
    try {
      return this.commit(step)
    } catch (error) {
      throw error instanceof LedgerChangeError ? altered(this.parts.path, error) : error
    }
  }

  /** @throws UserError when the ledger is open for reading only, or its lock was broken */
  demandWritable(): void {
    const { lock, path } = this.parts
    if (lock === undefined) {
      throw new UserError('readOnly', `账册“${basename(path)}”是以只读方式打开的，不能修改。`)
    }
    if (lock.isHeld()) return
    throw new UserError(
      'lockLost',
      `账册“${basename(path)}”的锁已被别人解除，这一步没有保存。`,
      '请关闭账册后重新打开，核对最近的修改。'
    )
  }

  /** @throws UserError `ledgerHandedIn` */
  demandNotHandedIn(): void {
    if (this.parts.isHandedIn?.() !== true) return
    throw new UserError(
      'ledgerHandedIn',
      `账册“${basename(this.parts.path)}”已经上报，现在锁定，这一步没有保存。`,
      '主管部门退回后可以继续修改；还没有被接收的，也可以撤回上报后再改。'
    )
  }

  /** A reader beside a writer reads again when there is a new step. */
  private followOtherWriter(): void {
    const { number, hash } = readHead(this.parts.database)
    if (this.knownHead?.number === number && this.knownHead.hash === hash) return
    this.current = undefined
    this.knownHead = undefined
  }

  /** Nobody else may have written meanwhile, lock or no lock: the journal must not fork. */
  private demandHead(expected: JournalHead): void {
    const found = readHead(this.parts.database)
    if (found.number === expected.number && found.hash === expected.hash) return
    throw new UserError(
      'changedElsewhere',
      `账册“${basename(this.parts.path)}”刚刚被另一个程序改过，这一步没有保存。`,
      '请重新打开账册，看过现在的内容后再改。'
    )
  }
}

/** A cell set to what it is already changes nothing; a whole row always does. */
function hasEffect({ before, after, following }: Change): boolean {
  return following !== undefined || JSON.stringify(before) !== JSON.stringify(after)
}

function altered(path: string, cause: Error): UserError {
  return new UserError(
    'ledgerAltered',
    `账册“${basename(path)}”的内容与它的历史记录不一致，这一步没有保存。`,
    '账册可能被其他程序改动过。请关闭账册，重新打开并核对，必要时从备份恢复。',
    { cause }
  )
}
