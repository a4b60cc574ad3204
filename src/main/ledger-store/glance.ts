import type { Round, UnitIdentity, UnitLedger } from '@shared/ledger'
import type { Files } from '../files'
import type { JournalHead } from './chain'
import type { StoreOptions } from './environment'
import { readFileHeader } from './file-header'
import { readHead, readStep } from './journal'
import { readOnce } from './open-reading'
import { readFace, readLedger } from './sections'

/**
 * The newest step of a ledger's journal, which names its content, without reading that.
 * @throws UserError when it is no ledger of this program's versions, or cannot be read
 */
export function readLedgerHead(path: string, options: StoreOptions): JournalHead {
  return readOnce(path, options, readHead)
}

/** What a list of ledgers shows of one. */
export interface LedgerFace {
  readonly unit: UnitIdentity
  readonly fiscalYear: number
  readonly round: Round
  /** When the newest step was written, ISO 8601. */
  readonly savedAt: string | undefined
}

/**
 * Whose a ledger is and when it was written last, without reading its lines.
 * @throws UserError when it is no ledger of this program's versions, or cannot be read
 */
export function readLedgerFace(path: string, options: StoreOptions): LedgerFace {
  return readOnce(path, options, (database) => ({
    ...readFace(database),
    savedAt: readStep(database, readHead(database).number)?.time
  }))
}

/**
 * What a ledger holds, and the step that it stands at, both from one state of its file.
 * @throws UserError when it is no ledger of this program's versions, or cannot be read
 */
export function readLedgerFile(
  path: string,
  options: StoreOptions
): { readonly head: JournalHead; readonly ledger: UnitLedger } {
  return readOnce(path, options, (database) => ({ head: readHead(database), ledger: readLedger(database) }))
}

/**
 * Whether a file is a ledger, of whatever version, told by its first bytes.
 * @throws UserError when it is there and cannot be read
 */
export function isLedgerFile(files: Files, path: string): boolean {
  return readFileHeader(files, path).kind === 'ledger'
}
