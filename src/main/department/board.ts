import type { ControlTotals, SubmissionStatement } from '@shared/exchange'
import type { Round } from '@shared/ledger'
import { approvedTotals } from './approving'
import type { Context } from './context'
import { readUnitRounds, readYear, untouched } from './records'
import type { SubmissionRecord } from './records'
import type { BoardState, SubmissionState } from '@shared/exchange'

/** One version, as the board and a unit's history show it. */
export interface BoardVersion extends Pick<
  SubmissionRecord,
  'id' | 'version' | 'fingerprint' | 'signer' | 'madeAt' | 'madeBy' | 'takenAt' | 'takenBy'
> {
  readonly state: SubmissionState
  /** 元. */
  readonly totals: ControlTotals
  readonly checks: SubmissionStatement['checks']
  readonly explained: number
}

/** One unit's row of the board. */
export interface BoardRow {
  readonly code: string
  readonly name: string
  readonly state: BoardState
  readonly tasks: number
  /** The version in hand; once it is approved with the totals of what was approved. */
  readonly inHand?: BoardVersion
  /** How many versions were taken in this round. */
  readonly versions: number
  /** ISO 8601, UTC; empty before anything happened. */
  readonly changedAt: string
}

/** The board of a round: every unit of the department, in its order. @throws UserError `yearNotSetUp` */
export function board(context: Context, fiscalYear: number, round: Round): BoardRow[] {
  const { department } = readYear(context, fiscalYear)
  const records = readUnitRounds(context, fiscalYear, round)
  const inHand = new Map(
    summaries(
      context,
      `id IN (SELECT submission FROM unit_round WHERE fiscal_year = ? AND round = ?)`,
      ...[fiscalYear, round]
    ).map((version) => [version.id, version])
  )
  const approved = approvedTotals(context, fiscalYear)
  const counts = countVersions(context, fiscalYear, round)
  return department.units.map(({ code, name, status }) => {
    const { state, tasks, submission, changedAt } = records.get(code) ?? untouched
    const version = submission === null ? undefined : inHand.get(submission)
    const totals = state === 'approved' && version !== undefined ? approved.get(version.id) : undefined
    return {
      ...{ code, name, tasks, changedAt },
      state: status === 'closed' ? 'closed' : state,
      ...(version === undefined
        ? {}
        : { inHand: { ...version, ...(totals === undefined ? {} : { totals }) } }),
      versions: counts.get(code) ?? 0
    }
  })
}

/** All versions that a unit handed in in a round, the oldest first. */
export function versionsOf(context: Context, fiscalYear: number, round: Round, unit: string): BoardVersion[] {
  return summaries(context, 'fiscal_year = ? AND round = ? AND unit = ?', fiscalYear, round, unit)
}

function countVersions({ database }: Context, fiscalYear: number, round: Round): Map<string, number> {
  const rows = database.all<{ unit: string; count: number }>(
    'SELECT unit, count(*) AS count FROM submission WHERE fiscal_year = ? AND round = ? GROUP BY unit',
    ...[fiscalYear, round]
  )
  return new Map(rows.map(({ unit, count }) => [unit, count]))
}

type SummaryRow = Omit<BoardVersion, 'totals' | 'checks'> & Record<'totals' | 'checks', string>

/**
 * What versions say of themselves, by SQLite's own reading of their manifests: those were verified whole when
 * they were taken, and to parse three hundred of them anew at each look would hold the board up.
 */
function summaries({ database }: Context, where: string, ...values: (string | number)[]): BoardVersion[] {
  const rows = database.all<SummaryRow>(
    `SELECT id, version, fingerprint, signer, made_at AS madeAt, made_by AS madeBy, taken_at AS takenAt,
       taken_by AS takenBy, state, json_extract(manifest, '$.content.totals') AS totals,
       json_extract(manifest, '$.content.checks') AS checks,
       json_array_length(manifest, '$.content.explanations') AS explained
     FROM submission WHERE ${where} ORDER BY version`,
    ...values
  )
  return rows.map(({ totals, checks, ...row }) => ({
    ...row,
    totals: JSON.parse(totals) as BoardVersion['totals'],
    checks: JSON.parse(checks) as BoardVersion['checks']
  }))
}
