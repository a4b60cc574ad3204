import type { Files } from '../files'
import type { Database } from '../ledger-store'

/** What every part of the room works with. */
export interface Context {
  readonly folder: string
  readonly files: Files
  readonly database: Database
  readonly user: string
  readonly clock: () => Date
}
