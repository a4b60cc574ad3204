import { mendableFirst } from '@shared/checks'
import { UserError } from '@shared/errors'
import type { ChecksRecord, Explanation } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { LedgerStore } from '../../ledger-store'
import { exchangeState } from './state'
import type { TaskInHand } from './state'

/** What keeps a ledger from being handed in, a sentence each; empty when it may go. */
export function obstacles(
  store: LedgerStore,
  ledger: UnitLedger,
  task: TaskInHand | undefined,
  { rules, ruleSet }: ChecksRecord,
  explained: ReadonlyMap<string, Explanation>
): UserError[] {
  const found: UserError[] = []
  const { state } = exchangeState(store)
  if (state === 'handedIn') found.push(alreadyHandedIn())
  if (state === 'accepted') found.push(alreadyAccepted())
  if (state === 'approved' || ledger.round === 'approved') found.push(approvedRound())
  if (ledger.unit.name === '') found.push(noName())
  if (task !== undefined && task.content.ruleSet !== ruleSet) found.push(otherRules())
  const unjudged = rules.filter(({ status, incident }) => status === 'notRun' && incident === undefined)
  if (unjudged.length > 0) found.push(notJudged(unjudged))
  const findings = mendableFirst(rules.flatMap((rule) => rule.findings))
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) found.push(errorsStand(errors))
  const open = findings.filter((one) => one.severity === 'warning' && !explained.has(one.identity))
  if (open.length > 0) found.push(notExplained(open))
  return found
}

function listed(findings: readonly { readonly message: string }[]): string {
  const most = 3
  const named = findings.slice(0, most).map(({ message }) => `\n  ${message}`)
  return `${named.join('')}${findings.length > most ? `\n  （另有 ${findings.length - most} 条）` : ''}\n`
}

function errorsStand(findings: readonly { readonly message: string }[]): UserError {
  const message = `审核有 ${findings.length} 个错误，不能上报：${listed(findings)}`
  return new UserError('errorsStand', message, '请逐条改正后再上报；确属误报的，请主管部门调整审核规则。')
}

/** Rules that could not look at anything; a fault of the program (an incident) does not keep the figures back. */
function notJudged(rules: readonly { readonly reason?: string }[]): UserError {
  const reasons = [...new Set(rules.flatMap(({ reason }) => reason ?? []))]
  const message = `有 ${rules.length} 条审核规则没有运行，不能上报：${listed(reasons.map((one) => ({ message: one })))}`
  return new UserError(
    'rulesNotRun',
    message,
    '请先改正列出的原因；模板里没有地方放这笔钱的，请主管部门换模板后重新下发任务。'
  )
}

function notExplained(findings: readonly { readonly message: string }[]): UserError {
  const message = `还有 ${findings.length} 条警告没有写说明，不能上报：${listed(findings)}`
  return new UserError(
    'explanationsMissing',
    message,
    '请逐条改正，或者写明原因，说明会随上报包送到主管部门。'
  )
}

function alreadyHandedIn(): UserError {
  return new UserError('alreadyHandedIn', '这一轮已经上报，没有再报一次。', '要重新上报，请先撤回。')
}

/** It can be withdrawn no more. */
function alreadyAccepted(): UserError {
  return new UserError(
    'acceptedAlready',
    '上报的一版已经被主管部门接收，没有再报一次。',
    '要重新上报，请主管部门先取消接收，再撤回。'
  )
}

function approvedRound(): UserError {
  return new UserError(
    'approvedRound',
    '这本账册已经批复，是批复的结果，没有上报。',
    '批复以后的变动要走预算调整：请等主管部门开始调整，载入它的任务包后再上报。'
  )
}

function noName(): UserError {
  return new UserError('noUnitName', '单位名称还没有填，不能上报。', '请在“单位基本情况”里填写。')
}

function otherRules(): UserError {
  const action = '请重新运行审核后再上报。'
  return new UserError('otherRules', '审核用的规则不是任务包里的规则，不能上报。', action)
}
