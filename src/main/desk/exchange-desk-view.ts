import { summaryOf } from '@shared/exchange'
import type { ChecksRecord } from '@shared/exchange'
import type { ExchangeView, SubmissionPreparation, SubmissionReceipt } from '@shared/ipc'
import {
  exchangeState,
  handedInVersions,
  keyFingerprint,
  shortFingerprint,
  submissionFileName
} from '../exchange'
import type { HandedIn, Preparation, Receipt, TaskInHand, WhatCameOfIt } from '../exchange'
import { localTime } from '../ledger-store'
import type { LedgerStore } from '../ledger-store'

/** Where the ledger stands, as its window shows it. @throws UserError `exchangeAltered` */
export function exchangeView(store: LedgerStore, filledByDepartment: boolean): ExchangeView {
  const { task, comments, ...state } = exchangeState(store)
  return {
    ...state,
    ...(task === undefined ? {} : { task: taskView(task) }),
    comments,
    versions: handedInVersions(store).reverse().map(versionView),
    filledByDepartment
  }
}

function taskView({ content, task, department }: TaskInHand): NonNullable<ExchangeView['task']> {
  const { due, note, ceilings } = task
  return {
    version: content.version,
    round: content.round,
    department: content.department,
    keyFingerprint: keyFingerprint(department),
    ...(due === undefined ? {} : { due }),
    ...(note === undefined ? {} : { note }),
    ceilings
  }
}

function versionView({ fingerprint, time, then, ...version }: HandedIn): ExchangeView['versions'][number] {
  return {
    ...version,
    fingerprint: shortFingerprint(fingerprint),
    time: localTime(time),
    then: then.map((one) => ({ what: whatWords(one), time: localTime(one.time) }))
  }
}

function whatWords({ decision, comments = 0 }: WhatCameOfIt): string {
  if (decision === undefined) return '撤回'
  if (decision === 'sendBack') return `退回（意见 ${comments} 条）`
  return decision === 'accept' ? '接收' : '批复'
}

/** What would go out, with each explanation's finding in words. */
export function preparationView(
  { statement, obstacles }: Preparation,
  checks: ChecksRecord,
  keyLocked: boolean
): SubmissionPreparation {
  const findings = new Map(
    checks.rules.flatMap(({ findings: found }) => found.map(({ identity, message }) => [identity, message]))
  )
  return {
    version: statement.version,
    totals: statement.totals,
    rows: statement.rows,
    checks: summaryOf(checks),
    explanations: statement.explanations.map((explanation) => ({
      finding: findings.get(explanation.identity) ?? '',
      explanation
    })),
    obstacles: obstacles.map(({ code, message, action }) => ({
      code,
      message,
      ...(action === undefined ? {} : { action })
    })),
    fileName: submissionFileName(statement),
    keyLocked
  }
}

/** @param step the step that handed it in */
export function receiptView(receipt: Receipt, step: number): SubmissionReceipt {
  const { statement, fingerprint, keyFingerprint: key, at, by } = receipt
  const { unit, department, fiscalYear, round, version, totals } = statement
  return {
    step,
    unit,
    ...(department === undefined ? {} : { department }),
    ...{ fiscalYear, round, version, totals },
    fingerprint: shortFingerprint(fingerprint),
    keyFingerprint: key,
    at: localTime(at),
    by
  }
}
