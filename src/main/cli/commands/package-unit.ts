import { join, resolve } from 'node:path'
import { explanation } from '@shared/exchange'
import type { ChecksRecord } from '@shared/exchange'
import { UserError } from '@shared/errors'
import { describePath, roundLabels } from '@shared/ledger'
import { z } from '@shared/zod'
import {
  exchangeState,
  explainFinding,
  explanationsOf,
  handedInVersions,
  keyFingerprint,
  loadTask,
  openKey,
  packageFile,
  readPackage,
  readPackageOf,
  receiptText,
  rewriteSubmission,
  sha256,
  shortFingerprint,
  submit,
  takeReply,
  withdraw
} from '../../exchange'
import { nodeFiles, readTextFile } from '../../files'
import { localTime } from '../../ledger-store'
import type { LedgerStore } from '../../ledger-store'
import type { Command, Given, Outcome, Surroundings } from '../command'
import { firstArgument, WrongUse } from '../command'
import { ledgerPath } from './open'
import { checksOf, passwordOf, placeOf, withOpenLedger, workspaceOf } from './package-common'
import { defaultTemplate, templateText } from './tables-input'

const most = { most: 4 * 1024 * 1024 }

/** `package load F --workspace W`: a task into a unit's workspace. */
export const loadCommand: Command = {
  takes: ['TASK'],
  options: { workspace: 'DIR', trust: 'FINGERPRINT', password: 'TEXT', user: 'NAME' },
  needs: ['workspace'],
  purpose: '单位载入任务包：新建账册，或者更新轮次、上年数和控制数',
  async run(given, surroundings) {
    const bytes = packageFile(nodeFiles, resolve(surroundings.folder, firstArgument(given)))
    const opened = await readPackageOf('task', bytes, passwordOf(given))
    const workspace = workspaceOf(given, surroundings, 'unit', { make: true })
    const { trust } = given.values
    const { store, outcome } = await loadTask(workspace, opened, {
      files: nodeFiles,
      user: given.values['user'] ?? surroundings.user,
      clock: surroundings.clock,
      ...(trust === undefined ? {} : { trust })
    })
    const { path } = store
    await store.close()
    const department = keyFingerprint(opened.signer)
    const text = `${path}\n主管部门的密钥指纹：${department}`
    return { code: 0, text, json: { ledger: path, outcome, departmentKey: department } }
  }
}

/** `package submit LEDGER --out F`: the checks, and the package. */
export const submitCommand: Command = {
  takes: ['LEDGER'],
  options: {
    ...{ out: 'FILE', force: true, password: 'TEXT', version: 'N', rewrite: true },
    ...{ explain: 'TEXT', explanations: 'FILE.json', user: 'NAME', template: 'ID|FILE' }
  },
  needs: ['out'],
  purpose: '上报：审核、写出上报包、锁定账册；--rewrite 把上报过的一版重新写出',
  run: (given, surroundings) =>
    withOpenLedger(ledgerPath(given, surroundings), given, surroundings, (store) =>
      handIn(store, given, surroundings)
    )
}

async function handIn(store: LedgerStore, given: Given, surroundings: Surroundings): Promise<Outcome> {
  const out = placeOf(given, 'out', surroundings)
  const version = versionOf(given)
  const target = { files: nodeFiles, out, replace: given.switches.has('force'), ...passwordOf(given) }
  if (given.switches.has('rewrite')) {
    const again = version ?? exchangeState(store).version
    const receipt = await rewriteSubmission(store, again, target)
    return { code: 0, text: receiptText(receipt), json: { package: out, receipt } }
  }
  const template = templateText(given.values['template'] ?? defaultTemplate, surroundings)
  const checks = checksOf(store, template.text, surroundings)
  explainAll(store, checks, given, surroundings)
  const receipt = await submit(store, {
    ...target,
    checks,
    key: await openKey(nodeFiles, workspaceOfLedger(store.path)),
    user: given.values['user'] ?? surroundings.user,
    now: surroundings.clock(),
    template: { id: template.id, sha256: sha256(template.text) },
    ...(version === undefined ? {} : { version })
  })
  return { code: 0, text: receiptText(receipt), json: { package: out, receipt } }
}

/** A ledger lies in `ledgers/<year>/` of its workspace. */
const workspaceOfLedger = (path: string): string => join(path, '..', '..', '..')

function versionOf({ values: { version } }: Given): number | undefined {
  if (version === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/.test(version)) throw new WrongUse(`--version 要写成整数，不能是“${version}”。`)
  return Number(version)
}

/** The explanations of a file, and one for every warning that has none, where it was given. */
function explainAll(
  store: LedgerStore,
  { rules }: ChecksRecord,
  { values }: Given,
  { folder }: Surroundings
): void {
  const { explanations: file, explain: text } = values
  if (file !== undefined) {
    const content = readTextFile(nodeFiles, resolve(folder, file), most)
    if (content === undefined) throw new UserError('noFile', `找不到文件“${file}”。`, '请检查文件名。')
    const read = z.array(explanation).safeParse(jsonOf(content))
    if (!read.success) {
      const action = '请写成 [{ "identity", "values", "text" }] 的样子。'
      throw new UserError('faultyExplanations', `文件“${file}”不是警告的说明，没有上报。`, action)
    }
    for (const one of read.data) explainFinding(store, one)
  }
  if (text === undefined) return
  const known = explanationsOf(store)
  for (const { severity, identity, values: about } of rules.flatMap(({ findings }) => findings)) {
    const given = known.get(identity)
    const stands = given !== undefined && JSON.stringify(given.values) === JSON.stringify(about)
    if (severity === 'warning' && !stands) explainFinding(store, { identity, values: about, text })
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `package withdraw LEDGER --reason R`. */
export const withdrawCommand: Command = {
  takes: ['LEDGER'],
  options: { reason: 'TEXT', user: 'NAME' },
  needs: ['reason'],
  purpose: '单位撤回上报：这一版作废，账册解锁，下一版的版本号加一',
  run: (given, surroundings) =>
    withOpenLedger(ledgerPath(given, surroundings), given, surroundings, (store) => {
      const { round, version } = exchangeState(store)
      withdraw(store, given.values['reason'] ?? '')
      return { code: 0, text: `已撤回${roundLabels[round]}第 ${version} 版。`, json: { withdrawn: version } }
    })
}

/** `package receive REPLY --ledger L`: the department's reply into the unit's ledger. */
export const receiveCommand: Command = {
  takes: ['REPLY'],
  options: { ledger: 'LEDGER', password: 'TEXT', user: 'NAME' },
  needs: ['ledger'],
  purpose: '单位读入主管部门的回复包：退回的解锁并列出意见，批复的换成批复的账',
  async run(given, surroundings) {
    const bytes = packageFile(nodeFiles, resolve(surroundings.folder, firstArgument(given)))
    const opened = await readPackageOf('reply', bytes, passwordOf(given))
    return withOpenLedger(placeOf(given, 'ledger', surroundings), given, surroundings, (store) => {
      takeReply(store, opened)
      const { state, comments } = exchangeState(store)
      const ledger = store.ledger()
      const lines = comments.map(
        ({ path, label, text }) => `${path === undefined ? label : describePath(path, ledger)}：${text}`
      )
      const words = { sendBack: '已退回', accept: '已接收', approve: '已批复' }[opened.content.decision]
      return { code: 0, text: [words, ...lines].join('\n'), json: { state, comments } }
    })
  }
}

/** `package history LEDGER`: every version that was handed in. */
export const handedInCommand: Command = {
  takes: ['LEDGER'],
  options: {},
  purpose: '单位上报过的各版，和它们的下文',
  run: (given, surroundings) =>
    withOpenLedger(ledgerPath(given, surroundings), given, surroundings, (store) => {
      const versions = handedInVersions(store)
      const words = { reply: '有答复', withdraw: '撤回', task: '', submit: '' }
      const lines = versions.map(({ round, version, time, user, fingerprint, then }) =>
        [
          `${roundLabels[round]}第 ${version} 版`,
          ...[localTime(time), user, shortFingerprint(fingerprint)],
          ...then.map((one) => words[one.kind])
        ].join('\t')
      )
      return {
        code: 0,
        text: lines.join('\n') || '还没有上报过。',
        json: { state: exchangeState(store).state, versions }
      }
    })
}

/** `package verify F`: any package, without taking it in. */
export const verifyPackageCommand: Command = {
  takes: ['FILE'],
  options: { password: 'TEXT' },
  purpose: '核对一个任务包、上报包或回复包：格式、签名、各部分和合计',
  async run(given, surroundings) {
    const bytes = packageFile(nodeFiles, resolve(surroundings.folder, firstArgument(given)))
    const { kind, content, fingerprint, signer, made } = await readPackage(bytes, passwordOf(given))
    const words = { task: '任务包', submission: '上报包', reply: '回复包' }[kind]
    const { unit, fiscalYear, round, version } = content
    const lines = [
      `完好的${words}：${unit.code} ${unit.name}，${fiscalYear} 年度${roundLabels[round]}第 ${version} 版`,
      `内容指纹：${shortFingerprint(fingerprint)}`,
      `签名密钥指纹：${keyFingerprint(signer)}（是不是对方的，请与对方核对）`,
      `${localTime(made.at)}，${made.by}`
    ]
    const key = keyFingerprint(signer)
    return { code: 0, text: lines.join('\n'), json: { kind, fingerprint, key, made, content } }
  }
}
