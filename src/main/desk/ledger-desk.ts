import { UserError } from '@shared/errors'
import type {
  BackupEntry,
  CellHistoryEntry,
  OpenedLedger,
  PriorFigures,
  RefusedText,
  Saved
} from '@shared/ipc'
import type { Files } from '../files'
import type { Edit } from '../ledger-store'
import { restoreLedger } from '../ledger-store'
import type { RefusedTexts } from '../workspace'
import type { Dialogs } from './dialogs'
import type { Stepped } from './open-ledger'
import { backupId } from './open-ledger'
import { readPriorFigures } from './prior-figures'
import type { UnitDesk } from './unit-desk'

/** What the window does with the open ledger, in the order in which it asks. */
export class LedgerDesk {
  constructor(
    private readonly parts: {
      readonly files: Files
      readonly desk: UnitDesk
      readonly dialogs: Pick<Dialogs, 'openFile'>
      readonly refused: RefusedTexts
    }
  ) {}

  open(id: string, readOnly: boolean): Promise<OpenedLedger> {
    return this.#inOrder((desk) => desk.open(id, { readOnly }))
  }

  breakLock(id: string): Promise<OpenedLedger> {
    return this.#inOrder((desk) => desk.breakLock(id))
  }

  close(): Promise<void> {
    return this.#inOrder((desk) => desk.closeLedger())
  }

  apply(edit: Edit): Promise<Saved> {
    return this.#inOrder(({ ledger }) => ledger.apply(edit))
  }

  undo(): Promise<Stepped | null> {
    return this.#inOrder(({ ledger }) => ledger.undo())
  }

  redo(): Promise<Stepped | null> {
    return this.#inOrder(({ ledger }) => ledger.redo())
  }

  /** What cells of the ledger refused and nobody has corrected. @throws UserError when it cannot be read */
  refused(): Promise<RefusedText[]> {
    return this.#inOrder(({ ledger }) => [...this.parts.refused.of(ledger.store.path)])
  }

  /** Keeps these and no others. @throws UserError when it cannot be written */
  keepRefused(texts: readonly RefusedText[]): Promise<void> {
    return this.#inOrder(({ ledger }) => this.parts.refused.keep(ledger.store.path, texts))
  }

  history(path: string): Promise<CellHistoryEntry[]> {
    return this.#inOrder(({ ledger }) => ledger.history(path))
  }

  backups(): Promise<BackupEntry[]> {
    return this.#inOrder(({ ledger }) => ledger.backups())
  }

  /** Makes a backup now; edits go on meanwhile. */
  async backup(): Promise<BackupEntry[]> {
    const { ledger } = this.parts.desk
    await ledger.store.backup('open')
    return ledger.backups()
  }

  /** Puts a backup in the ledger's place; what it replaces is saved first. @throws UserError `noBackup` */
  restore(backup: string): Promise<OpenedLedger> {
    return this.#inOrder((desk) => {
      const chosen = desk.ledger.store.backups().find((one) => backupId(one) === backup)
      if (chosen === undefined) {
        throw new UserError(
          'noBackup',
          '这份备份已经不在了，账册没有改动。',
          '请重新打开备份列表，另选一份。'
        )
      }
      return desk.reopen((path) => restoreLedger(path, chosen.path, desk.storeOptions()))
    })
  }

  /** Asks for last year's file and reads its figures; null when the user thought better of it. */
  async readPrior(): Promise<PriorFigures | null> {
    const { desk, dialogs, files } = this.parts
    const { fiscalYear } = desk.ledger.ledger
    const path = await dialogs.openFile({
      title: `选择 ${fiscalYear - 1} 年的账册或交换文件`,
      kinds: [{ name: '账册或交换文件', extensions: ['ledger', 'json'] }]
    })
    return path === undefined ? null : readPriorFigures(files, path, fiscalYear, desk.storeOptions())
  }

  #inOrder<T>(work: (desk: UnitDesk) => T | Promise<T>): Promise<T> {
    const { desk } = this.parts
    return desk.order.run(() => work(desk))
  }
}
