import { officialList, supplement } from '@shared/catalog'
import { fields, shapes } from '@shared/ledger'
import { severities } from '../../checks/model'
import { z } from '../../zod'
import { ceilings } from './ceilings'
import { someName, someText } from './parts-schema'

/** What the department made of a rule, and why: the reason travels with its tasks. */
const ruleSetting = z.strictObject({
  grade: z.enum([...severities, 'off']).exactOptional(),
  reason: someText.exactOptional(),
  thresholds: z.record(someName, z.union([z.number(), z.boolean(), fields.name])).exactOptional()
})

/** The department's settings of the checks, by rule, as `settings.checks` of department.json has them. */
export const ruleSettings = z
  .record(someName, ruleSetting)
  .refine((all) => Object.keys(all).length <= 1_000, '规则太多。')
export type RuleSettings = z.output<typeof ruleSettings>

/** task.json: what a unit is told beside the template, the catalog and the prior year. */
export const taskPart = z.strictObject({
  unit: z.strictObject(shapes.unitShape),
  rules: ruleSettings,
  ceilings,
  /** The day by which the department wants it. */
  due: fields.date.exactOptional(),
  note: someText.exactOptional()
})
export type TaskPart = z.output<typeof taskPart>

/** catalog.json: what the department added to the shipped catalog of the year, as its workspace keeps it. */
export const catalogPart = z.strictObject({
  fiscalYear: fields.year,
  officialLists: z.array(officialList).max(20),
  supplement
})
export type CatalogPart = z.output<typeof catalogPart>
