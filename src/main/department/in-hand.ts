import { join } from 'node:path'
import { departmentReasonFields } from '@shared/exchange'
import type { DepartmentReasonField, Explanation, RuleTick } from '@shared/exchange'
import { rounds } from '@shared/ledger'
import type { Round, UnitLedger } from '@shared/ledger'
import { packageFile, readPackageOf } from '../exchange'
import type { Context } from './context'
import { readSubmission } from './records'

/** A project in one of the ledgers in hand. */
export interface ProjectInHand {
  readonly unit: string
  readonly code: string
  readonly name: string
  /** The unit proposes to publish it. */
  readonly proposed: boolean
}

/**
 * The projects of a year, from each unit's ledger of the newest round; by SQLite's own reading of ledgers that were
 * read whole when they were taken.
 */
export function projectsInHand({ database }: Context, fiscalYear: number): ProjectInHand[] {
  const rows = database.all<{
    unit: string
    round: Round
    code: string | null
    name: string | null
    proposed: number | null
  }>(
    `SELECT held.unit AS unit, held.round AS round, json_extract(project.value, '$.code') AS code,
       json_extract(project.value, '$.name') AS name, json_extract(project.value, '$.keyProject') AS proposed
     FROM ledger_in_hand AS held LEFT JOIN json_each(held.content, '$.projects') AS project
     WHERE held.fiscal_year = ? ORDER BY held.unit, project.key`,
    fiscalYear
  )
  return newestOf(rows).flatMap(({ unit, code, name, proposed }) =>
    code === null ? [] : { unit, code, name: name ?? '', proposed: proposed === 1 }
  )
}

/** A unit's reason for a change against the year before, under the department's own name of the field. */
export interface ReasonInHand {
  readonly unit: string
  readonly field: DepartmentReasonField
  readonly text: string
}

/** What the units wrote about their changes, from each unit's ledger of the newest round. */
export function reasonsInHand({ database }: Context, fiscalYear: number): ReasonInHand[] {
  const rows = database.all<{ unit: string; round: Round; given: string | null; threePublic: string | null }>(
    `SELECT unit, round, json_extract(content, '$.changeReasons') AS given,
       json_extract(content, '$.threePublicExpenses') AS threePublic
     FROM ledger_in_hand WHERE fiscal_year = ? ORDER BY unit`,
    fiscalYear
  )
  return newestOf(rows).flatMap(({ unit, given, threePublic }) => {
    // They were read whole when they were taken.
    const written = JSON.parse(given ?? '{}') as Readonly<Record<string, string>>
    const items = JSON.parse(threePublic ?? '{}') as Readonly<Record<string, { readonly reason?: string }>>
    return departmentReasonFields.flatMap((field) => {
      const text = written[field] ?? items[field]?.reason
      return text === undefined ? [] : { unit, field, text }
    })
  })
}

/** Of each unit only what is in its newest round. */
function newestOf<T extends { readonly unit: string; readonly round: Round }>(rows: readonly T[]): T[] {
  const newest = new Map<string, number>()
  for (const { unit, round } of rows)
    newest.set(unit, Math.max(newest.get(unit) ?? -1, rounds.indexOf(round)))
  return rows.filter(({ unit, round }) => newest.get(unit) === rounds.indexOf(round))
}

/** What came with a unit's ledger in hand beside its figures. */
export interface SaidInHand {
  /** What it explained of what its checks found. */
  readonly explanations: readonly Explanation[]
  /** Who signed the rules that no machine can judge. */
  readonly ticks: readonly RuleTick[]
}

/**
 * What the units explained and signed with their ledgers in hand, by unit. An approved ledger that is another than the
 * one handed in has none: they were not given for it.
 */
export function saidInHand({ database }: Context, fiscalYear: number, round: Round): Map<string, SaidInHand> {
  const rows = database.all<{ unit: string; explanations: string; ticks: string | null }>(
    `SELECT held.unit AS unit, json_extract(submission.manifest, '$.content.explanations') AS explanations,
       json_extract(submission.manifest, '$.content.ticks') AS ticks
     FROM ledger_in_hand AS held
     JOIN unit_round USING (fiscal_year, round, unit)
     JOIN submission ON submission.id = unit_round.submission AND submission.fingerprint = held.fingerprint
     WHERE held.fiscal_year = ? AND held.round = ? ORDER BY held.unit`,
    ...[fiscalYear, round]
  )
  // They were verified whole when they were taken.
  return new Map(
    rows.map(({ unit, explanations, ticks }) => [
      unit,
      {
        explanations: JSON.parse(explanations) as Explanation[],
        ticks: ticks === null ? [] : (JSON.parse(ticks) as RuleTick[])
      }
    ])
  )
}

/** The ledger of one version, from the package that was kept. */
export async function ledgerOfVersion(context: Context, id: number): Promise<UnitLedger> {
  const { file } = readSubmission(context, id)
  const { ledger } = await readPackageOf('submission', packageFile(context.files, join(context.folder, file)))
  return ledger
}
