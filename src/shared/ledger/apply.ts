import type { Change } from './change'
import type { UnitLedger } from './model'

/** Why changes were refused. */
export type ChangeErrorCode =
  | 'noSuchPath'
  | 'noSuchRow'
  | 'beforeDiffers'
  | 'invalidValue'
  | 'wrongPlace'
  | 'duplicateId'
  | 'duplicateProjectCode'

/** Changes that do not fit the ledger: where, and a Chinese sentence. */
export class LedgerChangeError extends Error {
  override readonly name = 'LedgerChangeError'
  constructor(
    readonly code: ChangeErrorCode,
    readonly path: string,
    message: string
  ) {
    super(message)
  }
}

/**
 * The ledger after these changes, in their order; the given one stays as it is. All or nothing.
 * @throws LedgerChangeError for a path that is none, a row that is not there, a `before` that is not what
 * stands there, a value that its field does not allow, a place that does not fit, an id used twice, or two
 * projects of one code after the last change
 */
export function applyChanges(ledger: UnitLedger, changes: readonly Change[]): UnitLedger {
  if (changes.length === 0) return ledger
  throw new LedgerChangeError('noSuchPath', changes[0]?.path ?? '', '尚未提供。')
}
