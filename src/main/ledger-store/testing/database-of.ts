import type { Database } from '../database'
import type { LedgerStore } from '../index'

/** The connection of an open store, which nobody but a test may touch. */
export function databaseOf(store: LedgerStore): Database {
  return (store as unknown as { parts: { database: Database } }).parts.database
}
