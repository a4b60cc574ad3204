import { UserError } from '@shared/errors'
import { packageEndings } from '@shared/exchange'
import type { PackageKind } from '@shared/exchange'
import type { CallInput, CallOutput, NeedsAnswer } from '@shared/ipc'
import { keyFingerprint, loadTask, packageFile, readPackageOf, takeReply } from '../exchange'
import type { OpenedReply, OpenedTask } from '../exchange'
import type { Files } from '../files'
import { ledgerId } from '../workspace'
import type { Dialogs } from './dialogs'
import { exchangeView } from './exchange-desk-view'
import type { UnitDesk } from './unit-desk'

type Arrival = 'loadTask' | 'takeReply'

/** The packages that the user named and that may be used once. */
export interface ExchangeGrants {
  readonly offer: (path: string, purpose: Arrival) => { grant: string; name: string }
  readonly redeem: (grant: string, purpose: Arrival) => string
}

export interface ExchangeArrivalsParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly dialogs: Pick<Dialogs, 'openFile'>
  readonly grants: ExchangeGrants
}

type TaskReply = NonNullable<CallOutput<'exchange.loadTask'>>
type Taken = NonNullable<CallOutput<'exchange.takeReply'>>

/** What comes from the department: tasks into the workspace, replies to the open ledger. */
export class ExchangeArrivals {
  constructor(private readonly parts: ExchangeArrivalsParts) {}

  /**
   * Asks for a task and makes its ledger, or brings the one there up to it. The ledger that is open is closed; it is
   * open again where the task was not loaded.
   * @throws UserError as a package or `loadTask` refuses
   */
  async loadTask({ grant, password, trust }: CallInput<'exchange.loadTask'>): Promise<TaskReply | null> {
    const { desk } = this.parts
    // Nobody is asked for a file that has nowhere to go.
    const { folder } = desk.workspace.workspace
    const path = await this.#file('task', 'loadTask', grant)
    if (path === undefined) return null
    return desk.order.run(async (): Promise<TaskReply> => {
      const opened = await this.#opened(path, 'loadTask', () => this.#read('task', path, password))
      if ('ask' in opened) return opened
      try {
        const outcome = await this.#inPlaceOfOpen(() => this.#load(folder, opened, trust))
        const { fiscalYear, unit } = opened.content
        return { kind: 'loaded', id: ledgerId({ fiscalYear, code: unit.code }), outcome }
      } catch (error) {
        if (!(error instanceof UserError) || error.code !== 'otherDepartmentKey') throw error
        const asked = this.#ask('trust', path, 'loadTask', error)
        return { ...asked, keyFingerprint: keyFingerprint(opened.signer) }
      }
    })
  }

  /**
   * Asks for the department's reply to the open ledger, and takes it.
   * @throws UserError as a package or `takeReply` refuses; the ledger is then as it was
   */
  async takeReply({ grant, password }: CallInput<'exchange.takeReply'>): Promise<Taken | null> {
    const { desk } = this.parts
    const asked = desk.ledger.id
    const path = await this.#file('reply', 'takeReply', grant)
    if (path === undefined) return null
    return desk.order.run(async (): Promise<Taken> => {
      const opened = await this.#opened(path, 'takeReply', () => this.#read('reply', path, password))
      if ('ask' in opened) return opened
      const { ledger } = desk
      if (ledger.id !== asked) throw otherLedger()
      const taken = takeReply(ledger.store, opened)
      const byDepartment = desk.workspace.workspace.kind === 'department'
      return {
        kind: 'taken',
        opened: ledger.opened(),
        exchange: exchangeView(ledger.store, byDepartment),
        decision: opened.content.decision,
        known: !taken
      }
    })
  }

  async #load(
    folder: string,
    opened: OpenedTask,
    trust: string | undefined
  ): Promise<'created' | 'updated' | 'known'> {
    const { desk, files } = this.parts
    const options = { ...desk.storeOptions(), files, ...(trust === undefined ? {} : { trust }) }
    const { store, outcome } = await loadTask(folder, opened, options)
    desk.layCatalog(store)
    await store.close()
    return outcome
  }

  /** Closes the open ledger for a piece of work; when that fails, it is open as before. */
  async #inPlaceOfOpen<T>(work: () => Promise<T>): Promise<T> {
    const { desk } = this.parts
    const open = desk.openLedger
    const readOnly = open?.store.readOnly ?? false
    await desk.closeLedger()
    try {
      return await work()
    } catch (error) {
      if (open !== undefined) await desk.open(open.id, { readOnly })
      throw error
    }
  }

  #file(kind: PackageKind, purpose: Arrival, grant: string | undefined): Promise<string | undefined> {
    const { dialogs, grants } = this.parts
    if (grant !== undefined) return Promise.resolve(grants.redeem(grant, purpose))
    const name = kind === 'task' ? '任务包' : '回复包'
    return dialogs.openFile({
      title: kind === 'task' ? '载入任务包' : '载入主管部门的回复包',
      kinds: [{ name, extensions: [packageEndings[kind].slice(1)] }]
    })
  }

  #read<Kind extends 'task' | 'reply'>(kind: Kind, path: string, password: string | undefined) {
    const bytes = packageFile(this.parts.files, path)
    return readPackageOf(kind, bytes, password === undefined ? {} : { password })
  }

  /** A package, or the question for its password. */
  async #opened<Opened extends OpenedTask | OpenedReply>(
    path: string,
    purpose: Arrival,
    read: () => Promise<Opened>
  ): Promise<Opened | NeedsAnswer> {
    try {
      return await read()
    } catch (error) {
      const asks = error instanceof UserError && ['passwordNeeded', 'passwordWrong'].includes(error.code)
      if (!asks) throw error
      return this.#ask('password', path, purpose, error)
    }
  }

  /** What the window asks about, with a new grant for the same file. */
  #ask(ask: NeedsAnswer['ask'], path: string, purpose: Arrival, refusal: UserError): NeedsAnswer {
    const { message, action } = refusal
    const granted = this.parts.grants.offer(path, purpose)
    return { kind: 'ask', ask, ...granted, message, ...(action === undefined ? {} : { action }) }
  }
}

function otherLedger(): UserError {
  return new UserError('otherLedgerOpen', '账册已经换了一本，没有读入回复包。', '请打开要读入的账册再试。')
}
