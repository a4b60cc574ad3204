import { basename, join } from 'node:path'
import { UserError } from '@shared/errors'
import { copyDatabase, newestGoodBackup, quickCheck, settle } from './backups'
import { Database } from './database'
import { environmentOf, makePrivateFolder, type Environment, type StoreOptions } from './environment'
import { demandLedger, readFileHeader } from './file-header'
import { upgrade } from './migrate'
import { newestVersion } from './migrations'
import { backupAdvice, type OpenFinding } from './open-finding'
import { LedgerStore, type StoreParts } from './store'
import type { VerifyReport } from './verify'

/**
 * Opens a ledger for reading, without a lock and without touching it: the file itself where that is possible,
 * else a private copy of it (on a network drive, in a folder that cannot be written, of an older version).
 * @throws UserError `ledgerDamaged`, naming the newest good backup, when nothing can be read
 */
export function openForReading(
  path: string,
  environment: Environment,
  findings: readonly OpenFinding[] | ((database: Database) => OpenFinding[])
): LedgerStore {
  return openFor(path, environment, findings, (store) => store.ledger()).store
}

/**
 * The full check of a ledger that may be open elsewhere, or damaged so that it cannot be read as a ledger. It
 * changes nothing.
 * @throws UserError when it is no ledger of this program's versions, or cannot be read as a database either
 */
export async function verifyLedger(path: string, options: StoreOptions): Promise<VerifyReport> {
  const environment = environmentOf(options)
  demandLedger(environment.files, path, newestVersion)
  const { store, result } = openFor(path, environment, [], (opened) => opened.verify())
  await store.close()
  return result
}

/** Opens in the first way in which the file is of use. */
function openFor<T>(
  path: string,
  environment: Environment,
  findings: readonly OpenFinding[] | ((database: Database) => OpenFinding[]),
  use: (store: LedgerStore) => T
): { store: LedgerStore; result: T } {
  return inFirstWay(path, environment, (parts) => {
    const found = typeof findings === 'function' ? findings(parts.database) : findings
    const store = new LedgerStore({ ...parts, findings: found, backedUp: true })
    return { store, result: use(store) }
  })
}

/**
 * Reads from one state of a ledger's file and leaves it again, without a lock and without touching it.
 * @throws UserError when it is no ledger of this program's versions, or `ledgerDamaged` when it cannot be read
 */
export function readOnce<T>(path: string, options: StoreOptions, read: (database: Database) => T): T {
  const environment = environmentOf(options)
  demandLedger(environment.files, path, newestVersion)
  return inFirstWay(path, environment, ({ database, onClose }) => {
    const result = database.reading(() => read(database))
    database.close()
    onClose?.()
    return result
  })
}

/** Tries the ways of opening, in turn; where one fails, what it had opened is closed. */
function inFirstWay<T>(
  path: string,
  environment: Environment,
  use: (parts: Omit<StoreParts, 'findings' | 'backedUp'>) => T
): T {
  const ways = isReadableInPlace(path, environment) ? [openInPlace, openCopy] : [openCopy]
  let failure: unknown
  for (const way of ways) {
    let parts: Omit<StoreParts, 'findings' | 'backedUp'> | undefined
    try {
      parts = way(path, environment)
      return use(parts)
    } catch (error) {
      parts?.database.close()
      parts?.onClose?.()
      failure = error
    }
  }
  throw unreadable(path, environment, failure)
}

function isReadableInPlace(path: string, { files, onNetwork }: Environment): boolean {
  const header = readFileHeader(files, path)
  return header.kind === 'ledger' && header.version === newestVersion && !onNetwork(path)
}

function openInPlace(path: string, environment: Environment): Omit<StoreParts, 'findings' | 'backedUp'> {
  return { path, environment, database: Database.open(path, 'read', environment.hooks) }
}

function openCopy(path: string, environment: Environment): Omit<StoreParts, 'findings' | 'backedUp'> {
  const { files, hooks, user, clock } = environment
  const { folder, remove } = makePrivateFolder()
  try {
    const copy = join(folder, 'copy.ledger')
    copyDatabase(files, path, copy)
    upgradeCopy(copy, { user, now: clock() })
    return { path, environment, database: Database.open(copy, 'read', hooks), onClose: remove }
  } catch (error) {
    remove()
    throw error
  }
}

function upgradeCopy(copy: string, by: { user: string; now: Date }): void {
  settle(copy)
  const database = Database.open(copy, 'write')
  try {
    const version = Number(database.pragma('user_version'))
    if (version < newestVersion && quickCheck(database) === undefined) upgrade(database, version, by)
    database.leaveLog()
  } finally {
    database.close()
  }
}

function unreadable(path: string, { files }: Environment, cause: unknown): UserError {
  return new UserError(
    'ledgerDamaged',
    `账册“${basename(path)}”已损坏，读不出来，没有改动它。`,
    backupAdvice(newestGoodBackup(files, path)),
    { cause }
  )
}
