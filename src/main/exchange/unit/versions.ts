import { UserError } from '@shared/errors'
import { readLedger } from '@shared/exchange'
import type { Decision } from '@shared/exchange'
import { differencesByContent, roundLabels } from '@shared/ledger'
import type { Change, Round, UnitLedger } from '@shared/ledger'
import type { ExchangeEvent, LedgerStore } from '../../ledger-store'
import { restoredPackage } from '../stored'
import { exchangeState, replyOf } from './state'
import { receiptOf } from './submit'
import type { Receipt } from './submit'

/**
 * 撤回: voids the version that was handed in and opens the ledger; what is handed in next has the next number.
 * @throws UserError `nothingToWithdraw`, `acceptedAlready`, `approvedRound`
 */
export function withdraw(store: LedgerStore, reason: string): void {
  const { state, round, version } = exchangeState(store)
  if (state === 'approved') {
    throw new UserError(
      'approvedRound',
      `第 ${version} 版主管部门已经批复，不能撤回。`,
      '批复以后的变动要走预算调整：请等主管部门开始调整，载入它的任务包后再上报。'
    )
  }
  if (state === 'accepted') {
    throw new UserError(
      'acceptedAlready',
      `第 ${version} 版主管部门已经接收，不能撤回。`,
      '请联系主管部门取消接收并退回，再修改。'
    )
  }
  const submission = store.exchange.events().findLast(({ kind }) => kind === 'submit')
  if (state !== 'handedIn' || submission === undefined) {
    throw new UserError('nothingToWithdraw', '现在没有等待主管部门处理的上报，不用撤回。')
  }
  store.exchange.record({
    kind: 'withdraw',
    label: `撤回：${roundLabels[round]}第 ${version} 版`,
    ...{ round, version, fingerprint: submission.fingerprint, locked: false },
    content: JSON.stringify({ reason })
  })
}

/** A withdrawal, or a reply with what it decided. */
export interface WhatCameOfIt extends Pick<ExchangeEvent, 'kind' | 'time' | 'step'> {
  readonly decision?: Decision
  /** How many comments the reply made. */
  readonly comments?: number
}

/** One version that was handed in, and what became of it. */
export interface HandedIn {
  /** The step that handed it in: names it over all rounds. */
  readonly step: number
  readonly round: Round
  readonly version: number
  readonly fingerprint: string
  /** ISO 8601, UTC. */
  readonly time: string
  readonly user: string
  /** What came after it, in order. */
  readonly then: readonly WhatCameOfIt[]
}

/** Every version of every round, oldest first. */
export function handedInVersions(store: LedgerStore): HandedIn[] {
  const events = store.exchange.events()
  return events
    .filter(({ kind }) => kind === 'submit')
    .map(({ step, round, version, fingerprint, time, user }) => ({
      ...{ step, round, version, fingerprint, time, user },
      then: events
        .filter((one) => one.kind === 'reply' || one.kind === 'withdraw')
        .filter((one) => one.step > step && one.round === round && one.version === version)
        .map((one) => ({ kind: one.kind, time: one.time, step: one.step, ...repliedIn(store, one) }))
    }))
}

function repliedIn(store: LedgerStore, event: ExchangeEvent): Pick<WhatCameOfIt, 'decision' | 'comments'> {
  const reply = replyOf(store, event)
  if (reply === undefined) return {}
  return { decision: reply.content.decision, comments: reply.content.comments.length }
}

/** The receipt of a version by the step that handed it in. @throws UserError `noSuchVersion` */
export function receiptOfStep(store: LedgerStore, step: number): Receipt {
  demandSubmission(store, step)
  return receiptOf(restoredPackage(store.exchange.content(step)))
}

/** The ledger as it was handed in at a step. @throws UserError `noSuchVersion` */
export function handedInLedger(store: LedgerStore, step: number): UnitLedger {
  demandSubmission(store, step)
  return frozen(store, step)
}

function demandSubmission(store: LedgerStore, step: number): void {
  if (store.exchange.events().some((one) => one.kind === 'submit' && one.step === step)) return
  throw new UserError('noSuchVersion', '这本账册没有上报过这一版。', '请在上报记录里另选一版。')
}

/**
 * What changed between two versions that were handed in, by their steps; without the second, between the first
 * and the ledger as it stands. Row ids are those of the first.
 */
export function compareVersions(store: LedgerStore, from: number, to?: number): Change[] {
  const after = to === undefined ? store.ledger() : frozen(store, to)
  return differencesByContent(frozen(store, from), after)
}

function frozen(store: LedgerStore, step: number): UnitLedger {
  const read = readLedger(store.snapshotContent(step))
  if (!read.ok) throw new Error('The frozen copy does not read')
  return read.value
}
