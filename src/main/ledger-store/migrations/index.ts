import { sql as ledger } from './0001-ledger'

/** One migration, from the version before to `version`. */
export interface Migration {
  version: number
  sql: string
}

/** All migrations in order; the first makes a new file. */
export const migrations: readonly Migration[] = [{ version: 1, sql: ledger }]

/** The version that this program writes. */
export const newestVersion = migrations.length
