import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { controlTotalsOf, writeLedger } from '@shared/exchange'
import type { ControlTotals } from '@shared/exchange'
import { differencesByContent, emptyLedger, roundLabels } from '@shared/ledger'
import type { Change, UnitLedger } from '@shared/ledger'
import { packageFile, readPackageOf } from '../exchange'
import type { OpenedSubmission } from '../exchange'
import type { Context } from './context'
import { demandConfirmed, judge } from './judge'
import type { Judgement } from './judge'
import { keptName, preparedPackage } from './keep'
import { writeLog } from './log'
import type { NewLogEntry } from './log'
import {
  insertSubmission,
  readLedgerInHand,
  readUnitRound,
  readYear,
  readYears,
  setSubmissionState,
  writeLedgerInHand,
  writeUnitRound
} from './records'
import type { BudgetYear } from './records'

export interface IntakeOptions {
  readonly password?: string
  /** A key's fingerprint that a person has compared with the unit, and how. */
  readonly trust?: { readonly fingerprint: string; readonly reason: string }
}

/** What a package is and would change, before it is taken. */
export interface IntakePreview extends Judgement {
  readonly submission: OpenedSubmission
  /** Cell by cell against the version in hand; every cell when there is none. */
  readonly differences: readonly Change[]
  /** Totals of the version in hand and of this one, in 元; `before` absent when there is none in hand. */
  readonly totals: { readonly before?: ControlTotals; readonly after: ControlTotals }
}

/** What became of a package. */
export interface IntakeResult {
  readonly outcome: 'taken' | 'known'
  readonly unit: string
  readonly version: number
  readonly fingerprint: string
  /** The version that it replaced. */
  readonly replaced?: number
  readonly notices: readonly string[]
}

/**
 * Looks into a package: verified, judged and compared with the version in hand. It changes nothing.
 * @throws UserError as `readPackage`; `yearNotSetUp`
 */
export async function previewIntake(
  context: Context,
  path: string,
  { password }: Pick<IntakeOptions, 'password'> = {}
): Promise<IntakePreview> {
  const submission = await verified(context, path, password)
  const { fiscalYear, round, unit } = submission.content
  const judgement = judge(context, yearOf(context, submission), submission)
  const held = readLedgerInHand(context, fiscalYear, round, unit.code)?.ledger
  return {
    ...judgement,
    submission,
    differences: differencesByContent(held ?? blank(submission.ledger), submission.ledger),
    totals: {
      ...(held === undefined ? {} : { before: controlTotalsOf(held) }),
      after: submission.content.totals
    }
  }
}

/**
 * Takes a package in: all of it or nothing. Whatever becomes of it, the log says so; a refusal leaves nothing
 * else behind.
 * @throws UserError as `readPackage`; `otherDepartment`, `unitNotInDepartment`, `unitClosed`, `yearNotSetUp`,
 * `otherRound`, `olderVersion`, `conflictingVersion`, `acceptedAlready`, `keyNotConfirmed`
 */
export async function intake(
  context: Context,
  path: string,
  options: IntakeOptions = {}
): Promise<IntakeResult> {
  let opened: OpenedSubmission | undefined
  try {
    opened = await verified(context, path, options.password)
    return await takeVerified(context, opened, options)
  } catch (error) {
    if (error instanceof UserError) logRefusal(context, path, opened, error)
    throw error
  }
}

async function verified(context: Context, path: string, password?: string): Promise<OpenedSubmission> {
  const bytes = packageFile(context.files, path)
  return readPackageOf('submission', bytes, password === undefined ? {} : { password })
}

/** What is set for the package's year. @throws UserError `yearNotSetUp` */
function yearOf(context: Context, { content }: OpenedSubmission): BudgetYear {
  const { unit, fiscalYear } = content
  if (readYears(context).includes(fiscalYear)) return readYear(context, fiscalYear)
  throw new UserError(
    'yearNotSetUp',
    `单位 ${unit.code} ${unit.name}的这个上报包是 ${fiscalYear} 年度的，本部门还没有设置 ${fiscalYear} 年度，没有收下。`,
    '请核对是不是选错了文件；确要编这一年的，请先在部门设置里设置这个年度、开始一轮，再收一次。'
  )
}

async function takeVerified(
  context: Context,
  opened: OpenedSubmission,
  { trust }: IntakeOptions
): Promise<IntakeResult> {
  const { content, fingerprint } = opened
  const { fiscalYear, round, version } = content
  const unit = content.unit.code
  const name = keptName('submission', { fiscalYear, round, unit, version }, fingerprint)
  const keep = await preparedPackage(context, 'submission', opened)
  // From here on in one transaction: nobody else takes or accepts anything of the unit meanwhile.
  return context.database.transaction((): IntakeResult => {
    const judgement = judge(context, yearOf(context, opened), opened)
    if (judgement.refusal !== undefined) throw judgement.refusal
    const result = { unit, version, fingerprint, notices: judgement.notices }
    if (judgement.known) {
      writeLog(context, entryOf(opened, 'intakeKnown', '同一个上报包又收了一次，没有变化。'))
      return { ...result, outcome: 'known' }
    }
    demandConfirmed(judgement, opened, trust)
    if (judgement.key !== 'known' && trust !== undefined) confirmKey(context, opened, trust.reason)
    keep(name)
    record(context, opened, name, judgement)
    const { inHand } = judgement
    return { ...result, outcome: 'taken', ...(inHand === undefined ? {} : { replaced: inHand.version }) }
  })
}

function record(
  context: Context,
  opened: OpenedSubmission,
  file: string,
  { inHand }: Pick<Judgement, 'inHand'>
): void {
  const { content, fingerprint, signer, made, manifest } = opened
  const { fiscalYear, round, version } = content
  const unit = content.unit.code
  const id = insertSubmission(context, {
    ...{ fiscalYear, round, unit, version, fingerprint, signer, manifest, file },
    madeAt: made.at,
    madeBy: made.by,
    takenAt: context.clock().toISOString(),
    takenBy: context.user,
    state: 'submitted'
  })
  if (inHand?.state === 'submitted') setSubmissionState(context, inHand.id, 'replaced')
  const before = readUnitRound(context, fiscalYear, round, unit)
  writeUnitRound(context, [fiscalYear, round, unit], { ...before, state: 'submitted', submission: id })
  const ledger = { fingerprint, content: writeLedger(opened.ledger) }
  writeLedgerInHand(context, [fiscalYear, round, unit], ledger)
  const replaced = inHand === undefined ? '' : `，替代第 ${inHand.version} 版`
  writeLog(context, entryOf(opened, 'intakeTaken', `收下${roundLabels[round]}第 ${version} 版${replaced}。`))
}

function confirmKey(context: Context, opened: OpenedSubmission, reason: string): void {
  const { database, clock, user } = context
  const unit = opened.content.unit.code
  database.run(
    'INSERT INTO known_key (unit, public_key, confirmed_at, confirmed_by, reason) VALUES (?, ?, ?, ?, ?)',
    ...[unit, opened.signer, clock().toISOString(), user, reason]
  )
  writeLog(context, entryOf(opened, 'keyConfirmed', `确认信任单位的签名密钥：${reason}`))
}

function entryOf(
  { content, fingerprint }: OpenedSubmission,
  event: NewLogEntry['event'],
  message: string
): NewLogEntry {
  const { fiscalYear, round, version } = content
  return { event, message, fiscalYear, round, unit: content.unit.code, version, fingerprint }
}

/** A refusal of what could not even be verified names the file alone: nothing that it says can be believed. */
function logRefusal(
  context: Context,
  path: string,
  opened: OpenedSubmission | undefined,
  error: UserError
): void {
  const message = `没有收下“${basename(path)}”：${error.message}`
  context.database.transaction(() => {
    if (opened === undefined) writeLog(context, { event: 'intakeRefused', message })
    else writeLog(context, entryOf(opened, 'intakeRefused', message))
  })
}

/** What a ledger is compared with when none is in hand: one that says only whose it is. */
function blank({ unit, fiscalYear, round }: UnitLedger): UnitLedger {
  return { ...emptyLedger(unit.code, fiscalYear), unit, round }
}

/** One of many packages, and what became of it. */
export interface IntakeProgress {
  readonly path: string
  /** How many are done, this one included, and how many there are. */
  readonly done: number
  readonly of: number
  readonly result?: IntakeResult
  readonly refusal?: UserError
}

/**
 * Takes many packages in, one after the other; each is taken as a whole or refused, and a refusal does not stop
 * the others. When it is cancelled, what was taken stays taken and nothing is half done.
 */
export async function* intakeAll(
  context: Context,
  paths: readonly string[],
  { signal, ...options }: IntakeOptions & { readonly signal?: AbortSignal } = {}
): AsyncGenerator<IntakeProgress> {
  for (const [at, path] of paths.entries()) {
    if (signal?.aborted === true) return
    const progress = { path, done: at + 1, of: paths.length }
    try {
      yield { ...progress, result: await intake(context, path, options) }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      yield { ...progress, refusal: error }
    }
  }
}
