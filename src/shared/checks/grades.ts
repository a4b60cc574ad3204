import type { Department } from '@shared/exchange'
import { agencyUnitsOf } from './agency-units'
import { severities } from './model'
import type { Grade, SettingFault, Severity } from './model'
import type { Rule, Thresholds } from './rule'
import { gradeWords } from './words'

/** What holds for one rule in a department. */
export interface RuleSetting {
  readonly grade: Grade
  /** Why the department graded it so; absent where the catalogue's grade stands. */
  readonly reason?: string
  readonly thresholds: Thresholds
}

export interface Settings {
  /** By rule id; every rule has one. */
  readonly of: ReadonlyMap<string, RuleSetting>
  readonly faults: readonly SettingFault[]
}

const grades: readonly Grade[] = [...severities, 'off']

/**
 * The grades and thresholds in force: those of the catalogue, and where the department's settings
 * (`checks`: rule → { grade, reason, thresholds }) say otherwise, the department's. What cannot be followed is a
 * fault, and the catalogue's own value stands.
 */
export function settingsOf(rules: readonly Rule[], department: Department | undefined): Settings {
  const faults: SettingFault[] = []
  const given = department?.settings?.['checks']
  const checks = isRecord(given) ? given : {}
  if (given !== undefined && !isRecord(given))
    faults.push({ field: 'checks', message: '审核设置应为各条规则的设置，没有采用。' })
  for (const id of Object.keys(checks)) {
    if (!rules.some((rule) => rule.id === id))
      faults.push({ field: `checks/${id}`, message: `审核设置中的“${id}”不是任何一条规则的编号，没有采用。` })
  }
  const of = new Map(
    rules.map((rule) => {
      const own = Object.hasOwn(checks, rule.id) ? checks[rule.id] : undefined
      return [rule.id, settingOf(rule, own, (fault) => faults.push(fault))] as const
    })
  )
  faults.push(...agencyUnitsOf(department).faults)
  return { of, faults }
}

type Note = (fault: SettingFault) => void

function settingOf(rule: Rule, given: unknown, note: Note): RuleSetting {
  const own = isRecord(given) ? given : {}
  if (given !== undefined && !isRecord(given))
    note({ field: `checks/${rule.id}`, message: `规则 ${rule.id} 的设置写法不对，没有采用。` })
  return { ...gradeOf(rule, own, note), thresholds: thresholdsOf(rule, own['thresholds'], note) }
}

function gradeOf(
  rule: Rule,
  { grade: given, reason }: Readonly<Record<string, unknown>>,
  note: Note
): Pick<RuleSetting, 'grade' | 'reason'> {
  if (given === undefined) return { grade: rule.severity }
  const refuse = (why: string): { grade: Severity } => {
    note({
      field: `checks/${rule.id}/grade`,
      message: `规则 ${rule.id}“${rule.title}”${why}，仍按原来的等级。`
    })
    return { grade: rule.severity }
  }
  const grade = grades.find((one) => one === given)
  if (rule.fixed) return refuse('是精确平衡的规则，等级不能改')
  if (grade === undefined) return refuse('的等级只能是错、警、提或停用')
  if (typeof reason !== 'string' || reason.trim() === '') return refuse('改等级没有写原因')
  return { grade, reason }
}

function thresholdsOf(rule: Rule, given: unknown, note: Note): Thresholds {
  const own = isRecord(given) ? given : {}
  for (const name of Object.keys(own)) {
    if (!Object.hasOwn(rule.thresholds, name))
      note({
        field: `checks/${rule.id}/thresholds/${name}`,
        message: `规则 ${rule.id} 没有“${name}”这个界限，没有采用。`
      })
  }
  return Object.fromEntries(
    Object.entries(rule.thresholds).map(([name, { value, least, most, label, unit }]) => {
      const set = own[name]
      if (set === undefined) return [name, value]
      if (typeof set === 'number' && set >= least && set <= most) return [name, set]
      note({
        field: `checks/${rule.id}/thresholds/${name}`,
        message: `规则 ${rule.id} 的“${label}”应为 ${least} 到 ${most} 之间的数（${unit}），仍按 ${value}${unit}。`
      })
      return [name, value]
    })
  )
}

/** What a department set otherwise than the catalogue, in a sentence; empty where it set nothing. */
export function settingWords(
  { severity, thresholds }: Pick<Rule, 'severity' | 'thresholds'>,
  { grade, reason, thresholds: set }: RuleSetting
): string {
  const graded =
    grade === severity && reason === undefined
      ? []
      : [`等级由“${gradeWords[severity]}”改为“${gradeWords[grade]}”，原因：${reason ?? ''}`]
  const limits = Object.entries(thresholds).flatMap(([name, { label, unit, value }]) =>
    set[name] === value || set[name] === undefined
      ? []
      : [`${label}由 ${value}${unit} 改为 ${set[name]}${unit}`]
  )
  const all = [...graded, ...limits]
  return all.length === 0 ? '' : `${all.join('；')}。`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The milder of two. */
export function milder(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b
}
