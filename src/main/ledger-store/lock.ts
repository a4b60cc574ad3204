import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { z } from '@shared/zod'
import { createFileExclusively, errorCode, fileError, readTextFile, removeFile, type Files } from '../files'
import type { Host } from './host'
import { localTime } from './local-time'

const schema = z.strictObject({
  host: z.string(),
  boot: z.string().optional(),
  process: z.int(),
  start: z.string().optional(),
  user: z.string(),
  since: z.iso.datetime()
})

/** Who has a ledger open for writing, as the lock beside it says. */
export type LockHolder = z.infer<typeof schema>

const most = 4096

/** Another program or machine has the ledger open for writing. */
export class LedgerLockedError extends UserError {
  override readonly name = 'LedgerLockedError'
  /** @param holder undefined when the lock cannot be understood */
  constructor(
    ledger: string,
    readonly holder: LockHolder | undefined
  ) {
    super(
      'ledgerLocked',
      lockedSentence(ledger, holder),
      '请等对方关闭后再打开；只查看时可以用只读方式打开。'
    )
  }
}

function lockedSentence(ledger: string, holder: LockHolder | undefined): string {
  const name = basename(ledger)
  if (holder === undefined) return `账册“${name}”旁边有一个认不出的锁文件，可能正由别人打开。`
  return `账册“${name}”正由“${holder.user}”在电脑“${holder.host}”上打开，自 ${localTime(holder.since)} 起。`
}

export interface LockOptions {
  files: Files
  host: Host
  user: string
  now: Date
}

/** One writer at a time: a file beside the ledger that says who it is. */
export class LedgerLock {
  private constructor(
    private readonly ledger: string,
    private readonly files: Files,
    private readonly text: string,
    /** The dead holder whose lock was taken over: its program did not end by itself. */
    readonly takenOverFrom: LockHolder | undefined
  ) {}

  /**
   * Takes the lock, taking it over when its holder is known to be dead: a process of this machine that is gone,
   * or whose number now belongs to another.
   * @throws LedgerLockedError when somebody else has it; UserError when the folder cannot be written
   */
  static acquire(ledger: string, { files, host, user, now }: LockOptions): LedgerLock {
    const boot = host.boot()
    const start = host.startOf(host.process)
    const holder: LockHolder = {
      host: host.name,
      ...(boot === undefined ? {} : { boot }),
      process: host.process,
      ...(start === undefined ? {} : { start }),
      user,
      since: now.toISOString()
    }
    const text = `${JSON.stringify(holder)}\n`
    const create = (takenOverFrom?: LockHolder): LedgerLock | undefined =>
      createLock(files, ledger, text) ? new LedgerLock(ledger, files, text, takenOverFrom) : undefined

    const lock = create()
    if (lock !== undefined) return lock
    const found = readLockText(files, ledger)
    const other = found === undefined ? undefined : parseHolder(found)
    if (found !== undefined) {
      if (other === undefined || !isDead(other, host)) throw new LedgerLockedError(ledger, other)
      setAside(files, ledger, found, host)
    }
    const second = create(other)
    if (second !== undefined) return second
    // Somebody was quicker.
    throw new LedgerLockedError(ledger, readLock(files, ledger))
  }

  /** Whether the lock is still ours: another machine's user may have broken it. */
  isHeld(): boolean {
    return readLockText(this.files, this.ledger) === this.text
  }

  /** Gives the lock back; one that is no longer ours is left alone. */
  release(): void {
    if (this.isHeld()) removeFile(this.files, lockPath(this.ledger))
  }
}

/** Who holds the lock; undefined when nobody does, or it cannot be understood. */
export function readLock(files: Files, ledger: string): LockHolder | undefined {
  const text = readLockText(files, ledger)
  return text === undefined ? undefined : parseHolder(text)
}

/** Removes whatever lock there is. For the user's explicit wish only. */
export function removeLock(files: Files, ledger: string): void {
  removeFile(files, lockPath(ledger))
}

function lockPath(ledger: string): string {
  return `${ledger}.lock`
}

function readLockText(files: Files, ledger: string): string | undefined {
  return readTextFile(files, lockPath(ledger), { most })
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Creates the lock; a failure that comes after it was created does not leave it behind. */
function createLock(files: Files, ledger: string, text: string): boolean {
  try {
    return createFileExclusively(files, lockPath(ledger), text)
  } catch (error) {
    if (readLockText(files, ledger) === text) removeFile(files, lockPath(ledger))
    throw error
  }
}

function isDead(holder: LockHolder, host: Host): boolean {
  if (holder.host !== host.name) return false
  const boot = host.boot()
  if (holder.boot !== undefined && boot !== undefined && holder.boot !== boot) return true
  if (!host.alive(holder.process)) return true
  const start = host.startOf(holder.process)
  return start !== undefined && holder.start !== undefined && !host.sameStart(start, holder.start)
}

/**
 * Takes a dead holder's lock out of the way. Two programs may both have found it dead; the slower one would
 * take away the quicker one's new lock, so what was taken is looked at and given back if it is not the dead's.
 */
function setAside(files: Files, ledger: string, dead: string, host: Host): void {
  const path = lockPath(ledger)
  const aside = `${path}.${host.process}`
  try {
    files.rename(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw fileError(error, '改名', path)
  }
  if (readTextFile(files, aside, { most }) === dead) {
    removeFile(files, aside)
    return
  }
  try {
    files.link(aside, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw fileError(error, '改名', path)
  } finally {
    removeFile(files, aside)
  }
  throw new LedgerLockedError(ledger, readLock(files, ledger))
}
