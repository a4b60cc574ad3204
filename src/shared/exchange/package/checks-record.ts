import { fields, sections } from '@shared/ledger'
import { ruleStatuses, severities } from '../../checks/model'
import type { Finding, RuleResult } from '../../checks/model'
import { z } from '../../zod'
import { explanation } from './explanation'
import { sha256, someName, someText } from './parts-schema'

const path = z.string().min(1).max(500)
const index = z.int().min(0).max(1_000_000)

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cell'), unit: fields.unitCode, path, label: fields.text }),
  z.strictObject({
    kind: z.literal('section'),
    unit: fields.unitCode,
    section: z.enum(sections),
    label: fields.text
  }),
  z.strictObject({
    kind: z.literal('table'),
    table: someName,
    unit: fields.unitCode.exactOptional(),
    row: index.exactOptional(),
    column: index.exactOptional(),
    label: fields.text
  }),
  z.strictObject({ kind: z.literal('department'), field: path, label: fields.text })
])

const places = z.array(place).max(1_000)
const side = z.strictObject({ label: fields.text, value: fields.text, places })

const finding = z.strictObject({
  rule: someName,
  severity: z.enum(severities),
  message: someText,
  places,
  left: side.exactOptional(),
  right: side.exactOptional(),
  difference: fields.text.exactOptional(),
  rounding: z.literal(true).exactOptional(),
  identity: z.string().min(1).max(2_000),
  values: z.array(fields.text).max(1_000),
  explanation: explanation.exactOptional()
})

/** A person's signature under a rule that no machine can judge. */
export const ruleTick = z.strictObject({ rule: someName, tickedBy: someName, on: fields.date })
export type RuleTick = z.output<typeof ruleTick>

const ruleResult = z.strictObject({
  id: someName,
  status: z.enum(ruleStatuses),
  severity: z.enum([...severities, 'off']),
  title: fields.text,
  setting: someText.exactOptional(),
  reason: someText.exactOptional(),
  incident: someName.exactOptional(),
  tick: ruleTick.exactOptional(),
  examined: z.int().min(0),
  findings: z.array(finding).max(10_000),
  unlisted: z.int().min(0).exactOptional()
})

// A field that the checks get must be written here too, or no record could be handed in.
finding.shape satisfies Record<keyof Finding, z.ZodType>
ruleResult.shape satisfies Record<keyof RuleResult, z.ZodType>

/** checks.json: what every rule came to, and the fingerprint of the rule set that ran. */
export const checksRecord = z.strictObject({
  ruleSet: sha256,
  rules: z.array(ruleResult).max(2_000)
})

/** The record of a run of the checks, as it travels with a submission. */
export interface ChecksRecord {
  /** SHA-256 of the rules with the department's grades and thresholds. */
  readonly ruleSet: string
  readonly rules: readonly RuleResult[]
}

/** How a run came out, in numbers of findings and of rules that did not run. */
export interface ChecksSummary {
  readonly errors: number
  readonly warnings: number
  readonly notices: number
  readonly notRun: number
}

/** The record in numbers. */
export function summaryOf({ rules }: ChecksRecord): ChecksSummary {
  const findings = rules.flatMap((rule) => rule.findings)
  const count = (severity: (typeof severities)[number]): number =>
    findings.filter((one) => one.severity === severity).length
  return {
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    notRun: rules.filter(({ status }) => status === 'notRun').length
  }
}
