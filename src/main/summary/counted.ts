import { ticksOfUnits } from '@shared/checks'
import type { Tick } from '@shared/checks'
import { stateWords } from '@shared/exchange'
import type { BoardState, Explanation } from '@shared/exchange'
import type { SummaryState } from '@shared/ipc'
import type { Round, UnitLedger } from '@shared/ledger'
import type { BudgetYear, DepartmentDesk } from '../department'

/** What is consolidated: a year's round, officially or as a trial (试汇总). */
export interface Which {
  readonly fiscalYear: number
  /** The open round when absent, else the approved one. */
  readonly round?: Round
  readonly partial: boolean
}

/** What the department's desk is asked for. */
export type CountingDesk = Pick<
  DepartmentDesk,
  'board' | 'countedLedgers' | 'countedWords' | 'openedRound' | 'year' | 'years'
>

/** The ledgers that a consolidation takes, and what is set for their year. */
export interface Counted {
  readonly year: BudgetYear
  readonly round: Round
  readonly partial: boolean
  readonly ledgers: readonly UnitLedger[]
  /** What the units explained of what their checks found. */
  readonly explanations: readonly Explanation[]
  /** Who signed the rules that no machine can judge, and which units did not. */
  readonly ticks: readonly Tick[]
  /** What a trial must say beside what it lacks; none where it is official. */
  readonly notices: readonly string[]
  /** The same as long as nothing has changed of which they were made. */
  readonly key: string
}

interface Standing {
  readonly code: string
  readonly name: string
  readonly state: BoardState
}

const official: readonly BoardState[] = ['accepted', 'approved']
const trial: readonly BoardState[] = ['submitted', ...official]

/** The round that is meant: the open one where none is named, else the approved one. */
export function roundOf(desk: CountingDesk, { fiscalYear, round }: Which): Round {
  return round ?? desk.openedRound(fiscalYear) ?? 'approved'
}

/** Which units a consolidation would take. @throws UserError `yearNotSetUp` */
export function summaryState(desk: CountingDesk, which: Which): SummaryState {
  const round = roundOf(desk, which)
  const active = activeOf(desk, which.fiscalYear, round)
  const counting = which.partial ? trial : official
  const missing = active.filter(({ state }) => !counting.includes(state))
  return {
    round,
    official: active.every(({ state }) => official.includes(state)),
    counted: active.length - missing.length,
    missing: missing.map(inWords)
  }
}

/**
 * A text that changes whenever the ledgers that count, or what is set for the year, change: so that what was made
 * from them need not be made again.
 * @throws UserError `yearNotSetUp`
 */
export function keyOf(desk: CountingDesk, which: Which): string {
  const { fiscalYear, partial } = which
  const round = roundOf(desk, which)
  const before = desk.years().includes(fiscalYear - 1) ? versionsIn(desk, fiscalYear - 1, 'approved') : []
  return JSON.stringify([desk.year(fiscalYear), round, partial, versionsIn(desk, fiscalYear, round), before])
}

/** Reads the ledgers that count. @throws UserError `notAllAccepted`, `yearNotSetUp` */
export function readCounted(desk: CountingDesk, which: Which, key: string): Counted {
  const { fiscalYear, partial } = which
  const round = roundOf(desk, which)
  const ledgers = desk.countedLedgers(fiscalYear, { round, partial })
  const year = desk.year(fiscalYear)
  const notices = partial ? underReview(activeOf(desk, fiscalYear, round)) : []
  const said = desk.countedWords(fiscalYear, { round, partial })
  const explanations = [...said.values()].flatMap((own) => own.explanations)
  const ticks = ticksOfUnits(new Map([...said].map(([unit, own]) => [unit, own.ticks])))
  return { year, round, partial, ledgers, explanations, ticks, notices, key }
}

function activeOf(desk: CountingDesk, fiscalYear: number, round: Round): Standing[] {
  return desk.board(fiscalYear, round).filter(({ state }) => state !== 'closed')
}

function versionsIn(desk: CountingDesk, fiscalYear: number, round: Round): unknown[] {
  return desk.board(fiscalYear, round).map(({ code, state, inHand }) => [code, state, inHand?.fingerprint])
}

/** A trial takes what nobody has accepted yet: whoever reads the figures must know. */
function underReview(active: readonly Standing[]): string[] {
  const units = active.filter(({ state }) => state === 'submitted')
  if (units.length === 0) return []
  const most = 10
  const named = units.slice(0, most).map(({ code, name }) => `${code} ${name}`)
  const more = units.length > most ? `等 ${units.length} 个单位` : ''
  return [`试汇总：含还没有接收的数：${named.join('、')}${more}。`]
}

const inWords = ({ code, name, state }: Standing): string => `${code} ${name}（${stateWords[state]}）`
