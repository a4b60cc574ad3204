import { catalogue, gradeWords, settingsOf } from '@shared/checks'
import type { Grade, Rule } from '@shared/checks'
import type { Department } from '@shared/exchange'

/** What a department has set for one rule, as it is written, right or not yet. */
export interface OwnRule {
  readonly grade?: Grade
  readonly reason?: string
  /** A number, or a text that is none yet. */
  readonly thresholds?: Readonly<Record<string, number | string>>
}

export const gradeChoices: readonly { readonly value: Grade; readonly label: string }[] = (
  ['error', 'warning', 'notice', 'off'] as const
).map((value) => ({ value, label: gradeWords[value] }))

type Json = NonNullable<Department['settings']>[string]

const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checksOf(department: Department): Readonly<Record<string, Json>> {
  const given = department.settings?.['checks']
  return isRecord(given) ? given : {}
}

/** What is set for a rule; empty where the catalogue stands. */
export function ownRule(department: Department, id: string): OwnRule {
  const given = checksOf(department)[id]
  return isRecord(given) ? (given as OwnRule) : {}
}

/** Whether anything is set for a rule. */
export const isSet = (department: Department, id: string): boolean =>
  Object.keys(ownRule(department, id)).length > 0

/** Sets a rule; where nothing is left that differs from the catalogue, nothing is written. */
export function withRule(department: Department, rule: Rule, change: OwnRule): Department {
  const { grade, reason, thresholds = {} } = { ...ownRule(department, rule.id), ...change }
  const limits = Object.fromEntries(
    Object.entries(thresholds).filter(([name, value]) => value !== rule.thresholds[name]?.value)
  )
  const own: Record<string, Json> = {
    ...(grade === undefined || grade === rule.severity ? {} : { grade, reason: reason ?? '' }),
    ...(Object.keys(limits).length === 0 ? {} : { thresholds: limits })
  }
  const others = Object.entries(checksOf(department)).filter(([id]) => id !== rule.id)
  const checks = Object.fromEntries(Object.keys(own).length === 0 ? others : [...others, [rule.id, own]])
  return withSettings(department, checks)
}

function withSettings({ settings = {}, ...rest }: Department, checks: Record<string, Json>): Department {
  const others = Object.entries(settings).filter(([name]) => name !== 'checks')
  const all = Object.keys(checks).length === 0 ? others : [...others, ['checks', checks] as const]
  return all.length === 0 ? rest : { ...rest, settings: Object.fromEntries(all) }
}

/** A threshold as it is typed: a number, or the text where it is none, which is told as a fault. */
export function typedThreshold(text: string): number | string {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

/** What is wrong with the settings, a sentence by field: `checks/G07/grade`. */
export function ruleFaults(department: Department): ReadonlyMap<string, string> {
  return new Map(settingsOf(catalogue, department).faults.map(({ field, message }) => [field, message]))
}

/** The rules that are shown: by words in their number, title or sentence, and only those that are set otherwise. */
export function shownRules(department: Department, words: string, onlySet: boolean): readonly Rule[] {
  const wanted = words.trim().toLowerCase()
  return catalogue.filter(
    ({ id, title, sentence }) =>
      (!onlySet || isSet(department, id)) && `${id} ${title} ${sentence}`.toLowerCase().includes(wanted)
  )
}
