import { createHash } from 'node:crypto'
import { readLedger, writeLedger } from '@shared/exchange'
import { UserError } from '@shared/errors'
import type { Round, UnitLedger } from '@shared/ledger'
import type { Database } from './database'

/** What a frozen copy was taken for: 上报, a new round, or the user's own wish. */
export type SnapshotPurpose = 'submission' | 'round' | 'own'

/** A frozen copy of the ledger. */
export interface Snapshot {
  /** The step that took it. */
  step: number
  purpose: SnapshotPurpose
  round: Round
  /** ISO 8601, UTC. */
  time: string
  user: string
  /** SHA-256 of the content, in hexadecimal. */
  fingerprint: string
}

/** A ledger in the canonical interchange form, and the fingerprint that names it. */
export interface FrozenLedger {
  content: string
  fingerprint: string
}

export function freeze(ledger: UnitLedger): FrozenLedger {
  const content = writeLedger(ledger)
  return { content, fingerprint: fingerprintOf(content) }
}

export function fingerprintOf(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex')
}

/** Keeps a frozen copy with the step that was just written, within its transaction. */
export function insertSnapshot(
  database: Database,
  step: number,
  { purpose, round, frozen }: { purpose: SnapshotPurpose; round: Round; frozen: FrozenLedger }
): void {
  database.run(
    'INSERT INTO snapshot (step, purpose, round, content, fingerprint) VALUES (?, ?, ?, ?, ?)',
    ...[step, purpose, round, frozen.content, frozen.fingerprint]
  )
}

/** All frozen copies, oldest first. */
export function listSnapshots(database: Database): Snapshot[] {
  return database.all<Snapshot>(
    `SELECT snapshot.step, purpose, round, time, user, fingerprint
     FROM snapshot JOIN step ON step.number = snapshot.step ORDER BY snapshot.step`
  )
}

/**
 * The content of a frozen copy.
 * @throws UserError `noSnapshot`; `snapshotAltered` when it is not what was frozen
 */
export function snapshotContent(database: Database, step: number): string {
  const [found] = database.all<FrozenLedger & { detail: string | null }>(
    `SELECT content, fingerprint, detail FROM snapshot JOIN step ON step.number = snapshot.step
     WHERE snapshot.step = ?`,
    step
  )
  if (found === undefined) throw new UserError('noSnapshot', `没有第 ${step} 步的存档。`)
  if (isIntact(found)) return found.content
  throw new UserError('snapshotAltered', `第 ${step} 步的存档被改动过，不能使用。`, '请从备份恢复账册。')
}

/** A snapshot that is not what it was. */
export interface SnapshotFault {
  step: number
  /** `altered`: its fingerprint does not hold; `differs`: it is not the ledger of its step. */
  kind: 'altered' | 'differs'
}

/**
 * Judges the snapshot of a step, if it has one, by its fingerprint, by the step's own record of that, and by
 * the ledger that the journal gives at that step.
 */
export function findSnapshotFault(
  database: Database,
  step: number,
  replayed: UnitLedger
): SnapshotFault | undefined {
  const [found] = database.all<FrozenLedger & { detail: string | null }>(
    `SELECT content, fingerprint, detail FROM step LEFT JOIN snapshot ON step.number = snapshot.step
     WHERE step.number = ?`,
    step
  )
  if (found === undefined || !isIntact(found)) return { step, kind: 'altered' }
  const read = readLedger(found.content)
  const same = read.ok && writeLedger(read.value) === writeLedger(replayed)
  return same ? undefined : { step, kind: 'differs' }
}

function isIntact({ content, fingerprint, detail }: FrozenLedger & { detail: string | null }): boolean {
  const recorded = detail === null ? undefined : (JSON.parse(detail) as { fingerprint?: string }).fingerprint
  return fingerprint === recorded && fingerprint === fingerprintOf(content)
}
