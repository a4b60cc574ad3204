import type { Round } from '@shared/ledger'
import type { Context } from './context'

/** What the log tells of. */
export type LogEvent =
  | 'setUp'
  | 'roundOpened'
  | 'roundClosed'
  | 'taskIssued'
  | 'keyConfirmed'
  | 'intakeTaken'
  | 'intakeKnown'
  | 'intakeRefused'
  | 'sentBack'
  | 'accepted'
  | 'unaccepted'
  | 'approved'

export interface LogEntry {
  readonly number: number
  /** ISO 8601, UTC. */
  readonly time: string
  readonly user: string
  readonly event: LogEvent
  /** In Chinese: what happened, and the reason where one was given. */
  readonly message: string
  readonly fiscalYear?: number
  readonly round?: Round
  readonly unit?: string
  readonly version?: number
  readonly fingerprint?: string
}

export type NewLogEntry = Omit<LogEntry, 'number' | 'time' | 'user'>

type Stored = { readonly [field in keyof LogEntry]-?: LogEntry[field] | null }

const columns = `number, time, user, event, message, fiscal_year AS fiscalYear, round, unit, version, fingerprint`

/** Writes an entry, within the caller's transaction. */
export function writeLog({ database, user, clock }: Context, entry: NewLogEntry): void {
  const { event, message, fiscalYear, round, unit, version, fingerprint } = entry
  database.run(
    `INSERT INTO log (number, time, user, event, message, fiscal_year, round, unit, version, fingerprint)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM log), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[clock().toISOString(), user, event, message],
    ...[fiscalYear ?? null, round ?? null, unit ?? null, version ?? null, fingerprint ?? null]
  )
}

/** Which part of the log. */
export interface LogRange {
  /** Only of this unit. */
  readonly unit?: string
  /** Only entries of a higher number. */
  readonly after?: number
}

/** The log, oldest first. */
export function readLog({ database }: Context, { unit, after = 0 }: LogRange = {}): LogEntry[] {
  const rows =
    unit === undefined
      ? database.all<Stored>(`SELECT ${columns} FROM log WHERE number > ? ORDER BY number`, after)
      : database.all<Stored>(
          `SELECT ${columns} FROM log WHERE number > ? AND unit = ? ORDER BY number`,
          ...[after, unit]
        )
  return rows.map(
    (row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as LogEntry
  )
}
