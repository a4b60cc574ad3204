import { roundLabels } from '@shared/ledger'
import { UserError } from '@shared/errors'
import { controlTotalsOf, packageEndings, rowCountsOf, writeLedger } from '@shared/exchange'
import type { Comment, Decision, PartName, ReplyStatement } from '@shared/exchange'
import type { Round, UnitLedger } from '@shared/ledger'
import { groupInterchangeAmount } from '@shared/money'
import { packageBytes, packageFile, readPackageOf, signPackage } from '../exchange'
import type { SignedPackage, SigningKey } from '../exchange'
import { saveExport } from '../export'
import { join } from 'node:path'
import { approveRound, demandApprovalDay, judgeOther } from './approving'
import type { OtherLedger } from './approving'
import type { Context } from './context'
import { keptName, preparedPackage } from './keep'
import { writeLog } from './log'
import {
  openRoundOf,
  readLedgerInHand,
  readSubmission,
  readUnitRound,
  readYear,
  setSubmissionState,
  writeUnitRound
} from './records'
import type { SubmissionRecord, UnitRound } from './records'
import { nextState, stateWords } from '@shared/exchange'
import type { BoardEvent } from '@shared/exchange'

/** A unit in the open round of a year. */
export interface UnitPlace {
  readonly fiscalYear: number
  /** The unit's code. */
  readonly unit: string
}

/** Where a reply package is written for the unit. */
export interface ReplyTarget {
  readonly out: string
  readonly replace?: boolean
  readonly password?: string
}

/** 批复 of the version in hand. */
export interface Approval {
  readonly decision: 'approve'
  /** The day of the approval, YYYY-MM-DD. */
  readonly on: string
  /** The approved ledger, where it is another than what was handed in. */
  readonly other?: OtherLedger
}

/** What the department decides on the version in hand. */
export type ReplyDecision =
  | { readonly decision: 'sendBack'; readonly comments: readonly Comment[] }
  | { readonly decision: 'accept' }
  | Approval

/**
 * 退回, 接收, 批复: decides on the version in hand, and makes the reply package that tells the unit. The decision
 * is first: when only the writing fails, the same package can be written again (`rewriteReply`).
 * @returns the reply's fingerprint
 * @throws UserError `nothingInHand`, `notInThisState`, `noComments`, `approvalDay`, `otherLedger`, `notBalanced`;
 * nothing has changed then
 */
export async function reply(
  context: Context,
  place: UnitPlace,
  decided: ReplyDecision,
  { key, ...target }: ReplyTarget & { readonly key: SigningKey }
): Promise<string> {
  if (decided.decision === 'sendBack' && decided.comments.length === 0) {
    throw new UserError('noComments', '还没有写退回的意见，没有退回。', '请写明要单位改什么。')
  }
  const { round, record, submission } = inHandOf(context, place)
  demandEvent(record, decided.decision)
  const ledger = decided.decision === 'approve' ? approvedLedger(context, submission, decided) : undefined
  const signed = signedReply(context, submission, decided, ledger, key)
  const name = keptName('reply', submission, signed.fingerprint)
  const keep = await preparedPackage(context, 'reply', signed)
  context.database.transaction(() => {
    const now = inHandOf(context, place)
    if (now.submission.id !== submission.id) throw changedMeanwhile()
    demandEvent(now.record, decided.decision)
    keep(name)
    decide(context, { submission, record: now.record }, decided, signed, { file: name, ledger })
    if (ledger !== undefined) approveRound(context, submission, ledger, signed.fingerprint)
  })
  await writeOut(context, signed, target, round)
  return signed.fingerprint
}

/**
 * The version in hand, where this may be decided on it now. It changes nothing.
 * @throws UserError `noRoundOpen`, `nothingInHand`, `notInThisState`
 */
export function decidable(
  context: Context,
  place: UnitPlace,
  decision: Decision
): { readonly round: Round; readonly version: number } {
  const { round, record, submission } = inHandOf(context, place)
  demandEvent(record, decision)
  return { round, version: submission.version }
}

/** The newest reply to the version in hand: what it decided. @throws UserError `nothingInHand`, `noReply` */
export function newestReply(
  context: Context,
  place: UnitPlace
): { readonly round: Round; readonly version: number; readonly decision: Decision; readonly file: string } {
  const { submission, round } = inHandOf(context, place)
  const [row] = context.database.all<{ file: string; decision: Decision }>(
    'SELECT file, decision FROM reply WHERE submission = ? ORDER BY id DESC LIMIT 1',
    submission.id
  )
  if (row === undefined) throw new UserError('noReply', `对单位 ${place.unit} 的这一版还没有答复。`)
  return { round, version: submission.version, ...row }
}

/**
 * 取消接收: an accepted version is under review again.
 * @throws UserError `nothingInHand`, `notInThisState`, `reasonMissing`
 */
export function unaccept(context: Context, place: UnitPlace, reason: string): void {
  if (reason.trim() === '') {
    throw new UserError('reasonMissing', '取消接收要写明原因，没有取消。', '请写明原因后再试。')
  }
  context.database.transaction(() => {
    const { record, submission } = inHandOf(context, place)
    demandEvent(record, 'unaccept')
    setSubmissionState(context, submission.id, 'submitted')
    const { fiscalYear, round, unit } = submission
    writeUnitRound(context, [fiscalYear, round, unit], { ...record, state: 'submitted' })
    logDecision(context, submission, 'unaccepted', `取消接收第 ${submission.version} 版：${reason}`)
  })
}

/**
 * Writes the newest reply to a unit again, the very same package.
 * @throws UserError `noReply`, `fileExists`
 */
export async function rewriteReply(context: Context, place: UnitPlace, target: ReplyTarget): Promise<void> {
  const { round, file } = newestReply(context, place)
  const bytes = packageFile(context.files, join(context.folder, file))
  await writeOut(context, await readPackageOf('reply', bytes), target, round)
}

/** The name that a reply is offered under. */
export function replyFileName(
  { fiscalYear, unit }: UnitPlace,
  { round, version, decision }: { round: Round; version: number; decision: Decision }
): string {
  return `${unit}_${fiscalYear}_${roundLabels[round]}_第${version}版_${decisionWords[decision]}${packageEndings.reply}`
}

const decisionWords: Readonly<Record<Decision, string>> = {
  sendBack: '退回',
  accept: '接收',
  approve: '批复'
}
const pastTense = { sendBack: 'sentBack', accept: 'accepted', approve: 'approved' } as const

interface InHand {
  readonly round: Round
  readonly record: UnitRound
  readonly submission: SubmissionRecord
}

function inHandOf(context: Context, { fiscalYear, unit }: UnitPlace): InHand {
  readYear(context, fiscalYear)
  const round = openRoundOf(context, fiscalYear)
  if (round === undefined) {
    throw new UserError('noRoundOpen', `${fiscalYear} 年度现在没有开着的轮次。`, '请先开始一轮。')
  }
  const record = readUnitRound(context, fiscalYear, round, unit)
  if (record.submission === null) {
    throw new UserError(
      'nothingInHand',
      `单位 ${unit} 在${roundLabels[round]}还没有上报，不能答复。`,
      '请先收下它的上报包。'
    )
  }
  return { round, record, submission: readSubmission(context, record.submission) }
}

function demandEvent({ state }: UnitRound, event: BoardEvent): void {
  if (nextState(state, event) !== undefined) return
  const words = { ...decisionWords, unaccept: '取消接收', issue: '下发', take: '收下' }[event]
  const hint = event === 'approve' ? '请先接收再批复。' : '请刷新看板，核对它现在的状态。'
  throw new UserError('notInThisState', `这个单位现在是“${stateWords[state]}”，不能${words}。`, hint)
}

function changedMeanwhile(): UserError {
  return new UserError('changedMeanwhile', '这个单位刚刚换了一版，没有答复。', '请看过新的一版再决定。')
}

function approvedLedger(
  context: Context,
  { fiscalYear, round, unit }: SubmissionRecord,
  { on, other }: Approval
): UnitLedger {
  demandApprovalDay(context, fiscalYear, on)
  if (other !== undefined) judgeOther(context, { fiscalYear, unit }, other)
  const ledger = other?.ledger ?? readLedgerInHand(context, fiscalYear, round, unit)?.ledger
  if (ledger === undefined) throw new Error('No ledger in hand')
  return { ...ledger, round: 'approved' }
}

function signedReply(
  { user, clock, ...context }: Context,
  submission: SubmissionRecord,
  decided: ReplyDecision,
  ledger: UnitLedger | undefined,
  key: SigningKey
): SignedPackage {
  const { fiscalYear, round, version, unit, fingerprint } = submission
  const { department } = readYear({ ...context, user, clock }, fiscalYear)
  const listed = department.units.find(({ code }) => code === unit)
  const content: Omit<ReplyStatement, 'parts'> = {
    unit: { code: unit, name: ledger?.unit.name ?? listed?.name ?? unit },
    ...{ fiscalYear, round, version },
    department: { code: department.code, name: department.name },
    submission: fingerprint,
    decision: decided.decision,
    comments: decided.decision === 'sendBack' ? [...decided.comments] : [],
    ...(decided.decision === 'approve' ? { approvedOn: decided.on } : {}),
    ...(ledger === undefined ? {} : { rows: rowCountsOf(ledger), totals: controlTotalsOf(ledger) })
  }
  const parts = new Map<PartName, string>(ledger === undefined ? [] : [['ledger.json', writeLedger(ledger)]])
  return signPackage({ kind: 'reply', content }, parts, { at: clock().toISOString(), by: user }, key)
}

function decide(
  context: Context,
  { submission, record }: { submission: SubmissionRecord; record: UnitRound },
  decided: ReplyDecision,
  signed: SignedPackage,
  { file, ledger }: { file: string; ledger: UnitLedger | undefined }
): void {
  const { decision } = decided
  const { fiscalYear, round, unit, version } = submission
  const state = pastTense[decision]
  const { database, clock, user } = context
  // Accepted, un-accepted and accepted again: the very same package, decided anew.
  database.run('DELETE FROM reply WHERE file = ?', file)
  database.run(
    'INSERT INTO reply (submission, decision, fingerprint, made_at, made_by, file) VALUES (?, ?, ?, ?, ?, ?)',
    ...[submission.id, decision, signed.fingerprint, clock().toISOString(), user, file]
  )
  setSubmissionState(context, submission.id, state)
  writeUnitRound(context, [fiscalYear, round, unit], { ...record, state })
  const more = moreWords(decided, ledger)
  logDecision(context, submission, state, `${decisionWords[decision]}第 ${version} 版${more}。`)
}

/** What the log says of a decision besides the version: by which ledger, when, how much. */
function moreWords(decided: ReplyDecision, ledger: UnitLedger | undefined): string {
  if (decided.decision === 'sendBack') return `，意见 ${decided.comments.length} 条`
  if (decided.decision === 'accept' || ledger === undefined) return ''
  const by = decided.other === undefined ? '' : `按“${decided.other.name}”，`
  return `：${by}${decided.on}，支出 ${groupInterchangeAmount(controlTotalsOf(ledger).expenditure)} 元`
}

function logDecision(
  context: Context,
  { fiscalYear, round, unit, version, fingerprint }: SubmissionRecord,
  event: 'sentBack' | 'accepted' | 'unaccepted' | 'approved',
  message: string
): void {
  writeLog(context, { event, message, fiscalYear, round, unit, version, fingerprint })
}

async function writeOut(
  { files }: Context,
  signed: SignedPackage,
  { out, replace = false, password }: ReplyTarget,
  round: Round
): Promise<void> {
  try {
    saveExport(files, out, await packageBytes(signed, password), { replace })
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    throw new UserError(
      'decidedNotWritten',
      `${roundLabels[round]}的决定已经记下，但回复包没有写成：${cause.message}`,
      '请另选一个位置，重新写出回复包；内容不会变。',
      { cause }
    )
  }
}
