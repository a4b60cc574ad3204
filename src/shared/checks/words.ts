import { groupInterchangeAmount } from '@shared/money'
import type { CheckRecord, Explanation, Finding, Grade, RuleResult, RuleStatus, Severity } from './model'
import { ruleStatuses } from './model'

/** 错, 警, 提: as every report and list calls them. */
export const severityWords: Readonly<Record<Severity, string>> = { error: '错', warning: '警', notice: '提' }

/** What a department made of a rule. */
export const gradeWords: Readonly<Record<Grade, string>> = { ...severityWords, off: '停用' }

export const statusWords: Readonly<Record<RuleStatus, string>> = {
  passed: '通过',
  failed: '未通过',
  notApplicable: '不适用',
  notRun: '未运行',
  manual: '待人工确认'
}

/** Who signs a check report, in this order. */
export const signatories = ['填报人', '单位审核人', '主管部门审核人'] as const

/** A finding's severity; a rounding difference is called by its own name, 尾差. */
export function levelWords({ severity, rounding }: Pick<Finding, 'severity' | 'rounding'>): string {
  return rounding === true ? '尾差' : severityWords[severity]
}

/** Whether a compared value is an amount, and no count or words. */
export function isAmountText(value: string): boolean {
  return /^-?\d+\.\d+$/.test(value)
}

/** A compared value as people read it: an amount with its thousands apart, anything else as it is. */
export function comparedWords(value: string): string {
  return isAmountText(value) ? groupInterchangeAmount(value) : value
}

/** An explanation with who gave it and when; empty where there is none. */
export function explanationWords(given: Explanation | undefined): string {
  if (given === undefined) return ''
  const signed = [given.by, given.on].filter((part) => part !== undefined)
  return signed.length === 0 ? given.text : `${given.text}（${signed.join('，')}）`
}

/** Who confirmed a rule that no machine can judge, else why a rule was not judged; empty where neither is. */
export function judgedWords({ tick, reason = '' }: Pick<RuleResult, 'tick' | 'reason'>): string {
  return tick === undefined ? reason : `${tick.tickedBy} 于 ${tick.on} 确认`
}

/** How many findings a rule came to, with those that are not listed. */
export function findingCount({ findings, unlisted = 0 }: Pick<RuleResult, 'findings' | 'unlisted'>): number {
  return findings.length + unlisted
}

/** A record in one sentence: rules by what they came to, listed findings by severity, warnings without words. */
export function summaryWords({ rules }: { readonly rules: readonly RuleResult[] }): string {
  const findings = rules.flatMap((rule) => rule.findings)
  const of = (severity: Severity): Finding[] => findings.filter((one) => one.severity === severity)
  const unexplained = of('warning').filter(({ explanation }) => explanation === undefined).length
  const status = (one: RuleStatus): string =>
    `${statusWords[one]} ${rules.filter((rule) => rule.status === one).length}`
  const statuses = ruleStatuses.map(status).join('，')
  const warnings = of('warning').length
  return (
    `审核 ${rules.length} 条规则：${statuses}。错 ${of('error').length} 处，警 ${warnings} 处` +
    `${warnings === 0 ? '' : `（其中未说明 ${unexplained} 处）`}，提 ${of('notice').length} 处。`
  )
}

/** What a report says besides its findings and rules: the kind of remark, and the remark. */
export interface ReportRemark {
  readonly kind: string
  readonly text: string
}

/**
 * What the department set otherwise than the catalogue, what of its settings cannot be followed, and explanations that
 * do not stand any more: nobody who signs a report may miss them.
 */
export function reportRemarks({ rules, settingFaults, lapsed }: CheckRecord): ReportRemark[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  return [
    ...rules.flatMap(({ id, title, setting }) =>
      setting === undefined ? [] : [{ kind: '部门设置', text: `${id} ${title}：${setting}` }]
    ),
    ...settingFaults.map(({ message }) => ({ kind: '设置有误', text: message })),
    ...lapsed.map((one) => {
      const rule = one.identity.split(' ', 1)[0] ?? ''
      const named = `${rule} ${titles.get(rule) ?? ''}`.trim()
      return {
        kind: '说明失效',
        text: `${named}：“${explanationWords(one)}”是给别的数写的，那个问题已不在或数已改变。`
      }
    })
  ]
}
