import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { remembered } from '@shared/remember'
import { cellTexts } from './coordinates'
import type { FactLine, FactRow } from './coordinates'
import { closedUnitFacts } from './unit-facts'
import type { UnitFacts } from './unit-facts'
import type { View } from './view'

/**
 * A list of facts as keys of the cells' view, project codes and amounts, side by side. The numbers of many units are
 * many: in typed arrays they are small, and the collector of garbage need not look at them.
 */
export interface HeldList {
  readonly cells: Int32Array
  readonly projectCodes: readonly string[]
  /** fen: integers that a double holds exactly */
  readonly amounts: Float64Array
  /** Where the facts of each project are; worked out when it is asked for. */
  readonly ofProject: () => ReadonlyMap<string, readonly number[]>
}

/** What is kept of a unit. */
export interface HeldUnit extends Omit<UnitFacts, 'facts' | 'lines'> {
  readonly lists: readonly HeldList[]
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
  const counted = isClosed ? given.map((list) => closedUnitFacts(list, isLastYears)) : given
  return {
    ...unit,
    lists: counted.map((list) => heldListOf(view)(list)),
    lines: isClosed ? () => closedUnitFacts(lines(), isLastYears) : lines,
    leftOut: isClosed && !isLastYears ? sum(given.map(spentIn)) : zeroFen
  }
}

/** The same for the same list in the same view. */
const heldListOf = remembered((view: View) =>
  remembered((facts: readonly FactRow[]): HeldList => {
    const [cells, amounts] = [new Int32Array(facts.length), new Float64Array(facts.length)]
    facts.forEach((fact, at) => {
      cells[at] = view.key(cellTexts(fact))
      amounts[at] = fact.amount
    })
    const projectCodes = facts.map(({ project }) => project ?? '')
    let ofProject: ReadonlyMap<string, readonly number[]> | undefined
    return { cells, projectCodes, amounts, ofProject: () => (ofProject ??= positionsOf(projectCodes)) }
  })
)

function spentIn(facts: readonly FactRow[]): Fen {
  return sum(
    facts.filter(({ of, economic }) => of === 'current' && economic !== undefined).map(({ amount }) => amount)
  )
}

function positionsOf(texts: readonly string[]): Map<string, number[]> {
  const positions = new Map<string, number[]>()
  texts.forEach((text, at) => {
    const own = positions.get(text)
    if (own === undefined) positions.set(text, [at])
    else own.push(at)
  })
  return positions
}

/** Facts of a list, side by side. */
type Counted = Pick<HeldList, 'cells' | 'amounts'>

/**
 * The facts in which two states of a unit differ: those between what both begin and what both end with, first of
 * their lists and then, where one list took the place of another, of what is in them.
 */
export function changedPart(
  before: HeldUnit | undefined,
  after: HeldUnit
): { readonly gone: readonly Counted[]; readonly come: readonly Counted[] } {
  if (before === undefined) return { gone: [], come: after.lists }
  const lists = between(before.lists, after.lists, (at, other) => before.lists[at] === after.lists[other])
  const gone = before.lists.slice(lists.from, lists.endBefore)
  const come = after.lists.slice(lists.from, lists.end)
  const [one, other] = [gone[0], come[0]]
  if (gone.length !== 1 || come.length !== 1 || one === undefined || other === undefined)
    return { gone, come }
  const facts = between(
    one.cells,
    other.cells,
    (at, to) => one.cells[at] === other.cells[to] && one.amounts[at] === other.amounts[to]
  )
  const part = ({ cells, amounts }: HeldList, end: number): Counted => ({
    cells: cells.subarray(facts.from, end),
    amounts: amounts.subarray(facts.from, end)
  })
  return { gone: [part(one, facts.endBefore)], come: [part(other, facts.end)] }
}

/** Between what both begin and what both end with. */
function between(
  before: { readonly length: number },
  after: { readonly length: number },
  isSame: (at: number, other: number) => boolean
): { readonly from: number; readonly endBefore: number; readonly end: number } {
  let [from, endBefore, end] = [0, before.length, after.length]
  while (from < Math.min(endBefore, end) && isSame(from, from)) from++
  while (Math.min(endBefore, end) > from && isSame(endBefore - 1, end - 1)) {
    endBefore--
    end--
  }
  return { from, endBefore, end }
}
