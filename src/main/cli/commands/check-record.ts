import type { Finding, RuleResult, SealedRecord, Severity, Side } from '@shared/checks'

const severityWords: Readonly<Record<Severity, string>> = { error: '错', warning: '警', notice: '提' }

/** A record for programs: every rule of the catalogue, amounts as decimal strings. */
export function recordAsJson({ rules, settingFaults, lapsed, fingerprints }: SealedRecord): object {
  return { rules: rules.map(ruleAsJson), settingFaults, lapsedExplanations: lapsed, fingerprints }
}

function ruleAsJson({ findings, ...rule }: RuleResult): object {
  return { ...rule, findings: findings.map(findingAsJson) }
}

function findingAsJson(finding: Finding): object {
  const { left, right, ...rest } = finding
  return { ...rest, ...sideAsJson('left', left), ...sideAsJson('right', right) }
}

function sideAsJson(name: 'left' | 'right', side: Side | undefined): object {
  return side === undefined ? {} : { [name]: side.value, [`${name}Label`]: side.label }
}

/** A record for people: what does not hold, then what was not judged. */
export function recordAsText({ rules, settingFaults }: SealedRecord): string {
  const failing = rules.filter(({ findings }) => findings.length > 0)
  const of = (status: RuleResult['status']): RuleResult[] => rules.filter((rule) => rule.status === status)
  const notRun = of('notRun').map(({ id, title, reason = '' }) => `未运行 ${id} ${title}：${reason}`)
  const manual = of('manual').map(({ id, title }) => `${id} ${title}`)
  return [
    summary(rules),
    ...settingFaults.map(({ message }) => `设置：${message}`),
    ...failing.flatMap(ruleAsText),
    ...notRun,
    ...(manual.length === 0 ? [] : [`需要人工确认：${manual.join('；')}`])
  ].join('\n')
}

function summary(rules: readonly RuleResult[]): string {
  const findings = rules.flatMap((rule) => rule.findings)
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length
  const status = (one: RuleResult['status']): number => rules.filter((rule) => rule.status === one).length
  return (
    `审核 ${rules.length} 条规则：通过 ${status('passed')}，未通过 ${status('failed')}，不适用 ${status('notApplicable')}，` +
    `未运行 ${status('notRun')}，待人工确认 ${status('manual')}。` +
    `错 ${count('error')} 处，警 ${count('warning')} 处，提 ${count('notice')} 处。`
  )
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
