import { roundLabels } from '@shared/ledger'
import type { CatalogData } from '@shared/catalog'
import type { SealedRecord } from '@shared/checks'
import { UserError } from '@shared/errors'
import type { Ceilings, Department, Explanation, RuleTick } from '@shared/exchange'
import type {
  BoardUnit,
  BoardVersionView,
  CallInput,
  DepartmentLogEntry,
  LedgerComparison,
  LedgerForReview,
  RoundComparisonRow
} from '@shared/ipc'
import type { Round, UnitLedger } from '@shared/ledger'
import type { BoardVersion, DepartmentDesk } from '../../department'
import { shortFingerprint } from '../../exchange'
import { localTime } from '../../ledger-store'
import { compareLedgers } from '../comparison'
import type { UnitDesk } from '../unit-desk'
import type { DepartmentRoom } from './room'

/** A unit in a round of a year. */
type InRound = CallInput<'department.versions'>

/** One unit's ledger with all that its own checks read. */
export interface UnitToCheck {
  readonly department: Department
  /** The disclosure template in force, as text. */
  readonly template: string
  readonly ledger: UnitLedger
  readonly catalog: CatalogData
  readonly ceilings?: Ceilings
  readonly explanations: readonly Explanation[]
  readonly ticks: readonly RuleTick[]
}

export interface ReviewParts {
  readonly room: DepartmentRoom
  readonly desk: UnitDesk
  /** Runs a unit's checks apart from the window; undefined when it was stopped. */
  readonly checkUnit: (given: UnitToCheck, signal: AbortSignal) => Promise<SealedRecord | undefined>
}

/** What the department looks at: the board, the versions, the ledgers in hand and what changed between them. */
export class DepartmentReview {
  /** The check of a version that is under way. */
  #checking: AbortController | undefined

  constructor(private readonly parts: ReviewParts) {}

  /** @throws UserError `yearNotSetUp` */
  board(fiscalYear: number, round: Round): BoardUnit[] {
    return this.#desk.board(fiscalYear, round).map(({ changedAt, inHand, ...row }) => ({
      ...row,
      ...(inHand === undefined ? {} : { inHand: versionView(inHand) }),
      ...(changedAt === '' ? {} : { changedAt: localTime(changedAt) })
    }))
  }

  /** All versions of a unit in a round, the newest first. */
  versions({ fiscalYear, round, unit }: InRound): BoardVersionView[] {
    return this.#desk.versions(fiscalYear, round, unit).map(versionView).reverse()
  }

  /** The version in hand, to look through. @throws UserError `nothingInHand` */
  ledger(asked: InRound): LedgerForReview {
    const { fiscalYear, round, unit } = asked
    const desk = this.#desk
    const ledger = inHand(desk, asked)
    const version = desk.versions(fiscalYear, round, unit).at(-1)?.version ?? 0
    return { ledger, version, catalog: this.parts.desk.workspace.catalogs.read(fiscalYear) }
  }

  /**
   * The version in hand, checked here again as its unit's own, while the window goes on. Whoever asks about another
   * unit meanwhile has no more use for it.
   * @returns null when it was given up for another
   * @throws UserError `nothingInHand`, `workBroken`, `workTooLarge`
   */
  async check(asked: InRound): Promise<SealedRecord | null> {
    const { fiscalYear, round, unit } = asked
    const desk = this.#desk
    const { department, template, ceilings } = desk.year(fiscalYear)
    const own = ceilings.units[unit]
    const given: UnitToCheck = {
      ...{ department, template, ledger: inHand(desk, asked) },
      catalog: this.parts.desk.workspace.catalogs.read(fiscalYear),
      ...desk.saidInHand(fiscalYear, round, unit),
      ...(own === undefined ? {} : { ceilings: own })
    }
    this.#checking?.abort()
    const checking = new AbortController()
    this.#checking = checking
    try {
      const made = await this.parts.checkUnit(given, checking.signal)
      return checking.signal.aborted || made === undefined ? null : made
    } finally {
      if (this.#checking === checking) this.#checking = undefined
    }
  }

  /** What the version in hand changed against the one before it in this round. @throws UserError `nothingInHand` */
  async changes(asked: InRound): Promise<LedgerComparison> {
    const desk = this.#desk
    const present = inHand(desk, asked)
    const before = desk.versions(asked.fiscalYear, asked.round, asked.unit).at(-2)
    if (before === undefined) return compareLedgersFromNothing(present)
    return compareLedgers(await desk.ledgerOfVersion(before.id), present)
  }

  /** Two rounds side by side, by unit. @throws UserError `yearNotSetUp` */
  compareRounds({ fiscalYear, from, to }: CallInput<'department.compareRounds'>): RoundComparisonRow[] {
    const desk = this.#desk
    const names = new Map(desk.year(fiscalYear).department.units.map(({ code, name }) => [code, name]))
    return desk.compareRounds(fiscalYear, from, to).map(({ differences, ...row }) => ({
      ...row,
      name: names.get(row.unit) ?? '',
      count: differences.length
    }))
  }

  /** One unit in two rounds, cell by cell. @throws UserError `nothingInHand` */
  compareUnit({ fiscalYear, unit, from, to }: CallInput<'department.compareUnit'>): LedgerComparison {
    const desk = this.#desk
    const after = inHand(desk, { fiscalYear, unit, round: to })
    return compareLedgers(inHand(desk, { fiscalYear, unit, round: from }), after)
  }

  /** The newest first. */
  log({ unit }: CallInput<'department.log'>): DepartmentLogEntry[] {
    const entries = this.#desk.log(unit === undefined ? {} : { unit })
    return entries.reverse().map(({ fingerprint, time, ...entry }) => ({
      ...entry,
      time: localTime(time),
      ...(fingerprint === undefined ? {} : { fingerprint: shortFingerprint(fingerprint) })
    }))
  }

  get #desk(): DepartmentDesk {
    return this.parts.room.here.desk
  }
}

function inHand(desk: DepartmentDesk, { fiscalYear, round, unit }: InRound): UnitLedger {
  const held = desk.ledgerInHand(fiscalYear, round, unit)
  if (held !== undefined) return held.ledger
  throw new UserError(
    'nothingInHand',
    `手里没有单位 ${unit} ${fiscalYear} 年度${roundLabels[round]}的账。`,
    '请先收下它的上报包。'
  )
}

function compareLedgersFromNothing(after: UnitLedger): LedgerComparison {
  const { totals } = compareLedgers(after, after)
  return { totals: { after: totals.after }, differences: [], count: 0 }
}

function versionView(given: BoardVersion): BoardVersionView {
  const { id, version, state, madeBy, takenBy, totals, checks, explained } = given
  return {
    ...{ id, version, state, madeBy, takenBy, totals, checks, explained },
    fingerprint: shortFingerprint(given.fingerprint),
    madeAt: localTime(given.madeAt),
    takenAt: localTime(given.takenAt)
  }
}
