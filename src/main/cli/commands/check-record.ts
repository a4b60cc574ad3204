import type { Finding, RuleResult, SealedRecord, Side } from '@shared/checks'
import { catalogue, reportRemarks, severityWords, summaryWords } from '@shared/checks'

/** A record for programs: every rule of the catalogue, amounts as decimal strings. */
export function recordAsJson({ rules, settingFaults, lapsed, fingerprints }: SealedRecord): object {
  return { rules: rules.map(ruleAsJson), settingFaults, lapsedExplanations: lapsed, fingerprints }
}

/** The grade of a rule that is switched off is the one it was declared with: its reason says that it is off. */
function ruleAsJson({ findings, severity, ...rule }: RuleResult): object {
  const declared = catalogue.find(({ id }) => id === rule.id)?.severity
  const given = severity === 'off' ? declared : severity
  return { ...rule, severity: given, findings: findings.map(findingAsJson) }
}

function findingAsJson(finding: Finding): object {
  const { left, right, ...rest } = finding
  return { ...rest, ...sideAsJson('left', left), ...sideAsJson('right', right) }
}

function sideAsJson(name: 'left' | 'right', side: Side | undefined): object {
  return side === undefined ? {} : { [name]: side.value, [`${name}Label`]: side.label }
}

/** A record for people: what does not hold, then what was not judged. */
export function recordAsText(record: SealedRecord): string {
  const { rules } = record
  const failing = rules.filter(({ findings }) => findings.length > 0)
  const of = (status: RuleResult['status']): RuleResult[] => rules.filter((rule) => rule.status === status)
  const notRun = of('notRun').map(({ id, title, reason = '' }) => `未运行 ${id} ${title}：${reason}`)
  const manual = of('manual').map(({ id, title }) => `${id} ${title}`)
  return [
    summaryWords({ rules }),
    ...reportRemarks(record).map(({ kind, text }) => `${kind}：${text}`),
    ...failing.flatMap(ruleAsText),
    ...notRun,
    ...(manual.length === 0 ? [] : [`需要人工确认：${manual.join('；')}`])
  ].join('\n')
}

function ruleAsText({ id, title, findings, unlisted = 0 }: RuleResult): string[] {
  const more = unlisted === 0 ? [] : [`  另有 ${unlisted} 处没有列出。`]
  return [
    `${id} ${title}`,
    ...findings.map(
      ({ severity, message, places }) => `  ${severityWords[severity]}：${message}${unitWords(places)}`
    ),
    ...more
  ]
}

/** Whose ledger a finding is about, where its sentence does not say. */
function unitWords([first]: Finding['places']): string {
  return first !== undefined && 'unit' in first && first.kind !== 'table' ? `［${first.unit}］` : ''
}
