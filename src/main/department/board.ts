import { largestParts, readManifest } from '@shared/exchange'
import type { ControlTotals, SubmissionStatement } from '@shared/exchange'
import type { Round } from '@shared/ledger'
import type { Context } from './context'
import { readSubmissions, readUnitRound, readYear } from './records'
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
  /** The version in hand. */
  readonly inHand?: BoardVersion
  /** How many versions were taken in this round. */
  readonly versions: number
  /** ISO 8601, UTC; empty before anything happened. */
  readonly changedAt: string
}

/** The board of a round: every unit of the department, in its order. @throws UserError `yearNotSetUp` */
export function board(context: Context, fiscalYear: number, round: Round): BoardRow[] {
  const { department } = readYear(context, fiscalYear)
  return department.units.map(({ code, name, status }) => {
    const record = readUnitRound(context, fiscalYear, round, code)
    const all = readSubmissions(context, fiscalYear, round, code)
    const inHand = all.find(({ id }) => id === record.submission)
    return {
      ...{ code, name },
      state: status === 'closed' ? 'closed' : record.state,
      tasks: record.tasks,
      ...(inHand === undefined ? {} : { inHand: versionOf(inHand) }),
      versions: all.length,
      changedAt: record.changedAt
    }
  })
}

/** All versions that a unit handed in in a round, the oldest first. */
export function versionsOf(context: Context, fiscalYear: number, round: Round, unit: string): BoardVersion[] {
  return readSubmissions(context, fiscalYear, round, unit).map(versionOf)
}

function versionOf(record: SubmissionRecord): BoardVersion {
  const read = readManifest(Buffer.from(record.manifest, 'utf8'), largestParts['manifest.json'])
  if (!read.ok || read.value.kind !== 'submission') throw new Error('The manifest kept does not read')
  const { totals, checks, explanations } = read.value.content
  const { id, version, fingerprint, signer, madeAt, madeBy, takenAt, takenBy, state } = record
  return {
    ...{ id, version, fingerprint, signer, madeAt, madeBy, takenAt, takenBy, state },
    ...{ totals, checks, explained: explanations.length }
  }
}
