import { Catalog } from '@shared/catalog'
import { catalogue, runChecks, sealed } from '@shared/checks'
import { UserError } from '@shared/errors'
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
import { requireTemplate } from '@shared/tables'
import type { BoardVersion, DepartmentDesk } from '../../department'
import { roundWords, sha256, shortFingerprint } from '../../exchange'
import { localTime } from '../../ledger-store'
import { compareLedgers } from '../comparison'
import type { UnitDesk } from '../unit-desk'
import type { DepartmentRoom } from './room'

/** A unit in a round of a year. */
type InRound = CallInput<'department.versions'>

/** What the department looks at: the board, the versions, the ledgers in hand and what changed between them. */
export class DepartmentReview {
  constructor(private readonly parts: { readonly room: DepartmentRoom; readonly desk: UnitDesk }) {}

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

  /** The ledger in hand, checked here again as its unit's own. @throws UserError `nothingInHand` */
  ledger(asked: InRound): LedgerForReview {
    const { fiscalYear, round, unit } = asked
    const desk = this.#desk
    const ledger = inHand(desk, asked)
    const data = this.parts.desk.workspace.catalogs.read(fiscalYear)
    const year = desk.year(fiscalYear)
    const department = {
      ...year.department,
      units: year.department.units.filter(({ code }) => code === unit),
      performance: { indicators: [] }
    }
    const template = requireTemplate(year.template, '模板')
    const catalog = new Catalog(data)
    const own = year.ceilings.units[unit]
    const record = runChecks(catalogue, {
      scope: { kind: 'unit', unit },
      ...{ ledgers: [ledger], template, catalog, department },
      ...desk.saidInHand(fiscalYear, round, unit),
      ...(own === undefined ? {} : { ceilings: { department: { sources: {} }, units: { [unit]: own } } })
    })
    const seal = { rules: catalogue, ledgers: [ledger], catalog, template, department }
    return { ledger, catalog: data, record: sealed(record, seal, sha256) }
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
    `手里没有单位 ${unit} ${fiscalYear} 年度${roundWords[round]}的账。`,
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
