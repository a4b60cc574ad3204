import type { SealedRecord } from '../checks'
import type { Round } from '../ledger'
import { fields, rounds } from '../ledger'
import { z } from '../zod'
import { ownObject, savedFile } from './call'
import type { Calls } from './call'
import { jobId } from './job'
import { linesBehind, previewDocument } from './preview'

/** What is consolidated: a year's round, officially or as a trial (试汇总). */
const which = {
  fiscalYear: fields.year,
  /** The open round when absent, else the approved one. */
  round: z.enum(rounds).exactOptional(),
  partial: z.boolean()
}
const template = z.string().max(60)

/** One bar, slice or row: 元, as texts; `prior` is absent where there is no prior year. */
export interface ChartRow {
  readonly code: string
  readonly name: string
  readonly yuan: string
  readonly prior?: string
}

/** What the charts draw, and their tables show. */
export interface SummaryCharts {
  readonly round: Round
  /** By funding source. */
  readonly income: readonly ChartRow[]
  /** By class (类) of function. */
  readonly functions: readonly ChartRow[]
  /** By class (类) of economic division of the department's budget. */
  readonly economics: readonly ChartRow[]
  /** Expenditure, by unit. */
  readonly units: readonly ChartRow[]
  /** 收入, 支出, 基本支出, 项目支出, 其他: this year against last. */
  readonly years: readonly ChartRow[]
}

/** The units that a consolidation took and those that are missing. */
export interface SummaryState {
  readonly round: Round
  readonly official: boolean
  readonly counted: number
  /** In words: 402004 …（未上报）. */
  readonly missing: readonly string[]
}

export const summaryCalls = {
  /** Which units a consolidation would take. */
  'summary.state': { input: z.strictObject(which), output: ownObject<SummaryState>() },
  /** The department's tables, or a single unit's; a trial names the missing units in the notices. */
  'summary.tables': {
    input: z.strictObject({
      ...which,
      template: template.exactOptional(),
      unit: fields.unitCode.exactOptional()
    }),
    output: previewDocument
  },
  /** What stands behind a figure; row and column of the body, from 0. */
  'summary.linesBehind': {
    input: z.strictObject({
      ...which,
      template,
      unit: fields.unitCode.exactOptional(),
      table: z.string().max(60),
      row: z.int().min(0),
      column: z.int().min(0)
    }),
    output: linesBehind
  },
  'summary.charts': { input: z.strictObject(which), output: ownObject<SummaryCharts>() },
  /** The figures that the department gives reasons for; each row's code is the reason's field. */
  'summary.changes': { input: z.strictObject(which), output: z.array(ownObject<ChartRow>()) },
  /** A full run of the checks over the department. */
  'summary.checks': { input: z.strictObject(which), output: ownObject<SealedRecord>() },
  /** Asks for a folder and writes what is ticked into it, in the jobs process. */
  'summary.export': {
    input: z.strictObject({
      ...which,
      job: jobId,
      template,
      /** 报送版, 公开版. */
      editions: z.array(z.enum(['submission', 'disclosure'])).max(2),
      /** Each unit's own workbooks too. */
      units: z.boolean(),
      /** The check report as .xlsx. */
      checkReport: z.boolean(),
      /** All tables as PDF; of one table only where it is named. */
      pdf: z.boolean(),
      /** Only this table, by its id. */
      table: z.string().max(60).exactOptional(),
      /** That one table as .csv. */
      csv: z.boolean().exactOptional()
    }),
    output: z
      .strictObject({ files: z.array(z.string()), cancelled: z.boolean(), folder: savedFile })
      .nullable()
  }
} as const satisfies Calls
