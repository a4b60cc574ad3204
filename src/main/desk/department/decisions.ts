import { basename, join } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings } from '@shared/exchange'
import type { Comment, Decision } from '@shared/exchange'
import type { CallInput, CallOutput } from '@shared/ipc'
import type { OtherLedger, ReplyDecision, UnitPlace } from '../../department'
import { readOtherLedger, replyFileName } from '../../department'
import { makeFolder } from '../../files'
import type { Files } from '../../files'
import { compareLedgers } from '../comparison'
import type { Dialogs } from '../dialogs'
import { refuseTarget } from '../outgoing'
import type { SavedFiles } from '../saved-files'
import type { UnitDesk } from '../unit-desk'
import type { DepartmentRoom } from './room'

/** The file with an approved ledger, good until it has been approved. */
export interface ApprovedGrants {
  readonly offer: (path: string, purpose: 'importLedger') => { grant: string; name: string }
  readonly look: (grant: string, purpose: 'importLedger') => string
  readonly redeem: (grant: string, purpose: 'importLedger') => string
}

export interface DecisionsParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly clock: () => Date
  readonly room: DepartmentRoom
  readonly dialogs: Pick<Dialogs, 'folder' | 'openFile' | 'saveFile'>
  readonly saved: SavedFiles
  readonly grants: ApprovedGrants
}

/** 退回, 接收, 批复, 取消接收, and the reply packages that tell the units. */
export class DepartmentDecisions {
  constructor(private readonly parts: DecisionsParts) {}

  /**
   * Asks where to and sends the version in hand back; null when the user thought better of it, and nothing was decided.
   * @throws UserError as the desk's `reply`, and of the key; all but `decidedNotWritten` before the dialog
   */
  async sendBack(asked: CallInput<'department.sendBack'>): Promise<CallOutput<'department.sendBack'>> {
    const { room, saved } = this.parts
    const { fiscalYear, unit, comments, password, keyPassword } = asked
    const place = { fiscalYear, unit }
    const here = room.here
    const { round, version } = here.desk.decidable(place, 'sendBack')
    if (comments.length === 0) {
      throw new UserError('noComments', '还没有写退回的意见，没有退回。', '请写明要单位改什么。')
    }
    const key = await here.key.open(keyPassword)
    const out = await this.#where('退回', place, { round, version, decision: 'sendBack' })
    if (out === undefined) return null
    room.demandStill(here)
    const decided: ReplyDecision = { decision: 'sendBack', comments: comments.map(commentOf) }
    await here.desk.reply(place, decided, { key, out, replace: true, ...passwordIn(password) })
    return saved.offer(out)
  }

  /**
   * 接收 or 批复 of many units: asks for a folder and writes a reply for each into it; a refusal of one does not stop
   * the others.
   * @throws UserError `oneUnitOnly`, `faulty` of the approved ledger, and of the key
   */
  async decide(asked: CallInput<'department.decide'>): Promise<CallOutput<'department.decide'>> {
    const { files, room, dialogs, saved, grants } = this.parts
    const { fiscalYear, units, job, decision, password, keyPassword } = asked
    const here = room.here
    const decided = await this.#decisionOf(asked)
    const key = await here.key.open(keyPassword)
    const out = await dialogs.folder({ title: '回复包写到哪个文件夹', make: true })
    if (out === undefined) return null
    room.demandStill(here)
    // Before anything is decided: a reply that cannot be written is noticed too late.
    makeFolder(files, out)
    return room.work(job, async ({ signal, tell }) => {
      const written: { unit: string; name: string }[] = []
      const refused: { unit: string; message: string; action?: string }[] = []
      for (const unit of units) {
        if (signal.aborted) break
        const place = { fiscalYear, unit }
        try {
          const version = here.desk.decidable(place, decided.decision)
          const name = replyFileName(place, { ...version, decision: decided.decision })
          const target = { key, out: join(out, name), replace: true, ...passwordIn(password) }
          await here.desk.reply(place, decided, target)
          written.push({ unit, name })
          if (decision.kind === 'approve' && decision.ledger !== undefined)
            grants.redeem(decision.ledger, 'importLedger')
        } catch (error) {
          if (!(error instanceof UserError)) throw error
          const { message, action } = error
          refused.push({ unit, message, ...(action === undefined ? {} : { action }) })
        }
        tell({ done: written.length + refused.length, of: units.length, at: unit })
      }
      const cancelled = written.length + refused.length < units.length
      return { decided: written, refused, cancelled, folder: saved.offer(out) }
    })
  }

  /**
   * Asks for the ledger that a unit is to be approved by, and shows it beside the version in hand; null when the
   * user thought better of it.
   * @throws UserError as the unit cannot be approved now; `otherLedger`, `notBalanced`, or as the file cannot be read
   */
  async pickApproved(
    place: CallInput<'department.pickApproved'>
  ): Promise<CallOutput<'department.pickApproved'>> {
    const { room, dialogs, grants } = this.parts
    const here = room.here
    const { round, version } = here.desk.decidable(place, 'approve')
    const kinds = [{ name: '账册或预算簿交换文件', extensions: ['ledger', 'json'] }]
    const path = await dialogs.openFile({ title: '批复的账', kinds })
    if (path === undefined) return null
    room.demandStill(here)
    const other = await this.#otherLedger(path, place.fiscalYear)
    const balances = here.desk.judgeOther(place, other)
    const held = here.desk.ledgerInHand(place.fiscalYear, round, place.unit)
    if (held === undefined) throw new Error('No ledger in hand')
    const comparison = compareLedgers(held.ledger, other.ledger)
    return { ...grants.offer(path, 'importLedger'), version, comparison, balances }
  }

  /** Asks where to, and writes the newest reply to a unit again. @throws UserError `nothingInHand`, `noReply` */
  async rewrite({
    fiscalYear,
    unit,
    password
  }: CallInput<'department.rewriteReply'>): Promise<CallOutput<'department.rewriteReply'>> {
    const { room, saved } = this.parts
    const here = room.here
    const place = { fiscalYear, unit }
    const out = await this.#where('重新写出回复包', place, here.desk.newestReply(place))
    if (out === undefined) return { savedAs: null }
    room.demandStill(here)
    await here.desk.rewriteReply(place, { out, replace: true, ...passwordIn(password) })
    return saved.offer(out)
  }

  /** @throws UserError `nothingInHand`, `notInThisState`, `reasonMissing` */
  unaccept({ fiscalYear, unit, reason }: CallInput<'department.unaccept'>): void {
    this.parts.room.here.desk.unaccept({ fiscalYear, unit }, reason)
  }

  /** Refused before anyone is asked where to. */
  async #decisionOf({ fiscalYear, units, decision }: CallInput<'department.decide'>): Promise<ReplyDecision> {
    if (decision.kind === 'accept') return { decision: 'accept' }
    const { on, ledger } = decision
    const { grants, room } = this.parts
    room.here.desk.demandApprovalDay(fiscalYear, on)
    if (ledger === undefined) return { decision: 'approve', on }
    const [unit, ...more] = units
    if (unit === undefined || more.length > 0) {
      throw new UserError(
        'oneUnitOnly',
        '批复的账只能是一个单位的，没有批复。',
        '请一次只选一个单位，或者按上报的账批复。'
      )
    }
    const other = await this.#otherLedger(grants.look(ledger, 'importLedger'), fiscalYear)
    room.here.desk.judgeOther({ fiscalYear, unit }, other)
    return { decision: 'approve', on, other }
  }

  async #otherLedger(path: string, fiscalYear: number): Promise<OtherLedger> {
    const { files, desk, clock } = this.parts
    const read = await readOtherLedger(files, path, { user: '', clock })
    return { ...read, catalog: desk.workspace.catalogs.read(fiscalYear) }
  }

  async #where(
    title: string,
    place: UnitPlace,
    which: { round: Parameters<typeof replyFileName>[1]['round']; version: number; decision: Decision }
  ): Promise<string | undefined> {
    const ending = packageEndings.reply
    const name = basename(replyFileName(place, which), ending)
    const kind = { name: '回复包', extensions: [ending.slice(1)] }
    const path = await this.parts.dialogs.saveFile({ title, name, kind })
    if (path !== undefined) refuseTarget(this.parts.files, path)
    return path
  }
}

function commentOf({ path, label, text }: CallInput<'department.sendBack'>['comments'][number]): Comment {
  return { label, text, ...(path === undefined ? {} : { path }) }
}

const passwordIn = (password: string | undefined): { password?: string } =>
  password === undefined ? {} : { password }
