import { sql as ledger } from './0001-ledger'
import { sql as snapshots } from './0002-snapshots'
import { sql as exchange } from './0003-exchange'

/** One migration, from the version before to `version`. */
export interface Migration {
  version: number
  sql: string
}

/** All migrations in order; the first makes a new file. */
export const migrations: readonly Migration[] = [
  { version: 1, sql: ledger },
  { version: 2, sql: snapshots },
  { version: 3, sql: exchange }
]

/** The version that this program writes. */
export const newestVersion = migrations.length
