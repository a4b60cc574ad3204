import { UserError } from '@shared/errors'
import type { Decision } from '@shared/exchange'
import { alignIds, differences, roundLabels } from '@shared/ledger'
import type { Change } from '@shared/ledger'
import { readLedger } from '@shared/exchange'
import type { ExchangeEvent, LedgerStore } from '../../ledger-store'
import { keyFingerprint } from '../keys'
import type { OpenedReply } from '../read-contents'
import { storedPackage } from '../stored'
import { samePlace } from './places'
import { exchangeState, taskInHand } from './state'
import { submissionOfVersion } from './submit'
import type { replyRecord } from './state'
import type { z } from '@shared/zod'

const decisionWords: Readonly<Record<Decision, string>> = {
  sendBack: '退回',
  accept: '接收',
  approve: '批复'
}

/**
 * Takes the department's reply: verified to be from the task's department, for this unit, year and round, and to
 * answer the version in hand. Sent back, the ledger opens with the comments at their places; accepted, it stays
 * locked; approved, it becomes the approved ledger in the approved round.
 * @returns false when this very reply was taken already
 * @throws UserError `noReplyAwaited`, `foreignReply`, `replyOfOther…`; the ledger is then as it was
 */
export function takeReply(store: LedgerStore, opened: OpenedReply): boolean {
  const { content } = opened
  const events = store.exchange.events()
  if (events.some(({ kind, fingerprint }) => kind === 'reply' && fingerprint === opened.fingerprint))
    return false
  demandAddressee(store, opened)
  const submission = demandVersion(store, events, opened)
  const { decision, round, version } = content
  store.exchange.record({
    kind: 'reply',
    label: `主管部门${decisionWords[decision]}：${roundLabels[round]}第 ${version} 版`,
    ...{ round, version, fingerprint: opened.fingerprint, locked: decision !== 'sendBack' },
    content: JSON.stringify({
      package: storedPackage(opened),
      comments: commentsHere(store, submission, opened)
    } satisfies z.output<typeof replyRecord>),
    changes: approvedChanges(store, opened)
  })
  return true
}

function demandAddressee(store: LedgerStore, { content, signer }: OpenedReply): void {
  const { unit, fiscalYear } = store.ledger()
  if (content.unit.code !== unit.code) {
    throw mismatch('replyOfOtherUnit', `这个回复包是给单位 ${content.unit.code} ${content.unit.name} 的`)
  }
  if (content.fiscalYear !== fiscalYear) {
    throw mismatch(
      'replyOfOtherYear',
      `这个回复包是 ${content.fiscalYear} 年度的，账册是 ${fiscalYear} 年度的`
    )
  }
  const task = taskInHand(store)
  if (task === undefined || task.department === signer) return
  throw new UserError(
    'foreignReply',
    `这个回复包的签名密钥（指纹 ${keyFingerprint(signer)}）不是发来任务的主管部门的（指纹 ${keyFingerprint(task.department)}），没有读入。`,
    '请与主管部门核对指纹；主管部门换过密钥的，请先让它重新发一次任务包。'
  )
}

/** The event of the submission that the reply answers: the newest one, not withdrawn. */
function demandVersion(
  store: LedgerStore,
  events: readonly ExchangeEvent[],
  { content }: OpenedReply
): ExchangeEvent {
  const { round, state, version } = exchangeState(store)
  if (content.round !== round) {
    throw mismatch(
      'replyOfOtherRound',
      `这个回复包是${roundLabels[content.round]}的，账册现在是${roundLabels[round]}`
    )
  }
  const answered = events.findLast((one) => one.kind === 'submit' && one.fingerprint === content.submission)
  if (answered?.version !== content.version || answered.round !== content.round) {
    throw mismatch(
      'replyOfOtherVersion',
      '这个回复包答复的那一版不是从这本账册上报的',
      '别人在另一台电脑上报过的，请在那台电脑上读入；不是的，请检查是否选错了文件。'
    )
  }
  if (answered.version !== version || state === 'withdrawn') {
    throw mismatch('replyOfOldVersion', `这个回复包答复的是第 ${content.version} 版，它已经被撤回或替代`)
  }
  if (state === 'sentBack' || state === 'approved') {
    throw mismatch('noReplyAwaited', `第 ${version} 版已经有过答复`)
  }
  return answered
}

function mismatch(
  code: string,
  why: string,
  action = '请检查是否选错了文件，或者请主管部门重新发一次。'
): UserError {
  return new UserError(code, `${why}，没有读入。`, action)
}

/** The comments with the places that they have in this ledger. */
function commentsHere(
  store: LedgerStore,
  { version }: ExchangeEvent,
  { content }: OpenedReply
): z.output<typeof replyRecord>['comments'] {
  if (content.comments.length === 0) return []
  const read = readLedger(submissionOfVersion(store, version).parts.get('ledger.json') ?? '')
  if (!read.ok) throw new Error('The frozen copy does not read')
  const present = store.ledger()
  return content.comments.map(({ path, label, text }) => {
    const here = path === undefined ? undefined : samePlace(path, read.value, present)
    return { ...(here === undefined ? {} : { path: here }), label, text }
  })
}

function approvedChanges(store: LedgerStore, { ledger }: OpenedReply): Change[] {
  if (ledger === undefined) return []
  const present = store.ledger()
  return differences(present, alignIds(ledger, present, store.nextRowId()).ledger)
}
