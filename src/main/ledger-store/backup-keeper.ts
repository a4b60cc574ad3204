import type { Files } from '../files'
import { writeBackup, type Backup, type BackupReason } from './backups'
import type { Database } from './database'
import { readHead } from './journal'

const hour = 60 * 60 * 1000

export interface BackupKeeperParts {
  path: string
  database: Database
  files: Files
  clock: () => Date
  /** Whether a backup holds the ledger as it was opened. */
  backedUp: boolean
}

/** Makes an open ledger's backups, one at a time, and knows when the next one is due. */
export class BackupKeeper {
  private running: Promise<Backup> | undefined
  private last: { time: number; step: number }

  constructor(private readonly parts: BackupKeeperParts) {
    const { backedUp, clock } = parts
    this.last = backedUp ? { time: clock().getTime(), step: this.step() } : { time: 0, step: -1 }
  }

  /** Makes a backup now, after one that is running; edits may go on meanwhile. */
  make(reason: BackupReason): Promise<Backup> {
    const made = this.settled().then(() => this.write(reason))
    this.running = made
    return made.finally(() => {
      if (this.running === made) this.running = undefined
    })
  }

  /** Makes a backup when the last one is an hour old and there were steps since. */
  async makeIfDue(): Promise<Backup | undefined> {
    if (this.running !== undefined) return undefined
    const elapsed = this.parts.clock().getTime() - this.last.time
    // A clock that was set back must not put backups off.
    if (elapsed >= 0 && elapsed < hour) return undefined
    return this.step() === this.last.step ? undefined : this.make('hourly')
  }

  /** Waits until no backup is running; how it ended is its caller's to know. */
  async settled(): Promise<void> {
    await this.running?.catch(() => undefined)
  }

  private async write(reason: BackupReason): Promise<Backup> {
    const { database, path, files, clock } = this.parts
    const now = clock()
    const step = this.step()
    const backup = await writeBackup(database, path, { files, reason, now })
    this.last = { time: now.getTime(), step }
    return backup
  }

  private step(): number {
    return readHead(this.parts.database).number
  }
}
