import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings } from '@shared/exchange'
import type { CallInput, CallOutput, IntakeOutcome, IntakeView, NeedsAnswer } from '@shared/ipc'
import type { DepartmentDesk, IntakePreview, IntakeResult } from '../../department'
import { shortFingerprint } from '../../exchange'
import { localTime } from '../../ledger-store'
import { compareLedgers } from '../comparison'
import type { Dialogs } from '../dialogs'
import type { DepartmentRoom } from './room'

/** The packages that the user named; each stays good until it has been taken. */
export interface IntakeGrants {
  readonly offer: (path: string, purpose: 'takeSubmission') => { grant: string; name: string }
  readonly look: (grant: string, purpose: 'takeSubmission') => string
  readonly redeem: (grant: string, purpose: 'takeSubmission') => string
}

export interface IntakeParts {
  readonly room: DepartmentRoom
  readonly dialogs: Pick<Dialogs, 'openFiles'>
  readonly grants: IntakeGrants
}

type Asked = CallInput<'department.intake'>['packages'][number]

/** 收下: what comes from the units. */
export class DepartmentIntake {
  constructor(private readonly parts: IntakeParts) {}

  /** Asks for packages, many at once. */
  async pick(): Promise<{ grant: string; name: string }[]> {
    const { dialogs, grants, room } = this.parts
    // Nobody is asked for files that have nowhere to go.
    room.demandStill(room.here)
    const kinds = [{ name: '上报包', extensions: [packageEndings.submission.slice(1)] }]
    const paths = await dialogs.openFiles({ title: '收下上报包', kinds })
    return paths.map((path) => grants.offer(path, 'takeSubmission'))
  }

  /**
   * Looks into a package; nothing changes.
   * @throws UserError `grant`, `yearNotSetUp`, and as a package is refused
   */
  async preview({
    grant,
    password
  }: CallInput<'department.preview'>): Promise<CallOutput<'department.preview'>> {
    const { room, grants } = this.parts
    const path = grants.look(grant, 'takeSubmission')
    const named = { grant, name: basename(path) }
    const { desk, key } = room.here
    try {
      const preview = await desk.preview(path, password === undefined ? {} : { password })
      const own = (await key.state()).fingerprint
      return { kind: 'preview', ...named, preview: viewOf(desk, preview, own) }
    } catch (error) {
      const asks = error instanceof UserError && ['passwordNeeded', 'passwordWrong'].includes(error.code)
      if (!asks) throw error
      const { message, action } = error
      const asked: NeedsAnswer = { kind: 'ask', ask: 'password', ...named, message }
      return action === undefined ? asked : { ...asked, action }
    }
  }

  /**
   * Takes packages in, one after the other: each as a whole or not at all, each in the log. When it is stopped, what
   * was taken stays taken.
   * @throws UserError `grant` before anything is taken
   */
  take({ job, packages }: CallInput<'department.intake'>): Promise<CallOutput<'department.intake'>> {
    const { room, grants } = this.parts
    const { desk, key } = room.here
    for (const { grant } of packages) grants.look(grant, 'takeSubmission')
    return room.work(job, async ({ signal, tell }) => {
      const own = (await key.state()).fingerprint
      const outcomes: IntakeOutcome[] = []
      for (const [at, one] of packages.entries()) {
        if (signal.aborted) break
        const outcome = await this.#takeOne(desk, one, own)
        outcomes.push(outcome)
        tell({ done: at + 1, of: packages.length, at: outcome.name })
      }
      return { outcomes, cancelled: outcomes.length < packages.length }
    })
  }

  /** A grant is spent when its package is in; a refused one can be tried again with another answer. */
  async #takeOne(
    desk: DepartmentDesk,
    { grant, password, trust }: Asked,
    own: string | undefined
  ): Promise<IntakeOutcome> {
    const { grants } = this.parts
    const path = grants.look(grant, 'takeSubmission')
    const trusted = trust ?? (own === undefined ? undefined : { fingerprint: own, reason: ownReason })
    try {
      const result = await desk.intake(path, {
        ...(password === undefined ? {} : { password }),
        ...(trusted === undefined ? {} : { trust: trusted })
      })
      grants.redeem(grant, 'takeSubmission')
      return { name: basename(path), ...outcomeOf(result) }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return { name: basename(path), outcome: 'refused', notices: [], refusal: error.toFailure() }
    }
  }
}

/** The department's own key needs nobody's telephone call. */
const ownReason = '部门代填：由本部门自己的密钥签名'

function outcomeOf({ outcome, unit, version, replaced, notices }: IntakeResult): Omit<IntakeOutcome, 'name'> {
  return { outcome, unit, version, notices, ...(replaced === undefined ? {} : { replaced }) }
}

function viewOf(desk: DepartmentDesk, preview: IntakePreview, own: string | undefined): IntakeView {
  const { submission, refusal, known, key, keyFingerprint, notices } = preview
  const { content, ledger, made, checks } = submission
  const { fiscalYear, round, unit, version } = content
  const held = desk.ledgerInHand(fiscalYear, round, unit.code)?.ledger
  const found = new Map(
    checks.rules.flatMap(({ findings }) => findings.map(({ identity, message }) => [identity, message]))
  )
  return {
    ...{ unit, fiscalYear, round, version, notices, keyFingerprint },
    fingerprint: shortFingerprint(submission.fingerprint),
    madeAt: localTime(made.at),
    madeBy: made.by,
    key: keyFingerprint === own ? 'known' : key,
    ...(refusal === undefined ? {} : { refusal: refusal.toFailure() }),
    inHand: known,
    checks: content.checks,
    explanations: content.explanations.map((explanation) => ({
      finding: found.get(explanation.identity) ?? '',
      explanation
    })),
    comparison:
      held === undefined
        ? { totals: { after: content.totals }, differences: [], count: 0 }
        : compareLedgers(held, ledger)
  }
}
