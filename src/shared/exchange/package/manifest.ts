import { fields, shapes } from '@shared/ledger'
import { z } from '../../zod'
import { ruleTick } from './checks-record'
import { controlTotals, rowCounts } from './counts'
import { explanation } from './explanation'
import { packageVersion } from './kinds'
import { part, publicKey, sha256, someName, someText, time } from './parts-schema'

/**
 * The manifest of a package. It is written canonically (`canonicalJson`) and its exact bytes are signed, so
 * that what it says of its parts (their SHA-256) signs them too.
 *
 * - `content` is what the package says: its canonical text is what the package's fingerprint is made of. The
 *   same content has the same fingerprint, whoever signed it, whenever, under a password or not.
 * - `made` says when, by whom and from which journal it was made: facts about the making, not the content.
 */

/** What a package is of: one unit, year and round. `version` counts from 1 in each, and never back. */
const identity = {
  unit: z.strictObject({ code: fields.unitCode, name: fields.name }),
  fiscalYear: fields.year,
  round: shapes.round,
  version: z.int().min(1).max(9_999),
  parts: z
    .array(part)
    .max(10)
    .refine(
      (list) => list.every(({ name }, at) => at === 0 || (list[at - 1]?.name ?? '') < name),
      '部分应按名称排列，不能重复。'
    )
}

const department = z.strictObject({ code: fields.unitCode, name: fields.name })

/** Which disclosure template and which catalog were in force. */
const template = z.strictObject({ id: someName, sha256 })

/** 任务: `version` counts the tasks that the department has issued to the unit in this round. */
export const taskStatement = z.strictObject({
  ...identity,
  department,
  template,
  /** The department's additions to the shipped catalog; absent when it has none. */
  catalog: sha256.exactOptional(),
  /** The grades and thresholds in force. */
  ruleSet: sha256
})
export type TaskStatement = z.output<typeof taskStatement>

export const checksSummary = z.strictObject({
  errors: z.int().min(0),
  warnings: z.int().min(0),
  notices: z.int().min(0),
  notRun: z.int().min(0)
})

/** 上报: `version` counts what the unit has handed in or withdrawn in this round. */
export const submissionStatement = z.strictObject({
  ...identity,
  /** As the unit's task named it; absent when the unit has no task. */
  department: department.exactOptional(),
  /** The fingerprint of the task that the ledger was filled under. */
  task: sha256.exactOptional(),
  template: template.exactOptional(),
  catalog: sha256.exactOptional(),
  ruleSet: sha256,
  rows: rowCounts,
  totals: controlTotals,
  checks: checksSummary,
  explanations: z.array(explanation).max(5_000),
  /** Who signed the rules that no machine can judge; absent when nobody did. */
  ticks: z.array(ruleTick).max(100).exactOptional()
})
export type SubmissionStatement = z.output<typeof submissionStatement>

/** 退回, 接收, 批复. */
export const decisions = ['sendBack', 'accept', 'approve'] as const
export type Decision = (typeof decisions)[number]

/** 退回意见: what is wrong, and where. Rows are named by their place in the submission's ledger, from 1 on. */
export const comment = z.strictObject({
  /** A cell or row of the submission's ledger, as read from its file; absent: the ledger as a whole. */
  path: z.string().min(1).max(500).exactOptional(),
  /** The place as a clerk reads it. */
  label: fields.text,
  text: someText
})
export type Comment = z.output<typeof comment>

/** 回复: the department's decision on one version. */
export const replyStatement = z.strictObject({
  ...identity,
  department,
  /** The fingerprint of the submission that this answers. */
  submission: sha256,
  decision: z.enum(decisions),
  comments: z.array(comment).max(5_000),
  /** Only of `approve`: the day of the approval. */
  approvedOn: fields.date.exactOptional(),
  /** Only of `approve`: the approved ledger's rows and totals. */
  rows: rowCounts.exactOptional(),
  totals: controlTotals.exactOptional()
})
export type ReplyStatement = z.output<typeof replyStatement>

const made = z.strictObject({
  at: time,
  by: fields.name,
  /** The head of the ledger's journal: with it, the ledger and its whole history are named. */
  journal: z.strictObject({ number: z.int().min(0), hash: sha256 }).exactOptional()
})
export type Making = z.output<typeof made>

const common = { formatVersion: z.literal(packageVersion), made, signer: publicKey }

export const manifest = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('task'), content: taskStatement }),
  z.strictObject({ ...common, kind: z.literal('submission'), content: submissionStatement }),
  z.strictObject({ ...common, kind: z.literal('reply'), content: replyStatement })
])
export type Manifest = z.output<typeof manifest>
