import type { BackupEntry, CellHistoryEntry, Notice, OpenedLedger, Saved } from '@shared/ipc'
import type { Change, UnitLedger } from '@shared/ledger'
import type { Acknowledged, Backup, BackupReason, Edit, LedgerStore, OpenFinding } from '../ledger-store'
import { localTime } from '../ledger-store'

const severities: Readonly<Record<OpenFinding['code'], Notice['severity']>> = {
  networkDisk: 'warning',
  uncleanEnd: 'notice',
  logMissing: 'error',
  behindRecord: 'error',
  otherHistory: 'warning',
  damaged: 'error',
  backupFailed: 'warning',
  recordFailed: 'warning'
}

const reasons: Readonly<Record<BackupReason, string>> = {
  open: '打开账册时',
  hourly: '编辑中，每小时一次',
  migration: '升级账册格式之前',
  import: '导入之前',
  restore: '从备份恢复之前',
  restored: '恢复之后',
  breakLock: '解除别人的锁之前',
  damaged: '账册损坏时的原样'
}

const HANDED_IN = '这本账已经上报，在主管部门退回或者您撤回之前不能修改。'

/** What an undo or a redo did. */
export interface Stepped {
  readonly changes: Change[]
  readonly saved: Saved
}

/** The ledger that the window works on. */
export class OpenLedger {
  /** @param asked why it was opened for reading only, where the user wanted that */
  constructor(
    readonly id: string,
    readonly store: LedgerStore,
    private readonly asked?: string
  ) {}

  get ledger(): UnitLedger {
    return this.store.ledger()
  }

  /** All that the window begins with. */
  opened(): OpenedLedger {
    const readOnly = this.readOnly()
    return {
      id: this.id,
      ledger: this.store.ledger(),
      nextRowId: this.store.nextRowId(),
      saved: this.saved(),
      ...(readOnly === undefined ? {} : { readOnly }),
      ...(this.#damaged ? { damaged: true } : {}),
      notices: this.store.findings.map(({ code, message, action }) => ({
        severity: severities[code],
        message,
        ...(action === undefined ? {} : { action })
      }))
    }
  }

  /** @throws LedgerChangeError, UserError; the ledger is then as it was */
  apply(edit: Edit): Saved {
    this.store.apply(edit)
    return this.saved()
  }

  undo(): Stepped | null {
    return this.#stepped(this.store.undo())
  }

  redo(): Stepped | null {
    return this.#stepped(this.store.redo())
  }

  history(path: string): CellHistoryEntry[] {
    return this.store.historyOf(path).map(({ step, before, after }) => ({
      step: step.number,
      time: localTime(step.time),
      user: step.user,
      label: step.label,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after })
    }))
  }

  /** The newest first. */
  backups(): BackupEntry[] {
    return this.store.backups().reverse().map(backupEntry)
  }

  /** The newest step, when it was written, and what can be taken back and done again. */
  saved(): Saved {
    const { number } = this.store.head()
    const savedAt = this.store.steps(number, number)[0]?.time ?? ''
    const closed = this.store.readOnly || this.store.exchange.locked
    const undo = closed ? undefined : this.store.undoable()?.label
    const redo = closed ? undefined : this.store.redoable()?.label
    return {
      step: number,
      savedAt,
      ...(undo === undefined ? {} : { undo }),
      ...(redo === undefined ? {} : { redo })
    }
  }

  get #damaged(): boolean {
    return this.store.readOnly && this.store.findings.some(({ code }) => code === 'damaged')
  }

  private readOnly(): string | undefined {
    if (!this.store.readOnly) return this.store.exchange.locked ? HANDED_IN : undefined
    const found = this.store.findings.find(({ code }) => code === 'networkDisk' || code === 'damaged')
    return found?.message ?? this.asked ?? '这本账册是以只读方式打开的，不能修改。'
  }

  #stepped(done: Acknowledged | undefined): Stepped | null {
    return done === undefined ? null : { changes: [...done.changes], saved: this.saved() }
  }
}

/** The name of a backup that its list gives, and that restores it: its number. */
export const backupId = ({ sequence }: Backup): string => String(sequence)

const backupEntry = (backup: Backup): BackupEntry => ({
  id: backupId(backup),
  time: localTime(backup.time.toISOString()),
  reason: reasons[backup.reason]
})
