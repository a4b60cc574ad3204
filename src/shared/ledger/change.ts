import type { LedgerPath } from './ledger-path'

/** A value as JSON knows it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * One change of one cell or one whole row. It speaks in interchange values (amounts are texts, "1234.50"),
 * never in columns or fen, so that a journal outlives every schema.
 *
 * - A cell: `before` and `after` are its values; absent means that the cell was or is absent.
 * - A row inserted: only `after`, the row's object with its `id` (a project's with its lines and indicators
 *   and their ids). A row deleted: only `before`, the same. Both name the row it stands directly after.
 * - A row moved is a deletion and an insertion of the same row in one step.
 */
export interface Change {
  readonly path: LedgerPath
  readonly before?: Json
  readonly after?: Json
  /**
   * Only for whole rows, and then always: the id of the row directly before it in its list, null when it is
   * the first. On a deletion, as the list stands just before this change.
   */
  readonly following?: number | null
}

/** The change that takes this one back. */
export function invertChange({ path, before, after, following }: Change): Change {
  return {
    path,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
    ...(following === undefined ? {} : { following })
  }
}

/** The changes that take a step back: each one inverted, in reverse order. */
export function invertChanges(changes: readonly Change[]): Change[] {
  return changes.map(invertChange).reverse()
}
