import { roundLabels } from '@shared/ledger'
import { join } from 'node:path'
import { consolidate } from '@shared/consolidation'
import type { Consolidation } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import type { Round, UnitLedger } from '@shared/ledger'
import { FactIndex } from '../fact-index'
import type { LedgerSource } from '../fact-index'
import { makeFolder } from '../files'
import type { Context } from './context'
import { saidInHand } from './in-hand'
import type { SaidInHand } from './in-hand'
import { ledgersInHand, openRoundOf, readLedgerInHand, readUnitRound, readYear } from './records'
import { stateWords } from '@shared/exchange'
import type { UnitRoundState } from '@shared/exchange'

export interface ConsolidatingOptions {
  /** The open round when absent, else the newest that counts: the approved one. */
  readonly round?: Round
  /** 试汇总: units may be missing. */
  readonly partial?: boolean
}

/** A department consolidated; close it when it is no more asked. */
export interface Consolidated {
  readonly consolidation: Consolidation
  readonly round: Round
  /** The units whose facts were read anew. */
  readonly replaced: readonly string[]
  readonly close: () => void
}

/** The states whose figures count: officially, and in a trial. What was sent back is not the unit's figure. */
const official: readonly UnitRoundState[] = ['accepted', 'approved']
const trial: readonly UnitRoundState[] = ['submitted', 'accepted', 'approved']

/**
 * Consolidates a round from the versions in hand, by way of the index of facts: only units that changed are read.
 * Officially only when all active units have been accepted; a trial takes what is under review too.
 * @throws UserError `notAllAccepted`, `yearNotSetUp`, and as `consolidate`
 */
export function consolidateRound(
  context: Context,
  fiscalYear: number,
  { round: given, partial = false }: ConsolidatingOptions = {}
): Consolidated {
  const { department } = readYear(context, fiscalYear)
  const round = given ?? openRoundOf(context, fiscalYear) ?? 'approved'
  const counted = countedSources(context, department, round, partial)
  makeFolder(context.files, join(context.folder, 'index'))
  const index = FactIndex.open(join(context.folder, 'index', `${fiscalYear}-${round}.facts`), {
    files: context.files
  })
  try {
    const { replaced } = index.bringUpToDate(counted)
    const consolidation = consolidate(department, index.unitFacts(), { partial })
    return { consolidation, round, replaced, close: () => index.close() }
  } catch (error) {
    index.close()
    throw error
  }
}

/**
 * The ledgers that count in a round, as {@link consolidateRound} takes them, by unit code.
 * @throws UserError `notAllAccepted`, `yearNotSetUp`
 */
export function countedLedgers(
  context: Context,
  fiscalYear: number,
  { round: given, partial = false }: ConsolidatingOptions = {}
): UnitLedger[] {
  const { department } = readYear(context, fiscalYear)
  const round = given ?? openRoundOf(context, fiscalYear) ?? 'approved'
  return countedSources(context, department, round, partial).map((source) => source.read().ledger)
}

/**
 * What the units explained and signed with the ledgers of {@link countedLedgers}, by unit; of one that came without
 * a package, nothing.
 * @throws UserError `notAllAccepted`, `yearNotSetUp`
 */
export function countedWords(
  context: Context,
  fiscalYear: number,
  { round: asked, partial = false }: ConsolidatingOptions = {}
): Map<string, SaidInHand> {
  const { department } = readYear(context, fiscalYear)
  const round = asked ?? openRoundOf(context, fiscalYear) ?? 'approved'
  const { taken } = countedUnits(context, department, round, partial)
  const given = saidInHand(context, fiscalYear, round)
  return new Map([...taken].map((unit) => [unit, given.get(unit) ?? { explanations: [], ticks: [] }]))
}

/** Of active units this year's, of closed ones last year's approved ledger, whose money is the prior year's. */
function countedSources(
  context: Context,
  department: Department,
  round: Round,
  partial: boolean
): LedgerSource[] {
  const { taken, closed } = countedUnits(context, department, round, partial)
  const { fiscalYear } = department
  return [
    ...sources(context, fiscalYear, round, taken),
    ...sources(context, fiscalYear - 1, 'approved', closed)
  ]
}

/** The codes of the active units whose figures count, and those of the closed ones. */
function countedUnits(
  context: Context,
  { units, fiscalYear }: Department,
  round: Round,
  partial: boolean
): Record<'taken' | 'closed', ReadonlySet<string>> {
  const active = units.filter(({ status }) => status !== 'closed')
  const stateOf = (unit: string): UnitRoundState => readUnitRound(context, fiscalYear, round, unit).state
  const states = new Map(active.map(({ code }) => [code, stateOf(code)]))
  if (!partial) demandAccepted(active, states, round)
  const counting = partial ? trial : official
  const taken = active.filter(({ code }) => counting.includes(states.get(code) ?? 'notIssued'))
  const closed = units.filter(({ status }) => status === 'closed')
  return {
    taken: new Set(taken.map(({ code }) => code)),
    closed: new Set(closed.map(({ code }) => code))
  }
}

/** The ledgers in hand of some units, each named by the package that it came in. */
function sources(
  context: Context,
  fiscalYear: number,
  round: Round,
  units: ReadonlySet<string>
): LedgerSource[] {
  return [...ledgersInHand(context, fiscalYear, round)]
    .filter(([unit]) => units.has(unit))
    .map(([unit, fingerprint]) => ({
      unit,
      state: () => `package ${fingerprint}`,
      read: () => {
        const held = readLedgerInHand(context, fiscalYear, round, unit)
        if (held === undefined) throw new Error(`No ledger in hand of ${unit}`)
        return { state: `package ${held.fingerprint}`, ledger: held.ledger }
      }
    }))
}

function demandAccepted(
  active: readonly { readonly code: string; readonly name: string }[],
  states: ReadonlyMap<string, UnitRoundState>,
  round: Round
): void {
  const open = active.filter(({ code }) => !official.includes(states.get(code) ?? 'notIssued'))
  if (open.length === 0) return
  const most = 10
  const named = open
    .slice(0, most)
    .map(({ code, name }) => `${code} ${name}（${stateWords[states.get(code) ?? 'notIssued']}）`)
  const more = open.length > most ? `等 ${open.length} 个单位` : ''
  throw new UserError(
    'notAllAccepted',
    `${roundLabels[round]}还有 ${open.length} 个单位没有接收：${named.join('、')}${more}。没有汇总。`,
    '请先收齐并接收；要先看看结果，可以改用试汇总，表上会印明缺哪些单位。'
  )
}
