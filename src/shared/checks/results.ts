import { rememberedWith } from '@shared/remember'
import { withExplanations } from './explanations'
import { milder, settingWords } from './grades'
import type { RuleSetting } from './grades'
import type { Explanation, Finding, RuleResult, Severity, Tick } from './model'
import { placeKey } from './places'
import type { Found, Outcome, Rule } from './rule'

/** More findings of one rule than this help nobody. */
export const findingLimit = 500

/** A check that could not run: the program failed, or what it needs could not be made. */
export interface NotRun {
  readonly failed: string
  readonly incident?: string
}

/** One check's outcome and what it was run on: a unit's code, `department`, a table set. */
export interface Ran {
  readonly on: string
  readonly outcome: Outcome | NotRun
}

/** What a result says besides its outcomes. */
export interface ResultWords {
  /** Why the rule does not apply, where no check says so. */
  readonly nothing: string
  readonly tick?: Tick | undefined
}

/** Puts the outcomes of all checks of one rule together. */
export function resultOf(
  rule: Rule,
  setting: RuleSetting,
  ran: readonly Ran[],
  { nothing, tick }: ResultWords
): RuleResult {
  const changed = settingWords(rule, setting)
  const head = {
    ...{ id: rule.id, severity: setting.grade, title: rule.title },
    ...(changed === '' ? {} : { setting: changed })
  }
  const idle = (status: RuleResult['status'], reason?: string): RuleResult => ({
    ...head,
    status,
    ...(reason === undefined ? {} : { reason }),
    examined: 0,
    findings: []
  })
  if (setting.grade === 'off') return idle('notApplicable', `部门已停用这条规则：${setting.reason ?? ''}`)
  if (rule.kind === 'never') return idle('notApplicable', rule.reason)
  if (rule.kind === 'manual') {
    if (tick === undefined) return idle('manual', '需要人工确认后勾选并署名。')
    const { unsigned = [], ...signed } = tick
    if (unsigned.length > 0)
      return idle('manual', `${tick.tickedBy} 已确认；还没有确认的单位：${unsigned.join('、')}。`)
    return { ...idle('passed', `${tick.tickedBy} ${tick.on} 确认。`), tick: signed }
  }
  const outcomes = ran.map(({ outcome }) => outcome)
  const failures = outcomes.filter((one) => 'failed' in one)
  const applied = ran.flatMap(({ on, outcome }) =>
    'failed' in outcome || !outcome.applies ? [] : [{ on, ...outcome }]
  )
  const findings = finished(rule, setting, applied)
  const listed = findings.slice(0, findingLimit)
  const told = {
    ...head,
    examined: applied.reduce((count, one) => count + one.examined, 0),
    findings: listed,
    ...(findings.length > listed.length ? { unlisted: findings.length - listed.length } : {})
  }
  const [failure] = failures
  if (failure !== undefined) {
    const { failed, incident } = failure
    return { ...told, status: 'notRun', reason: failed, ...(incident === undefined ? {} : { incident }) }
  }
  // What looked at nothing has not passed.
  if (applied.length === 0 || (told.examined === 0 && findings.length === 0)) {
    const reasons = outcomes.flatMap((one) => ('failed' in one || one.applies ? [] : [one.reason]))
    return idle('notApplicable', [...new Set(reasons)].join('') || nothing)
  }
  const isRight = findings.every(({ rounding }) => rounding === true)
  const unseen = [...new Set(applied.flatMap((one) => one.unseen ?? []))].join('')
  return { ...told, status: isRight ? 'passed' : 'failed', ...(unseen === '' ? {} : { reason: unseen }) }
}

function finished(
  rule: Rule,
  { grade }: RuleSetting,
  applied: readonly { readonly on: string; readonly findings: readonly Found[] }[]
): Finding[] {
  const own = grade === 'off' ? rule.severity : grade
  const seen = new Map<string, number>()
  return applied.flatMap(({ on, findings }) =>
    findings.map((found): Finding => {
      const finding = findingOf(found, rule.id, own, on)
      const times = (seen.get(finding.identity) ?? 0) + 1
      seen.set(finding.identity, times)
      return times === 1 ? finding : { ...finding, identity: `${finding.identity} #${times}` }
    })
  )
}

/** The same finding for the same thing found: an edit leaves most of them. */
const findingOf = rememberedWith(
  ({ key, values, severity, ...found }: Found, rule: string, grade: Severity, on: string): Finding => ({
    ...found,
    rule,
    severity: found.rounding === true ? 'notice' : milder(severity ?? grade, grade),
    identity: `${rule} ${on} ${key ?? found.places.map(placeKey).join(' ')}`,
    values: values ?? valuesOf(found)
  })
)

function valuesOf({ left, right, difference, message }: Found): string[] {
  const sides = [left?.value, right?.value, difference].filter((value) => value !== undefined)
  return sides.length > 0 ? sides : [message]
}

/** The results with the explanations that stand, and those that do not stand any more. */
export function explained(
  results: readonly RuleResult[],
  explanations: readonly Explanation[]
): { readonly rules: RuleResult[]; readonly lapsed: Explanation[] } {
  const standing = new Set<Explanation>()
  const byRule = new Map<string, Explanation[]>()
  for (const one of explanations) {
    const id = one.identity.slice(0, one.identity.indexOf(' '))
    byRule.set(id, [...(byRule.get(id) ?? []), one])
  }
  const rules = results.map((result) => {
    const own = byRule.get(result.id)
    if (own === undefined) return result
    const { findings, used } = withExplanations(result.findings, own)
    for (const one of used) standing.add(one)
    return { ...result, findings }
  })
  return { rules, lapsed: explanations.filter((one) => !standing.has(one)) }
}
