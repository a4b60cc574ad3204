import { ruleGroups } from '../model'
import type { RuleGroup } from '../model'
import type { Rule } from '../rule'
import type { Mutation } from './mutation'

/** What docs/checks.md lists; the test holds the file against it. */

const groupWords: Readonly<Record<RuleGroup, string>> = {
  A: '表内合计',
  B: '表间',
  C: '单位→部门汇总',
  D: '科目',
  E: '文字与表',
  F: '空表与完整性',
  G: '控制数与编制过程',
  H: '绩效',
  S: '补充'
}
const severityWords = { error: '错', warning: '警', notice: '提' } as const

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/** Every rule: its grade, what must hold, where it comes from, what a department may set. */
export function rulesDocument(rules: readonly Rule[]): string {
  return ruleGroups
    .map((group) => {
      const own = rules.filter((rule) => rule.group === group)
      const rows = own.map((rule) => [
        rule.id,
        `${severityWords[rule.severity]}${rule.fixed ? '（不能改）' : ''}`,
        `${rule.title}。${rule.sentence}${kindWords(rule)}`,
        [
          rule.source === undefined ? '' : `${rule.source.law}${rule.source.article ?? ''}`,
          thresholdWords(rule)
        ]
          .filter((text) => text !== '')
          .join('；')
      ])
      return `### ${group} ${groupWords[group]}\n\n${table(['规则', '级', '条件', '依据；可设的界限'], rows)}`
    })
    .join('\n\n')
}

function kindWords(rule: Rule): string {
  if (rule.kind === 'manual') return '（人工确认）'
  return rule.kind === 'never' ? `（不适用：${rule.reason}）` : ''
}

function thresholdWords({ thresholds }: Rule): string {
  return Object.entries(thresholds)
    .map(([name, { label, value, unit }]) => `\`${name}\` ${label} ${value}${unit}`)
    .join('，')
}

/** Every breach that the tests make, each caught by its rule. */
export function mutationsDocument(mutations: readonly Mutation[]): string {
  const sorted = [...mutations].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
  return table(
    ['规则', '破坏', '破在', '查出'],
    sorted.map(({ rule, words, breaks }) => [rule, words, breaks === 'ledgers' ? '账' : '印出的表', '是'])
  )
}

/** What the sample raises, and why it is right to. */
export function sampleDocument(
  findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly says: string
    readonly why: string
  }[]
): string {
  return table(
    ['规则', '级', '说的是', '为什么应当提出'],
    findings.map(({ rule, severity, says, why }) => [
      rule,
      severityWords[severity as keyof typeof severityWords],
      says,
      why
    ])
  )
}
