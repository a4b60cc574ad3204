import { UserError } from '@shared/errors'
import { departmentCeilings, readDepartment, readLedger, ruleSettings } from '@shared/exchange'
import type { ControlTotals, Department, DepartmentCeilings, RuleSettings } from '@shared/exchange'
import type { Round, UnitLedger } from '@shared/ledger'
import { z } from '@shared/zod'
import type { Context } from './context'
import type { SubmissionState, UnitRoundState } from '@shared/exchange'

/** What the department has decided for a year. */
export interface BudgetYear {
  readonly department: Department
  /** The disclosure template's text. */
  readonly template: string
  /** catalog.json's text, where the department has added to the shipped catalog. */
  readonly catalog?: string
  readonly ceilings: DepartmentCeilings
}

export interface UnitRound {
  readonly state: UnitRoundState
  /** How many tasks have been issued. */
  readonly tasks: number
  /** The newest task's fingerprint. */
  readonly task: string | null
  /** The version in hand. */
  readonly submission: number | null
  readonly changedAt: string
}

/** One version that was taken. */
export interface SubmissionRecord {
  readonly id: number
  readonly fiscalYear: number
  readonly round: Round
  readonly unit: string
  readonly version: number
  readonly fingerprint: string
  /** The public key that signed it. */
  readonly signer: string
  readonly madeAt: string
  readonly madeBy: string
  readonly takenAt: string
  readonly takenBy: string
  readonly state: SubmissionState
  readonly manifest: string
  /** Its path in the workspace. */
  readonly file: string
}

export interface LedgerInHand {
  readonly fingerprint: string
  readonly ledger: UnitLedger
}

const submissionColumns = `id, fiscal_year AS fiscalYear, round, unit, version, fingerprint, signer,
  made_at AS madeAt, made_by AS madeBy, taken_at AS takenAt, taken_by AS takenBy, state, manifest, file`

/** @throws UserError `yearNotSetUp` */
export function readYear({ database }: Context, fiscalYear: number): BudgetYear {
  const [row] = database.all<
    Record<'department' | 'template' | 'ceilings', string> & { catalog: string | null }
  >('SELECT department, template, catalog, ceilings FROM budget_year WHERE fiscal_year = ?', fiscalYear)
  if (row === undefined) {
    throw new UserError(
      'yearNotSetUp',
      `部门还没有设置 ${fiscalYear} 年度。`,
      '请核对年度；确要编这一年的，请先设置部门和开始一轮。'
    )
  }
  const department = readDepartment(row.department)
  if (!department.ok) throw new Error('The department kept does not read')
  return {
    department: department.value,
    template: row.template,
    ...(row.catalog === null ? {} : { catalog: row.catalog }),
    ceilings: z.decode(departmentCeilings, JSON.parse(row.ceilings) as z.input<typeof departmentCeilings>)
  }
}

/**
 * The settings of the checks, as the department's own file has them.
 * @throws UserError `checkSettingsFaulty`
 */
export function ruleSettingsOf({ settings = {} }: Department): RuleSettings {
  const read = ruleSettings.safeParse(settings['checks'] ?? {})
  if (read.success) return read.data
  throw new UserError(
    'checkSettingsFaulty',
    '部门设置里的审核规则写法不对，没有采用。',
    '请在审核设置里逐条核对等级、原因和界限值。'
  )
}

/** The years that are set up, in order. */
export function readYears({ database }: Context): number[] {
  return database
    .all<{ year: number }>('SELECT fiscal_year AS year FROM budget_year ORDER BY 1')
    .map(({ year }) => year)
}

/** The round that is open; undefined between rounds. */
export function openRoundOf({ database }: Context, fiscalYear: number): Round | undefined {
  const [row] = database.all<{ round: Round }>(
    'SELECT round FROM round WHERE fiscal_year = ? AND closed_at IS NULL',
    fiscalYear
  )
  return row?.round
}

export interface RoundRecord {
  readonly round: Round
  readonly openedAt: string
  readonly closedAt: string | null
}

export function readRounds({ database }: Context, fiscalYear: number): RoundRecord[] {
  return database.all<RoundRecord>(
    `SELECT round, opened_at AS openedAt, closed_at AS closedAt FROM round WHERE fiscal_year = ?
     ORDER BY opened_at, round`,
    fiscalYear
  )
}

/** A unit that nothing happened to yet in a round. */
export const untouched: UnitRound = {
  state: 'notIssued',
  tasks: 0,
  task: null,
  submission: null,
  changedAt: ''
}

/** Where a unit stands in a round; one that nothing happened to yet is 未下发. */
export function readUnitRound({ database }: Context, year: number, round: Round, unit: string): UnitRound {
  const [row] = database.all<UnitRound>(
    `SELECT state, tasks, task, submission, changed_at AS changedAt FROM unit_round
     WHERE fiscal_year = ? AND round = ? AND unit = ?`,
    ...[year, round, unit]
  )
  return row ?? untouched
}

/** As {@link readUnitRound}, of all units that something happened to, by code. */
export function readUnitRounds({ database }: Context, year: number, round: Round): Map<string, UnitRound> {
  const rows = database.all<UnitRound & { readonly unit: string }>(
    `SELECT unit, state, tasks, task, submission, changed_at AS changedAt FROM unit_round
     WHERE fiscal_year = ? AND round = ?`,
    ...[year, round]
  )
  return new Map(rows.map(({ unit, ...record }) => [unit, record]))
}

export function writeUnitRound(
  { database, clock }: Context,
  [year, round, unit]: readonly [number, Round, string],
  { state, tasks, task, submission }: Omit<UnitRound, 'changedAt'>
): void {
  database.run(
    `INSERT INTO unit_round (fiscal_year, round, unit, state, tasks, task, submission, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, tasks = excluded.tasks, task = excluded.task,
       submission = excluded.submission, changed_at = excluded.changed_at`,
    ...[year, round, unit, state, tasks, task, submission, clock().toISOString()]
  )
}

/** All versions of one unit in one round, the oldest first. */
export function readSubmissions(
  { database }: Context,
  year: number,
  round: Round,
  unit: string
): SubmissionRecord[] {
  return database.all<SubmissionRecord>(
    `SELECT ${submissionColumns} FROM submission WHERE fiscal_year = ? AND round = ? AND unit = ? ORDER BY version`,
    ...[year, round, unit]
  )
}

export function readSubmission({ database }: Context, id: number): SubmissionRecord {
  const [row] = database.all<SubmissionRecord>(`SELECT ${submissionColumns} FROM submission WHERE id = ?`, id)
  if (row === undefined) throw new Error('No such submission')
  return row
}

/** @returns its id */
export function insertSubmission({ database }: Context, record: Omit<SubmissionRecord, 'id'>): number {
  const { fiscalYear, round, unit, version, fingerprint, signer, state, manifest, file } = record
  const { madeAt, madeBy, takenAt, takenBy } = record
  const [row] = database.all<{ id: number }>(
    `INSERT INTO submission (fiscal_year, round, unit, version, fingerprint, signer, made_at, made_by, taken_at,
       taken_by, state, manifest, file)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    ...[fiscalYear, round, unit, version, fingerprint, signer, madeAt, madeBy, takenAt, takenBy],
    ...[state, manifest, file]
  )
  if (row === undefined) throw new Error('The submission was not written')
  return row.id
}

export function setSubmissionState({ database }: Context, id: number, state: SubmissionState): void {
  database.run('UPDATE submission SET state = ? WHERE id = ?', state, id)
}

/** The newest ledger of a unit in a round. */
export function readLedgerInHand(
  { database }: Context,
  year: number,
  round: Round,
  unit: string
): LedgerInHand | undefined {
  const [row] = database.all<{ fingerprint: string; content: string }>(
    'SELECT fingerprint, content FROM ledger_in_hand WHERE fiscal_year = ? AND round = ? AND unit = ?',
    ...[year, round, unit]
  )
  if (row === undefined) return undefined
  const read = readLedger(row.content)
  if (!read.ok) throw new Error('The ledger kept does not read')
  return { fingerprint: row.fingerprint, ledger: read.value }
}

export function writeLedgerInHand(
  { database }: Context,
  [year, round, unit]: readonly [number, Round, string],
  { fingerprint, content, totals }: { fingerprint: string; content: string; totals?: ControlTotals }
): void {
  database.run(
    `INSERT OR REPLACE INTO ledger_in_hand (fiscal_year, round, unit, fingerprint, content, totals)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[year, round, unit, fingerprint, content, totals === undefined ? null : JSON.stringify(totals)]
  )
}

/** The fingerprints of the ledgers in hand, by unit. */
export function ledgersInHand({ database }: Context, year: number, round: Round): Map<string, string> {
  const rows = database.all<{ unit: string; fingerprint: string }>(
    'SELECT unit, fingerprint FROM ledger_in_hand WHERE fiscal_year = ? AND round = ?',
    ...[year, round]
  )
  return new Map(rows.map(({ unit, fingerprint }) => [unit, fingerprint]))
}
