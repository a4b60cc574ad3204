import { join, resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { comment } from '@shared/exchange'
import type { DepartmentCeilings } from '@shared/exchange'
import { roundLabels, rounds } from '@shared/ledger'
import type { Round } from '@shared/ledger'
import { z } from '@shared/zod'
import { stateWords } from '@shared/exchange'
import { ShippedCatalogs, WorkspaceCatalogs } from '../../catalogs'
import { readOtherLedger } from '../../department'
import type { DepartmentDesk, IntakeProgress, OtherLedger, ReplyDecision } from '../../department'
import { keyFingerprint, openKey } from '../../exchange'
import { nodeFiles, readTextFile } from '../../files'
import { localTime } from '../../ledger-store'
import type { Command, Given, Outcome, Surroundings } from '../command'
import { choice, firstArgument, sentence, WrongUse } from '../command'
import { readCeilingsFile, readDepartmentFile, yearOf } from './consolidation-input'
import { atDesk, passwordOf, placeOf } from './package-common'
import { defaultTemplate, templateText } from './tables-input'

const most = { most: 4 * 1024 * 1024 }
const drafts = ['secondDraft', 'firstDraft', 'adjustment'] as const
const common = { workspace: 'DIR', user: 'NAME' } as const

/** `package setup --workspace W --department F`: a department's year and its round. */
export const setupCommand: Command = {
  takes: [],
  options: {
    ...common,
    department: 'FILE',
    template: 'ID|FILE',
    ceilings: 'FILE',
    round: drafts.join('|'),
    close: true
  },
  needs: ['workspace', 'department'],
  purpose: '部门设置年度（--ceilings 连同控制数）并开始一轮；--close 先结束开着的一轮',
  run: (given, surroundings) =>
    atDesk(
      given,
      surroundings,
      async (desk, folder) => {
        const department = readDepartmentFile(given, surroundings)
        const template = templateText(given.values['template'] ?? defaultTemplate, surroundings).text
        const { fiscalYear } = department
        const ceilings = readCeilingsFile(given, department, surroundings) ??
          ceilingsOf(desk, fiscalYear) ?? { department: { sources: {} }, units: {} }
        desk.setUp({ department, template, ceilings })
        const round = choice(given, 'round', drafts)
        const open = desk.openedRound(fiscalYear)
        if (open !== undefined && open !== round && given.switches.has('close')) desk.closeRound(fiscalYear)
        if (open !== round) desk.openRound(fiscalYear, round)
        const key = keyFingerprint((await openKey(nodeFiles, folder)).publicKey)
        const text = `${department.code} ${department.name}：${fiscalYear} 年度${roundLabels[round]}。部门的密钥指纹：${key}`
        return { code: 0, text, json: { fiscalYear, round, key } }
      },
      { make: true }
    )
}

function ceilingsOf(desk: DepartmentDesk, fiscalYear: number): DepartmentCeilings | undefined {
  return desk.years().includes(fiscalYear) ? desk.year(fiscalYear).ceilings : undefined
}

/** `package task --workspace W --out DIR`: tasks for all units, or for some. */
export const taskCommand: Command = {
  takes: [],
  options: {
    ...common,
    year: 'YEAR',
    out: 'DIR',
    units: ['CODE'],
    due: 'DATE',
    note: 'TEXT',
    password: 'TEXT'
  },
  needs: ['workspace', 'out'],
  purpose: '部门给全部单位（或 --units 的单位）下发任务包',
  run: (given, surroundings) =>
    atDesk(given, surroundings, async (desk, folder) => {
      const { due, note } = given.values
      const units = given.lists['units']
      if (due !== undefined && !z.iso.date().safeParse(due).success)
        throw new WrongUse(`--due 要写截止的日期，如 2022-12-01，不能是“${due}”。`)
      const issued = []
      for await (const one of desk.issueTasks(yearOf(given, desk), {
        key: await openKey(nodeFiles, folder),
        out: placeOf(given, 'out', surroundings),
        ...passwordOf(given),
        ...(units === undefined ? {} : { units }),
        ...(due === undefined ? {} : { due }),
        ...(note === undefined ? {} : { note })
      }))
        issued.push(one)
      const text = issued.map(({ path }) => path).join('\n')
      return {
        code: 0,
        text,
        json: { tasks: issued.map(({ unit, path, version }) => ({ unit, path, version })) }
      }
    })
}

/** `package accept F… --workspace W`: packages taken in; a key is confirmed by its fingerprint. */
export const acceptCommand: Command = {
  takes: ['FILE…'],
  options: { ...common, trust: 'FINGERPRINT', reason: 'TEXT', password: 'TEXT' },
  needs: ['workspace'],
  purpose: '部门收下上报包；第一次或换过的密钥要用 --trust 和 --reason 确认',
  run: (given, surroundings) =>
    atDesk(given, surroundings, async (desk) => {
      const { trust, reason } = given.values
      if ((trust === undefined) !== (reason === undefined))
        throw new WrongUse('--trust 和 --reason 要一起用：确认密钥要写明依据。')
      const paths = given.arguments.map((name) => resolve(surroundings.folder, name))
      const done: IntakeProgress[] = []
      for await (const one of desk.intakeAll(paths, {
        ...passwordOf(given),
        ...(trust === undefined || reason === undefined ? {} : { trust: { fingerprint: trust, reason } })
      }))
        done.push(one)
      return intakeOutcome(done)
    })
}

/** One package that is refused is a refusal as everywhere; of several each is told. */
function intakeOutcome(done: readonly IntakeProgress[]): Outcome {
  const [only] = done
  if (done.length === 1 && only?.refusal !== undefined) throw only.refusal
  const lines = done.map(({ path, result, refusal }) => {
    if (refusal !== undefined) return `${path}：${sentence(refusal)}`
    const what = result?.outcome === 'known' ? '以前收过，没有变化' : '已收下'
    const replaced = result?.replaced === undefined ? '' : `，替代第 ${result.replaced} 版`
    const notes = (result?.notices ?? []).map((note) => `\n  提示：${note}`).join('')
    return `单位 ${result?.unit ?? ''} 第 ${result?.version ?? 0} 版${what}${replaced}。${notes}`
  })
  const refused = done.some(({ refusal }) => refusal !== undefined)
  const json = done.map(({ path, result, refusal }) => ({
    path,
    ...(result ?? {}),
    ...(refusal === undefined ? {} : { error: refusal.toFailure() })
  }))
  return { code: refused ? 1 : 0, text: lines.join('\n'), json: { packages: json } }
}

/** `package reply UNIT --workspace W --out F` with the decision. */
export const replyCommand: Command = {
  takes: ['UNIT'],
  options: {
    ...common,
    ...{ year: 'YEAR', out: 'FILE', force: true, password: 'TEXT', rewrite: true },
    ...{ 'send-back': 'TEXT', comments: 'FILE.json', accept: true, approve: 'DATE', ledger: 'FILE' }
  },
  needs: ['workspace', 'out'],
  purpose: '部门答复手里的一版：退回（写明意见）、接收或批复（--ledger 按另一本账）；--rewrite 重新写出',
  run: (given, surroundings) =>
    atDesk(given, surroundings, async (desk, folder) => {
      const place = { fiscalYear: yearOf(given, desk), unit: firstArgument(given) }
      const out = placeOf(given, 'out', surroundings)
      const target = { out, replace: given.switches.has('force'), ...passwordOf(given) }
      if (given.switches.has('rewrite')) {
        await desk.rewriteReply(place, target)
        return { code: 0, text: out, json: { package: out } }
      }
      const decided = await decisionOf(given, surroundings, folder)
      const key = await openKey(nodeFiles, folder)
      const fingerprint = await desk.reply(place, decided, { ...target, key })
      return { code: 0, text: out, json: { package: out, decision: decided.decision, fingerprint } }
    })
}

async function decisionOf(
  given: Given,
  surroundings: Surroundings,
  workspace: string
): Promise<ReplyDecision> {
  const { 'send-back': text, comments: file, approve, ledger } = given.values
  const sendsBack = text !== undefined || file !== undefined
  const accepts = given.switches.has('accept')
  if ([sendsBack, accepts, approve !== undefined].filter(Boolean).length !== 1)
    throw new WrongUse('--send-back（或 --comments）、--accept、--approve 要用且只用一个。')
  if (ledger !== undefined && approve === undefined)
    throw new WrongUse('--ledger 只和 --approve 一起用：它是批复的账。')
  if (accepts) return { decision: 'accept' }
  if (approve !== undefined) {
    if (!z.iso.date().safeParse(approve).success)
      throw new WrongUse(`--approve 要写批复的日期，如 2023-02-10，不能是“${approve}”。`)
    if (ledger === undefined) return { decision: 'approve', on: approve }
    return { decision: 'approve', on: approve, other: await otherLedger(ledger, surroundings, workspace) }
  }
  const whole = text === undefined ? [] : [{ label: '整本账', text }]
  return {
    decision: 'sendBack',
    comments: [...whole, ...(file === undefined ? [] : commentsIn(file, surroundings.folder))]
  }
}

/** The ledger to approve by, with the catalog that the department's workspace has for its year. */
async function otherLedger(
  path: string,
  { folder, resources, user, clock }: Surroundings,
  workspace: string
): Promise<OtherLedger> {
  const read = await readOtherLedger(nodeFiles, resolve(folder, path), { user, clock })
  const shipped = new ShippedCatalogs(nodeFiles, join(resources, 'catalogs'))
  const catalogs = new WorkspaceCatalogs(nodeFiles, shipped, join(workspace, 'catalogs'))
  return { ...read, catalog: catalogs.read(read.ledger.fiscalYear) }
}

function commentsIn(file: string, folder: string): z.output<typeof comment>[] {
  const content = readTextFile(nodeFiles, resolve(folder, file), most)
  if (content === undefined) throw new UserError('noFile', `找不到文件“${file}”。`, '请检查文件名。')
  try {
    return z.array(comment).parse(JSON.parse(content))
  } catch {
    const action = '请写成 [{ "path", "label", "text" }] 的样子。'
    throw new UserError('faultyComments', `文件“${file}”不是退回的意见，没有退回。`, action)
  }
}

/** `package unaccept UNIT --workspace W --reason R`. */
export const unacceptCommand: Command = {
  takes: ['UNIT'],
  options: { ...common, year: 'YEAR', reason: 'TEXT' },
  needs: ['workspace', 'reason'],
  purpose: '部门取消接收，写明原因；这一版回到待审核',
  run: (given, surroundings) =>
    atDesk(given, surroundings, (desk) => {
      const unit = firstArgument(given)
      desk.unaccept({ fiscalYear: yearOf(given, desk), unit }, given.values['reason'] ?? '')
      return { code: 0, text: `已取消接收单位 ${unit}。`, json: { unit } }
    })
}

/** `package board --workspace W`: where every unit stands. */
export const boardCommand: Command = {
  takes: [],
  options: { ...common, year: 'YEAR', round: rounds.join('|'), log: true },
  needs: ['workspace'],
  purpose: '部门看板：各单位的状态和版本；--log 看全部往来的记录',
  run: (given, surroundings) =>
    atDesk(given, surroundings, (desk) => {
      if (given.switches.has('log')) return logOutcome(desk)
      const fiscalYear = yearOf(given, desk)
      const round: Round =
        given.values['round'] === undefined
          ? (desk.openedRound(fiscalYear) ?? 'approved')
          : choice(given, 'round', rounds)
      const rows = desk.board(fiscalYear, round)
      const lines = rows.map(({ code, name, state, inHand }) =>
        [
          ...[code, name, stateWords[state]],
          inHand === undefined ? '' : `第 ${inHand.version} 版`,
          inHand === undefined ? '' : `支出 ${inHand.totals.expenditure} 元`
        ].join('\t')
      )
      const text = [`${fiscalYear} 年度${roundLabels[round]}`, ...lines].join('\n')
      return { code: 0, text, json: { fiscalYear, round, units: rows } }
    })
}

function logOutcome(desk: DepartmentDesk): Outcome {
  const log = desk.log()
  const lines = log.map(({ number, time, user, unit = '', message }) =>
    [number, localTime(time), user, unit, message].join('\t')
  )
  return { code: 0, text: lines.join('\n'), json: { log } }
}
