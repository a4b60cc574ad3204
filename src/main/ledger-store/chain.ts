import { createHash } from 'node:crypto'

/** What a step is: an edit, one taken back or done again, or an event in the ledger's life. */
export type StepKind =
  | 'create'
  | 'edit'
  | 'import'
  | 'undo'
  | 'redo'
  | 'snapshot'
  | 'restore'
  | 'migrate'
  // The exchange with the department; a submission is a snapshot.
  | 'task'
  | 'withdraw'
  | 'reply'
  | 'explain'
  | 'tick'
  | 'tickRule'

/** The newest step: its number and its hash. With it, a ledger and its whole history are named. */
export interface JournalHead {
  number: number
  hash: string
}

/** One change as the journal keeps it: JSON texts; `following` 0 says first, null says that there is none. */
export interface JournalRow {
  path: string
  before: string | null
  after: string | null
  following: number | null
}

/** One step as the journal keeps it, without its changes and its hash. */
export interface StepContent {
  number: number
  kind: StepKind
  label: string
  /** ISO 8601, UTC, as the machine's clock had it. */
  time: string
  user: string
  /** The step that an undo takes back or a redo does again. */
  target: number | null
  /** What the kind has to add, as JSON. */
  detail: string | null
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Where a ledger's chain begins: with the unit and the year, so that no chain fits another ledger. */
export function chainStart(unitCode: string, fiscalYear: number): string {
  return digest(JSON.stringify(['yusuanbu ledger', 1, unitCode, fiscalYear]))
}

/**
 * The hash of a step: SHA-256 over the hash before it and all that the step says. The order and the form of
 * what is hashed are fixed for good, or no old ledger would verify.
 */
export function stepHash(previous: string, step: StepContent, rows: readonly JournalRow[]): string {
  const { number, kind, label, time, user, target, detail } = step
  const changes = rows.map(({ path, before, after, following }) => [path, before, after, following])
  return digest(JSON.stringify([previous, number, kind, label, time, user, target, detail, changes]))
}
