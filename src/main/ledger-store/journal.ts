import type { Change, Json } from '@shared/ledger'
import {
  chainStart,
  stepHash,
  type JournalHead,
  type JournalRow,
  type StepContent,
  type StepKind
} from './chain'
import type { Database } from './database'

/** A step of the journal as users see it. */
export interface Step {
  number: number
  kind: StepKind
  label: string
  /** ISO 8601, UTC, as the machine's clock had it. The order of steps is their number, never their time. */
  time: string
  user: string
  /** The step that an undo takes back or a redo does again. */
  target?: number
  /** What the kind has to add. */
  detail?: Json
  /** The clock stood before the time of the step before: it had been set back. */
  clockWentBack: boolean
}

/** What a new step says; its number and hash follow from the journal. */
export interface NewStep {
  kind: StepKind
  label: string
  time: string
  user: string
  target?: number
  detail?: Json
  changes: readonly Change[]
}

interface StoredStep extends StepContent {
  hash: string
}
const stepColumns = 'number, kind, label, time, user, target, detail, hash'

/** What the ledger is of, as its file was made; the journal's chain begins with it. */
export interface Origin {
  unitCode: string
  fiscalYear: number
}

export function readOrigin(database: Database): Origin {
  const [row] = database.all<Origin>('SELECT unit_code AS unitCode, fiscal_year AS fiscalYear FROM ledger')
  if (row === undefined) throw new TypeError('The ledger table is empty')
  return row
}

/** The newest step; before the first one, number 0 and the chain's start. */
export function readHead(database: Database): JournalHead {
  const [head] = database.all<JournalHead>('SELECT number, hash FROM step ORDER BY number DESC LIMIT 1')
  if (head !== undefined) return head
  const { unitCode, fiscalYear } = readOrigin(database)
  return { number: 0, hash: chainStart(unitCode, fiscalYear) }
}

/** The hash of one step, if the journal has it. */
export function hashOfStep(database: Database, number: number): string | undefined {
  const [step] = database.all<{ hash: string }>('SELECT hash FROM step WHERE number = ?', number)
  return step?.hash
}

/** Writes a step behind the head, within the caller's transaction. */
export function appendStep(database: Database, head: JournalHead, step: NewStep): JournalHead {
  const rows = step.changes.map(toRow)
  const content: StepContent = {
    number: head.number + 1,
    kind: step.kind,
    label: step.label,
    time: step.time,
    user: step.user,
    target: step.target ?? null,
    detail: step.detail === undefined ? null : JSON.stringify(step.detail)
  }
  const hash = stepHash(head.hash, content, rows)
  const { number, kind, label, time, user, target, detail } = content
  database.run(
    `INSERT INTO step (${stepColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[number, kind, label, time, user, target, detail, hash]
  )
  rows.forEach(({ path, before, after, following }, ordinal) => {
    database.run(
      'INSERT INTO journal (step, ordinal, path, before, after, following) VALUES (?, ?, ?, ?, ?, ?)',
      ...[number, ordinal, path, before, after, following]
    )
  })
  return { number, hash }
}

/** The changes of one step, in their order. */
export function changesOf(database: Database, step: number): Change[] {
  return rowsOf(database, step).map(toChange)
}

/** One step; undefined when there is none of this number. */
export function readStep(database: Database, number: number): Step | undefined {
  return readSteps(database, number, number)[0]
}

/** The steps from one number to another, both included, in order. */
export function readSteps(database: Database, from: number, to: number): Step[] {
  const stored = database.all<StoredStep>(
    `SELECT ${stepColumns} FROM step WHERE number BETWEEN ? AND ? ORDER BY number`,
    ...[from - 1, to]
  )
  return stored.map((row, index) => toStep(row, stored[index - 1])).filter(({ number }) => number >= from)
}

/** The steps of one kind, in order. */
export function stepsOfKind(database: Database, kind: StepKind): Step[] {
  const stored = database.all<StoredStep>(
    `SELECT ${stepColumns} FROM step WHERE kind = ? ORDER BY number`,
    kind
  )
  return stored.map((row, index) => toStep(row, stored[index - 1]))
}

/** A step with its rows as they were hashed, and the hash that was stored. */
export interface ChainLink {
  step: StepContent
  rows: JournalRow[]
  hash: string
}

/** The journal as it was hashed, link by link, from a step on. A step that is missing is simply not there. */
export function* readChain(database: Database, from = 1): Generator<ChainLink> {
  for (let next = from; ;) {
    const [stored] = database.all<StoredStep>(
      `SELECT ${stepColumns} FROM step WHERE number >= ? ORDER BY number LIMIT 1`,
      next
    )
    if (stored === undefined) return
    const { hash, ...step } = stored
    yield { step, hash, rows: rowsOf(database, step.number) }
    next = step.number + 1
  }
}

export function toChange({ path, before, after, following }: JournalRow): Change {
  return {
    path,
    ...(before === null ? {} : { before: JSON.parse(before) as Json }),
    ...(after === null ? {} : { after: JSON.parse(after) as Json }),
    ...(following === null ? {} : { following: following === 0 ? null : following })
  }
}

function toRow({ path, before, after, following }: Change): JournalRow {
  return {
    path,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    following: following === undefined ? null : (following ?? 0)
  }
}

function rowsOf(database: Database, step: number): JournalRow[] {
  return database.all<JournalRow>(
    'SELECT path, before, after, following FROM journal WHERE step = ? ORDER BY ordinal',
    step
  )
}

function toStep(stored: StoredStep, before?: StoredStep): Step {
  const { number, kind, label, time, user, target, detail } = stored
  return {
    ...{ number, kind, label, time, user },
    ...(target === null ? {} : { target }),
    ...(detail === null ? {} : { detail: JSON.parse(detail) as Json }),
    clockWentBack: before !== undefined && time < before.time
  }
}
