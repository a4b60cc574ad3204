import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { keepDamaged, writeBackup, type Backup } from './backups'
import { Database } from './database'
import { environmentOf, type Environment, type StoreOptions } from './environment'
import { readLock, removeLock, type LockHolder } from './lock'

/**
 * Removes another's lock, at the user's explicit wish and after a warning: if the holder still works on the
 * ledger, its next step is refused. A backup is made first.
 * @param holder as it was shown to the user; undefined for a lock that could not be understood
 * @throws UserError `lockChanged` when somebody else holds it by now, `backupFailed`; the lock then stays
 */
export async function breakLock(
  path: string,
  holder: LockHolder | undefined,
  options: StoreOptions
): Promise<Backup> {
  const environment = environmentOf(options)
  const { files } = environment
  const backup = await backUp(path, environment)
  if (JSON.stringify(readLock(files, path)) !== JSON.stringify(holder)) {
    throw new UserError(
      'lockChanged',
      `账册“${basename(path)}”的锁在这期间换了人，没有解除。`,
      '请重新打开账册，看现在由谁使用。'
    )
  }
  removeLock(files, path)
  return backup
}

async function backUp(path: string, { files, clock }: Environment): Promise<Backup> {
  let database: Database
  try {
    database = Database.open(path, 'read')
  } catch {
    return keepDamaged(files, path, clock())
  }
  try {
    return await writeBackup(database, path, { files, reason: 'breakLock', now: clock() })
  } finally {
    database.close()
  }
}
