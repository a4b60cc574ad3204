import { basename, dirname, join } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings, writeRuleSettings } from '@shared/exchange'
import type { ChecksRecord } from '@shared/exchange'
import type {
  CallInput,
  CallOutput,
  ExchangeView,
  LedgerComparison,
  SubmissionPreparation,
  SubmissionReceipt
} from '@shared/ipc'
import { alignIds, roundLabels } from '@shared/ledger'
import {
  exchangeState,
  handedInLedger,
  handedInVersions,
  prepareSubmission,
  receiptOfStep,
  receiptText,
  rewriteSubmission,
  sha256,
  submissionFileName,
  submit,
  taskInHand,
  tickComment,
  withdraw
} from '../exchange'
import type { Receipt } from '../exchange'
import { saveExport } from '../export'
import type { Files } from '../files'
import type { LedgerStore } from '../ledger-store'
import type { ChecksDesk } from './checks-desk'
import { compareLedgers } from './comparison'
import type { Dialogs } from './dialogs'
import type { Events } from './events'
import { WorkspaceKey } from './exchange-desk-key'
import { exchangeView, preparationView, receiptView } from './exchange-desk-view'
import type { OpenLedger } from './open-ledger'
import { refuseTarget } from './outgoing'
import type { Outgoing, PrintContent } from './outgoing'
import type { SavedFiles } from './saved-files'
import type { UnitDesk } from './unit-desk'

export interface ExchangeParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly dialogs: Pick<Dialogs, 'saveFile'>
  readonly saved: SavedFiles
  readonly events: Pick<Events, 'push'>
  readonly outgoing: Pick<Outgoing, 'saveMade'>
  readonly checks: Pick<ChecksDesk, 'record'>
  /** Draws the content on paper: the bytes of a PDF. */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
  readonly clock: () => Date
  /** Who hands in. */
  readonly user: () => string
}

type Changed = CallOutput<'exchange.withdraw'>
type SavedFile = CallOutput<'exchange.rewrite'>

/** The open ledger between its unit and the department: handing in, taking back, and what became of it. */
export class ExchangeDesk {
  constructor(private readonly parts: ExchangeParts) {}

  state(): Promise<ExchangeView> {
    return this.#inOrder(({ store }) => this.#view(store))
  }

  /** Runs the checks and says what would go out; it changes nothing. */
  async prepare(version?: number): Promise<SubmissionPreparation> {
    const checks = await this.#checksAside()
    return this.#inOrder(async ({ store }) => {
      const prepared = prepareSubmission(store, { checks, ...(version === undefined ? {} : { version }) })
      const { locked } = await this.#key().state()
      return preparationView(prepared, checks, locked)
    })
  }

  /**
   * 上报: asks where to, freezes and locks the ledger, and writes the package with its receipt beside it; null when the
   * user thought better of it. All that can be refused is refused before the dialog.
   * @throws UserError the first obstacle; `passwordNeeded` and `passwordWrong` of the key; `submittedNotWritten`
   */
  async submit(how: CallInput<'exchange.submit'>): Promise<CallOutput<'exchange.submit'>> {
    const { files, desk, clock, user } = this.parts
    const { version, password, keyPassword } = how
    const more = {
      ...(version === undefined ? {} : { version }),
      ...(password === undefined ? {} : { password })
    }
    const found = await this.#checksAside()
    const ready = await this.#inOrder(async ({ id, store }) => {
      const { statement, obstacles } = prepareSubmission(store, { checks: found, ...more })
      const [first] = obstacles
      if (first !== undefined) throw first
      return { id, name: submissionFileName(statement), key: await this.#key().open(keyPassword) }
    })
    const out = await this.#where('上报', ready.name)
    if (out === undefined) return null
    return desk.order.run(async () => {
      const { ledger } = desk
      if (ledger.id !== ready.id) throw otherLedger()
      const checks = await this.#checks(ledger.store)
      const target = {
        files,
        key: ready.key,
        user: user(),
        now: clock(),
        out,
        replace: true,
        checks,
        ...more
      }
      const receipt = await submit(ledger.store, target)
      this.#writeReceipt(out, receipt)
      const step = this.#stepOf(ledger.store, receipt)
      const saved = this.parts.saved.offer(out)
      return { ...this.#changed(ledger), receipt: receiptView(receipt, step), saved }
    })
  }

  /** Asks where to, and writes the package of a version of this round again. @throws UserError `noSuchVersion` */
  async rewrite({ version, password }: CallInput<'exchange.rewrite'>): Promise<SavedFile> {
    const { files, desk, saved } = this.parts
    const { id, name } = await this.#inOrder((ledger) => {
      const { unit, fiscalYear, round } = ledger.ledger
      return { id: ledger.id, name: submissionFileName({ unit, fiscalYear, round, version }) }
    })
    const out = await this.#where('重新写出上报包', name)
    if (out === undefined) return { savedAs: null }
    return desk.order.run(async () => {
      const { ledger } = desk
      if (ledger.id !== id) throw otherLedger()
      const target = { files, out, replace: true, ...(password === undefined ? {} : { password }) }
      this.#writeReceipt(out, await rewriteSubmission(ledger.store, version, target))
      return saved.offer(out)
    })
  }

  /** @throws UserError `noSuchVersion` */
  receipt(step: number): Promise<SubmissionReceipt> {
    return this.#inOrder(({ store }) => receiptView(receiptOfStep(store, step), step))
  }

  /** Asks where to, and prints a receipt. @throws UserError `noSuchVersion`, `printFailed` */
  async printReceipt(step: number): Promise<SavedFile> {
    const receipt = await this.receipt(step)
    const what = `${roundLabels[receipt.round]}第${receipt.version}版上报回执`
    const kind = { name: 'PDF 文件', extensions: ['pdf'] }
    return this.parts.outgoing.saveMade({ title: '打印上报回执', what, kind }, () =>
      this.parts.print({ kind: 'receipt', receipt })
    )
  }

  /** @throws UserError `nothingToWithdraw`, `acceptedAlready` */
  withdraw(reason: string): Promise<Changed> {
    return this.#inOrder((ledger) => {
      withdraw(ledger.store, reason)
      return this.#changed(ledger)
    })
  }

  /** Ticks a comment off, or takes the tick back. @throws UserError `noSuchComment` */
  tick(comment: string, done: boolean): Promise<ExchangeView> {
    return this.#inOrder(({ store }) => {
      if (!exchangeState(store).comments.some(({ id }) => id === comment)) {
        throw new UserError('noSuchComment', '这条意见已经不在了，没有改动。', '请重新打开上报页再看。')
      }
      tickComment(store, comment, done)
      return this.#view(store)
    })
  }

  /**
   * Two versions by their steps, or one and the ledger as it stands. A row's path is the one that it has in the ledger
   * now, so that the window finds it there.
   * @throws UserError `noSuchVersion`
   */
  compare(from: number, to?: number): Promise<LedgerComparison> {
    return this.#inOrder(({ store }) => {
      const present = store.ledger()
      const after =
        to === undefined ? present : alignIds(handedInLedger(store, to), present, store.nextRowId()).ledger
      return compareLedgers(handedInLedger(store, from), after)
    })
  }

  /** The workspace's key. */
  key(): Promise<CallOutput<'exchange.key'>> {
    return this.parts.desk.order.run(() => this.#key().state())
  }

  changeKeyPassword(passwords: CallInput<'exchange.changeKeyPassword'>): Promise<void> {
    return this.parts.desk.order.run(() => this.#key().changePassword(passwords))
  }

  #where(title: string, fileName: string): Promise<string | undefined> {
    const ending = packageEndings.submission
    const kind = { name: '上报包', extensions: [ending.slice(1)] }
    return this.parts.dialogs.saveFile({ title, name: basename(fileName, ending), kind }).then((path) => {
      if (path !== undefined) refuseTarget(this.parts.files, path)
      return path
    })
  }

  /** The submission stands whatever becomes of this text: a failure is told beside it. */
  #writeReceipt(out: string, receipt: Receipt): void {
    const { files, events } = this.parts
    const path = join(dirname(out), `${basename(out, packageEndings.submission)}_回执.txt`)
    try {
      refuseTarget(files, path)
      saveExport(files, path, new TextEncoder().encode(receiptText(receipt)), { replace: true })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const message = `上报包已经写好，但旁边的回执“${basename(path)}”没有写成：${error.message}`
      const notice = { severity: 'warning' as const, message, action: '请在上报页打印这一版的回执。' }
      events.push({ kind: 'notice', notice })
    }
  }

  #stepOf(store: LedgerStore, { fingerprint }: Receipt): number {
    return handedInVersions(store).findLast((one) => one.fingerprint === fingerprint)?.step ?? 0
  }

  /** The run of the checks on the ledger as it stands, under the rules of its task. */
  async #checks(store: LedgerStore): Promise<ChecksRecord> {
    const ruleSet = taskInHand(store)?.content.ruleSet ?? sha256(writeRuleSettings({}))
    return { ruleSet, rules: (await this.parts.checks.record()).rules }
  }

  /** The same, begun in its turn and waited for outside of it: what else the window asks goes on meanwhile. */
  async #checksAside(): Promise<ChecksRecord> {
    const { checks } = await this.#inOrder(({ store }) => ({ checks: this.#checks(store) }))
    return checks
  }

  #key(): WorkspaceKey {
    return new WorkspaceKey(this.parts.files, this.parts.desk.workspace.workspace.folder)
  }

  #view(store: LedgerStore): ExchangeView {
    return exchangeView(store, this.parts.desk.workspace.workspace.kind === 'department')
  }

  #changed(ledger: OpenLedger): Changed {
    return { opened: ledger.opened(), exchange: this.#view(ledger.store) }
  }

  #inOrder<T>(work: (ledger: OpenLedger) => T | Promise<T>): Promise<T> {
    const { desk } = this.parts
    return desk.order.run(() => work(desk.ledger))
  }
}

function otherLedger(): UserError {
  return new UserError('otherLedgerOpen', '账册已经换了一本，没有写出上报包。', '请打开要上报的账册再试。')
}
