import { UserError } from '@shared/errors'
import type { Change, Json, Round } from '@shared/ledger'
import type { Database } from './database'
import { fingerprintOf } from './snapshots'

/** What can pass between the unit and its department. */
export type ExchangeKind = 'task' | 'submit' | 'withdraw' | 'reply'

/** What passed, to be recorded in a step of its own. What `content` says is the exchange's, not this room's. */
export interface ExchangeStep {
  kind: ExchangeKind
  /** In Chinese, as the history shows it. */
  label: string
  round: Round
  /** Of the task or the submission that it is about. */
  version: number
  /** The package's, in hexadecimal; of a withdrawal, the submission's that it voids. */
  fingerprint: string
  /** Whether the ledger takes no edits from now on. */
  locked: boolean
  content: string
  /** What it changes in the ledger itself. */
  changes?: readonly Change[]
}

/** What passed, as the ledger remembers it. */
export interface ExchangeEvent {
  step: number
  kind: ExchangeKind
  round: Round
  version: number
  fingerprint: string
  locked: boolean
  /** ISO 8601, UTC. */
  time: string
  user: string
}

/** An event that is not what was recorded. */
export interface ExchangeFault {
  step: number
}

interface StoredEvent extends Omit<ExchangeEvent, 'locked'> {
  locked: number
}

const columns = 'kind, round, version, fingerprint, locked'

/** What a step's detail says of its event; the journal's hash covers it. */
export function detailOf(event: Omit<ExchangeStep, 'label' | 'changes'>): { [field: string]: Json } {
  const { kind, round, version, fingerprint, locked, content } = event
  return { exchange: { kind, round, version, fingerprint, locked, content: fingerprintOf(content) } }
}

/** Keeps an event with the step that was just written, within its transaction. */
export function insertExchangeEvent(database: Database, step: number, event: ExchangeStep): void {
  const { kind, round, version, fingerprint, locked, content } = event
  database.run(
    `INSERT INTO exchange_event (step, ${columns}, content) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...[step, kind, round, version, fingerprint, Number(locked), content]
  )
}

/** All events, oldest first. */
export function listExchangeEvents(database: Database): ExchangeEvent[] {
  const rows = database.all<StoredEvent>(
    `SELECT event.step, event.${columns.replaceAll(', ', ', event.')}, time, user
     FROM exchange_event AS event JOIN step ON step.number = event.step ORDER BY event.step`
  )
  return rows.map((row) => ({ ...row, locked: row.locked === 1 }))
}

/** Whether the newest event locked the ledger. */
export function isLockedByExchange(database: Database): boolean {
  const [newest] = database.all<{ locked: number }>(
    'SELECT locked FROM exchange_event ORDER BY step DESC LIMIT 1'
  )
  return newest?.locked === 1
}

/** @throws UserError `exchangeAltered` when it is not what was recorded, RangeError when there is no such event */
export function exchangeContent(database: Database, step: number): string {
  const [found] = database.all<{ content: string }>('SELECT content FROM exchange_event WHERE step = ?', step)
  if (found === undefined) throw new RangeError(`No event of the exchange at step ${step}`)
  if (isIntact(database, step)) return found.content
  throw new UserError(
    'exchangeAltered',
    '账册里与主管部门往来的记录被改动过，没有使用它。',
    '请从备份恢复账册，或者请主管部门重新发一次。'
  )
}

/** The events whose content or data are not what their steps say, and the steps whose event is gone. */
export function findExchangeFaults(database: Database): ExchangeFault[] {
  const steps = database.all<ExchangeFault>(
    `SELECT step FROM exchange_event
     UNION SELECT number FROM step WHERE json_extract(detail, '$.exchange.kind') IS NOT NULL ORDER BY 1`
  )
  return steps.filter(({ step }) => !isIntact(database, step))
}

function isIntact(database: Database, step: number): boolean {
  const [found] = database.all<Omit<StoredEvent, 'step'> & { content: string; detail: string | null }>(
    `SELECT event.${columns.replaceAll(', ', ', event.')}, content, detail
     FROM exchange_event AS event JOIN step ON step.number = event.step WHERE step.number = ?`,
    step
  )
  if (found === undefined) return false
  const { detail, ...event } = found
  const recorded = detail === null ? undefined : (JSON.parse(detail) as { exchange?: Json }).exchange
  const { exchange } = detailOf({ ...event, locked: event.locked === 1 })
  return JSON.stringify(recorded) === JSON.stringify(exchange)
}
