import { UserError } from '@shared/errors'
import { alignIds, begunLedger, differences, roundLabels, rounds } from '@shared/ledger'
import type { Round, UnitLedger } from '@shared/ledger'
import { exists } from '../../files'
import type { Files } from '../../files'
import { createLedger, openLedger } from '../../ledger-store'
import type { ExchangeStep, LedgerStore, StoreOptions } from '../../ledger-store'
import { ledgerPath } from '../../workspace'
import { keyFingerprint, namesKey } from '../keys'
import type { OpenedTask } from '../read-contents'
import { storedPackage } from '../stored'
import { exchangeState, taskInHand } from './state'
import type { TaskInHand } from './state'

export interface LoadTaskOptions extends StoreOptions {
  readonly files: Files
  /** The fingerprint of a department's key that the user has confirmed, where it is another than before. */
  readonly trust?: string
}

/** What loading a task came to; the ledger is open. */
export interface LoadedTask {
  readonly store: LedgerStore
  /** `created`: a new ledger; `updated`: one that was there; `known`: it had the task already. */
  readonly outcome: 'created' | 'updated' | 'known'
}

/**
 * Loads a task into a workspace: makes the unit's ledger of the year, or brings the one that is there up to the
 * task (round, name, prior-year figures). A task of a later round opens that round in a ledger that was handed in.
 * @throws UserError `olderTask`, `otherDepartmentKey`, and as the store refuses; nothing has changed then
 */
export async function loadTask(
  workspace: string,
  opened: OpenedTask,
  options: LoadTaskOptions
): Promise<LoadedTask> {
  const { unit, fiscalYear, round } = opened.content
  const path = ledgerPath(workspace, { fiscalYear, code: unit.code })
  const { files, user, clock } = options
  if (!exists(files, path)) {
    const begun = withTask(begunLedger(opened.task.unit, fiscalYear, round), opened)
    const store = await createLedger(path, {
      ...{ user, clock, files, unit: begun.unit, fiscalYear, round, begun },
      exchange: eventOf(opened, false)
    })
    return { store, outcome: 'created' }
  }
  const store = await openLedger(path, { user, clock, files })
  try {
    return { store, outcome: update(store, opened, options.trust) }
  } catch (error) {
    await store.close()
    throw error
  }
}

function update(store: LedgerStore, opened: OpenedTask, trust: string | undefined): 'updated' | 'known' {
  const present = store.ledger()
  const before = taskInHand(store)
  if (before?.fingerprint === opened.fingerprint) return 'known'
  demandKey(before, opened, trust)
  demandNewer(present, before, opened)
  const changed = withTask(present, opened)
  const aligned = alignIds(changed, present, store.nextRowId()).ledger
  const sameRound = opened.content.round === present.round
  const { state } = exchangeState(store)
  const handedIn = state === 'handedIn' || state === 'accepted' || state === 'approved'
  if (sameRound && handedIn) {
    throw new UserError(
      'taskWhileHandedIn',
      `本轮（${roundLabels[present.round]}）已经上报，这个任务包没有载入。`,
      '请先撤回上报，或者等主管部门退回后再载入。'
    )
  }
  store.exchange.record({ ...eventOf(opened, false), changes: differences(present, aligned) })
  return 'updated'
}

function demandKey(
  before: TaskInHand | undefined,
  { signer, content }: OpenedTask,
  trust: string | undefined
): void {
  if (before === undefined || before.department === signer) return
  if (trust !== undefined && namesKey(trust, signer)) return
  throw isOther(before, content)
    ? otherDepartment(before.content.department, content.department, signer)
    : otherKey(signer)
}

const isOther = ({ content }: TaskInHand, { department }: OpenedTask['content']): boolean =>
  content.department.code !== department.code

function otherKey(signer: string): UserError {
  return new UserError(
    'otherDepartmentKey',
    `这个任务包的签名密钥与上一次的不同。新的指纹是 ${keyFingerprint(signer)}，没有载入。`,
    '请用电话等办法与主管部门核对这个指纹；核对无误后，确认信任它再载入。'
  )
}

type Named = OpenedTask['content']['department']

/** A unit that was moved: its new department is a stranger until somebody has compared the key. */
function otherDepartment(before: Named, now: Named, signer: string): UserError {
  return new UserError(
    'otherDepartmentKey',
    `这个任务包是另一个主管部门 ${now.code} ${now.name} 发来的，账册现在归 ${before.code} ${before.name}。新的指纹是 ${keyFingerprint(signer)}，没有载入。`,
    '单位已经划转的，请用电话等办法与新的主管部门核对这个指纹；核对无误后，确认信任它再载入。没有划转的，请不要载入。'
  )
}

/** Numbers of tasks count within one key: a department that begins anew, or another one, begins with the first. */
function demandNewer(
  present: UnitLedger,
  before: TaskInHand | undefined,
  { content, signer }: OpenedTask
): void {
  const order = (round: Round): number => rounds.indexOf(round)
  const older =
    order(content.round) < order(present.round) ||
    (before?.department === signer &&
      before.content.round === content.round &&
      content.version <= before.content.version)
  if (!older) return
  if (before !== undefined && before.department !== signer) {
    throw new UserError(
      'olderTask',
      `这个任务包是${roundLabels[content.round]}的，账册已经到了${roundLabels[present.round]}，没有载入。`,
      `请主管部门 ${content.department.code} ${content.department.name} 发来${roundLabels[present.round]}的任务包。`
    )
  }
  throw new UserError(
    'olderTask',
    `这个任务包是${roundLabels[content.round]}的第 ${content.version} 次任务，账册里已经有更新的了，没有载入。`,
    '请使用主管部门最后发来的任务包。'
  )
}

/** The ledger as the task wants it: round, unit, and the prior year where the task brings it. */
function withTask(ledger: UnitLedger, { content, task, priorYear }: OpenedTask): UnitLedger {
  const changed = { ...ledger, unit: task.unit, round: content.round }
  if (priorYear === undefined) return changed
  const expenses = ledger.threePublicExpenses
  const item = (name: keyof typeof expenses): (typeof expenses)[typeof name] => {
    const { prior } = priorYear.threePublicExpenses[name]
    return prior === undefined ? expenses[name] : { ...expenses[name], prior }
  }
  return {
    ...changed,
    priorYear: priorYear.priorYear,
    threePublicExpenses: {
      overseasTravel: item('overseasTravel'),
      officialReception: item('officialReception'),
      vehicleOperation: item('vehicleOperation'),
      vehiclePurchase: item('vehiclePurchase')
    }
  }
}

function eventOf(opened: OpenedTask, locked: boolean): ExchangeStep {
  const { round, version } = opened.content
  return {
    kind: 'task',
    label: `载入任务：${roundLabels[round]}第 ${version} 次`,
    ...{ round, version, locked },
    fingerprint: opened.fingerprint,
    content: storedPackage(opened)
  }
}
