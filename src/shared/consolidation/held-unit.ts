import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { cellTexts } from './coordinates'
import type { FactLine, FactRow } from './coordinates'
import { closedUnitFacts } from './unit-facts'
import type { UnitFacts } from './unit-facts'
import type { View } from './view'

/**
 * What is kept of a unit: its facts as keys of the cells' view, project codes and amounts, side by side. The numbers
 * of many units are many: in typed arrays they are small, and the collector of garbage need not look at them.
 */
export interface HeldUnit extends Omit<UnitFacts, 'facts' | 'lines'> {
  readonly cells: Int32Array
  readonly projectCodes: readonly string[]
  /** Where the facts of each project are; worked out when it is asked for. */
  readonly ofProject: () => ReadonlyMap<string, readonly number[]>
  /** fen: integers that a double holds exactly */
  readonly amounts: Float64Array
  readonly lines: () => Iterable<FactLine>
  /** fen: this year's expenditure of a closed unit, which does not count. */
  readonly leftOut: Fen
}

/** What decides how a unit is taken in. */
interface Holding {
  /** Of a closed unit only last year's facts count. */
  readonly isClosed: boolean
  /** The ledger is last year's own. */
  readonly isLastYears: boolean
  /** The finest sums, whose keys number the cells. */
  readonly view: View
}

/** Takes in a unit's facts. */
export function heldUnit(
  { facts, lines, ...unit }: UnitFacts,
  { isClosed, isLastYears, view }: Holding
): HeldUnit {
  const given = Array.from(facts)
  const counted = isClosed ? closedUnitFacts(given, isLastYears) : given
  const projectCodes = counted.map(({ project }) => project ?? '')
  const [cells, amounts] = [new Int32Array(counted.length), new Float64Array(counted.length)]
  for (const [at, fact] of counted.entries()) {
    cells[at] = view.key(cellTexts(fact))
    amounts[at] = fact.amount
  }
  let ofProject: ReadonlyMap<string, readonly number[]> | undefined
  return {
    ...unit,
    ofProject: () => (ofProject ??= positionsOf(projectCodes)),
    cells,
    projectCodes,
    amounts,
    lines: isClosed ? () => closedUnitFacts(lines(), isLastYears) : lines,
    leftOut: isClosed && !isLastYears ? spentIn(given) : zeroFen
  }
}

function spentIn(facts: readonly FactRow[]): Fen {
  return sum(
    facts.filter(({ of, economic }) => of === 'current' && economic !== undefined).map(({ amount }) => amount)
  )
}

function positionsOf(texts: readonly string[]): Map<string, number[]> {
  const positions = new Map<string, number[]>()
  for (const [at, text] of texts.entries()) {
    const own = positions.get(text)
    if (own === undefined) positions.set(text, [at])
    else own.push(at)
  }
  return positions
}

/** The facts in which two states of a unit differ: those between what both begin and what both end with. */
export function changedPart(
  before: HeldUnit | undefined,
  after: HeldUnit
): { readonly from: number; readonly end: number; readonly endBefore: number } {
  let [end, endBefore] = [after.cells.length, before?.cells.length ?? 0]
  if (before === undefined) return { from: 0, end, endBefore }
  const isSame = (at: number, other: number): boolean =>
    before.cells[at] === after.cells[other] && before.amounts[at] === after.amounts[other]
  let from = 0
  while (from < Math.min(end, endBefore) && isSame(from, from)) from++
  while (Math.min(end, endBefore) > from && isSame(endBefore - 1, end - 1)) {
    end--
    endBefore--
  }
  return { from, end, endBefore }
}
