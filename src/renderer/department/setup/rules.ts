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
  return isRecord(given) ? given : {}
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

export interface RuleFilter {
  /** In a rule's number, title or sentence. */
  readonly words: string
  /** Only rules that are set otherwise than in the catalogue. */
  readonly onlySet: boolean
  /** Also those of which nothing can be set. */
  readonly closed: boolean
}

/** Whether a department can set anything of a rule. */
export const isOpen = ({ fixed, thresholds }: Rule): boolean => !fixed || Object.keys(thresholds).length > 0

/** The rules that are shown. One that is set is, whatever can be set of it. */
export function shownRules(department: Department, { words, onlySet, closed }: RuleFilter): readonly Rule[] {
  const wanted = words.trim().toLowerCase()
  return catalogue.filter((rule) => {
    const { id, title, sentence } = rule
    const isOwn = isSet(department, id)
    const isMeant = onlySet ? isOwn : isOwn || closed || isOpen(rule)
    return isMeant && `${id} ${title} ${sentence}`.toLowerCase().includes(wanted)
  })
}
