import { roundLabels } from '@shared/ledger'
import { UserError } from '@shared/errors'
import { keyFingerprint, namesKey } from '../exchange'
import type { OpenedSubmission } from '../exchange'
import { localTime } from '../ledger-store'
import type { Context } from './context'
import type { BudgetYear, SubmissionRecord } from './records'
import { openRoundOf, readSubmission, readSubmissions, readUnitRound } from './records'
import { nextState } from '@shared/exchange'

/** Whether a unit's key is known: confirmed before, the unit's first, or another than before. */
export type KeyState = 'known' | 'first' | 'changed'

/** What the department holds against a submission from outside. */
export interface Judgement {
  /** Nothing: it may be taken, once its key is confirmed. */
  readonly refusal?: UserError
  /** This very version is in hand: nothing is to be done. */
  readonly known: boolean
  /** The version that it would come after. */
  readonly inHand?: SubmissionRecord
  readonly key: KeyState
  readonly keyFingerprint: string
  /** What does not stop it and must be seen. */
  readonly notices: readonly string[]
}

/** Judges a verified submission against the department's own records. It changes nothing. */
export function judge(context: Context, year: BudgetYear, opened: OpenedSubmission): Judgement {
  const { content, signer } = opened
  const { fiscalYear, round } = content
  const unit = content.unit.code
  const record = readUnitRound(context, fiscalYear, round, unit)
  const inHand = record.submission === null ? undefined : readSubmission(context, record.submission)
  const known = inHand?.fingerprint === opened.fingerprint
  const refusal =
    refuseUnit(year, opened) ??
    refuseRound(context, opened) ??
    (known ? undefined : refuseVersion(context, opened, inHand)) ??
    (known || nextState(record.state, 'take') !== undefined ? undefined : acceptedAlready(opened, inHand))
  return {
    ...(refusal === undefined ? {} : { refusal }),
    known,
    ...(inHand === undefined ? {} : { inHand }),
    key: keyState(context, unit, signer),
    keyFingerprint: keyFingerprint(signer),
    notices: refusal === undefined ? noticesOn(opened, record.task, year, inHand) : []
  }
}

/** Whether the key is a unit's own. */
export function keyState({ database }: Context, unit: string, signer: string): KeyState {
  const keys = database.all<{ key: string }>('SELECT public_key AS key FROM known_key WHERE unit = ?', unit)
  if (keys.some(({ key }) => key === signer)) return 'known'
  return keys.length === 0 ? 'first' : 'changed'
}

/**
 * Whether a person has confirmed the key, by its fingerprint and with a reason.
 * @throws UserError `keyNotConfirmed`
 */
export function demandConfirmed(
  { key, keyFingerprint: fingerprint }: Judgement,
  opened: OpenedSubmission,
  trust: { readonly fingerprint: string; readonly reason: string } | undefined
): void {
  if (key === 'known') return
  if (trust !== undefined && namesKey(trust.fingerprint, opened.signer) && trust.reason.trim() !== '') return
  const { code, name } = opened.content.unit
  const which = key === 'first' ? '第一次收到这个单位的上报包' : '这个上报包的签名密钥与这个单位以前的不同'
  throw new UserError(
    'keyNotConfirmed',
    `单位 ${code} ${name}：${which}，密钥指纹是 ${fingerprint}，还没有人确认，没有收下。`,
    '请用电话等办法与单位核对这个指纹（单位的回执上有），核对无误后写明依据，确认信任它，再收一次。'
  )
}

/** A unit that is not this department's, or no more. */
function refuseUnit({ department }: BudgetYear, { content }: OpenedSubmission): UserError | undefined {
  const { unit } = content
  const words = `单位 ${unit.code} ${unit.name}`
  const listed = department.units.find(({ code }) => code === unit.code)
  if (content.department !== undefined && content.department.code !== department.code) {
    return new UserError(
      'otherDepartment',
      `${words}的这个上报包是报给部门 ${content.department.code} ${content.department.name} 的，没有收下。`,
      listed === undefined
        ? '请让单位报给它自己的主管部门。'
        : '单位已划转到本部门的，请把本部门的任务包发给它，载入后重新上报。'
    )
  }
  if (listed === undefined) {
    return new UserError(
      'unitNotInDepartment',
      `${words}不在部门 ${department.code} ${department.name} 的单位名单里，没有收下。`,
      '它如果确是本部门的单位，请先把它加进单位名单，再收一次；已经划转到别的部门的，或者不是的，请退给单位。'
    )
  }
  if (listed.status !== 'closed') return undefined
  const { successor } = listed
  return new UserError(
    'unitClosed',
    `${words}已经停用，它的上报包没有收下。`,
    successor === undefined
      ? '请在单位名单里核对它是否确已停用。'
      : `它的业务已由单位 ${successor} 承接，请由承接单位上报。`
  )
}

function refuseRound(context: Context, { content }: OpenedSubmission): UserError | undefined {
  const { fiscalYear, round } = content
  const open = openRoundOf(context, fiscalYear)
  if (open === round) return undefined
  const now = open === undefined ? '现在没有开着的轮次' : `现在收的是${roundLabels[open]}`
  return new UserError(
    'otherRound',
    `这个上报包是 ${fiscalYear} 年度${roundLabels[round]}的，${now}，没有收下。`,
    '请核对是不是选错了文件；单位还停在上一轮的，请把本轮的任务包发给它。'
  )
}

function refuseVersion(
  context: Context,
  opened: OpenedSubmission,
  inHand: SubmissionRecord | undefined
): UserError | undefined {
  const { unit, fiscalYear, round, version } = opened.content
  if (inHand === undefined) return undefined
  const words = `单位 ${unit.code} ${unit.name}`
  if (version < inHand.version) {
    const had = readSubmissions(context, fiscalYear, round, unit.code)
    const replayed = had.some(({ fingerprint }) => fingerprint === opened.fingerprint)
    return new UserError(
      'olderVersion',
      `${words}的这个上报包是第 ${version} 版，${replayed ? '以前收过，' : ''}手里已经有第 ${inHand.version} 版，没有收下。`,
      '请向单位要最新的一版；单位要改回以前内容的，请它撤回后重新上报。'
    )
  }
  if (version > inHand.version) return undefined
  return new UserError(
    'conflictingVersion',
    `${words}报来了两个不同的第 ${version} 版：手里的一份由 ${inHand.madeBy} 在 ${localTime(inHand.madeAt)} 做成，这一份由 ${opened.made.by} 在 ${localTime(opened.made.at)} 做成。这一份没有收下。`,
    `可能有两个人各报了一次。请单位确认以哪一份为准，在那台电脑上撤回后重新上报，版本号从 ${inHand.version + 1} 起。`
  )
}

function acceptedAlready({ content }: OpenedSubmission, inHand: SubmissionRecord | undefined): UserError {
  const { unit, version } = content
  const approved = inHand?.state === 'approved'
  return new UserError(
    'acceptedAlready',
    `单位 ${unit.code} ${unit.name} 的第 ${inHand?.version ?? 0} 版已经${approved ? '批复' : '接收'}，第 ${version} 版没有收下。`,
    approved ? '批复以后的变动要走预算调整。' : '确要改收新的一版，请先取消接收并写明原因。'
  )
}

function noticesOn(
  { content }: OpenedSubmission,
  task: string | null,
  { department }: BudgetYear,
  inHand: SubmissionRecord | undefined
): string[] {
  const notices: string[] = []
  if (content.task === undefined) notices.push('这本账不是按本部门的任务包填的，请核对控制数和上年数。')
  else if (task !== null && content.task !== task)
    notices.push('这本账是按较早的任务包填的，之后又下发过任务，请核对。')
  const listed = department.units.find(({ code }) => code === content.unit.code)
  if (listed !== undefined && listed.name !== content.unit.name)
    notices.push(`单位名称是“${content.unit.name}”，名单里是“${listed.name}”。`)
  if (content.checks.notRun > 0) notices.push(`有 ${content.checks.notRun} 条审核规则没有运行。`)
  if (content.checks.warnings > 0)
    notices.push(`有 ${content.checks.warnings} 条警告，${content.explanations.length} 条写了说明。`)
  if (inHand?.state === 'submitted') notices.push(`它将替代正在审核的第 ${inHand.version} 版。`)
  return notices
}
