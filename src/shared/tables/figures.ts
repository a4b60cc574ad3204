import type { Where } from '@shared/consolidation'
import { printWanyuan, printYuan, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { LeafColumn } from './columns'
import type { AmountCell, CellPlace, Emphasis } from './model'
import type { Template, TemplateTable } from './template'

/** How the amounts of a table print. */
export interface Printing {
  readonly print: (amount: Fen) => string
  readonly trimmed: boolean
  readonly formulas: boolean
}

/** From the template and what the table says otherwise. */
export function printingOf(template: Template, table: TemplateTable): Printing {
  const { trimmed = false, formulas = true } = table
  const options = { trimmed, zero: table.zero ?? template.amounts.zero }
  const print =
    template.amounts.unit === 'wanyuan'
      ? (amount: Fen) => printWanyuan(amount, options)
      : (amount: Fen) => printYuan(amount, options)
  return { print, trimmed, formulas }
}

/** A figure before it is a cell. */
export interface Figure {
  readonly value: Fen
  readonly from: readonly Where[]
}

/** A figure's cell. `sumOf` are the cells that it is the sum of; none makes no formula. */
export function amountCell(
  { value, from }: Figure,
  { print, trimmed, formulas }: Printing,
  emphasis: Emphasis,
  sumOf: readonly CellPlace[] = []
): AmountCell {
  return {
    kind: 'amount',
    text: print(value),
    value,
    emphasis,
    from,
    trimmed,
    ...(formulas && sumOf.length > 0 ? { formula: { sumOf } } : {})
  }
}

/** Several figures as one: the exact sum, and the facts of all. */
export function total(figures: readonly Figure[]): Figure {
  const from: Where[] = []
  for (const figure of figures) from.push(...figure.from)
  return { value: sum(figures.map(({ value }) => value)), from }
}

const nothing: Figure = total([])

/** What a column shows, settled once for all its rows. */
interface ColumnPlan {
  /** Of the columns that select facts, those that it shows or is the sum of; undefined where it shows no money. */
  readonly selected: readonly number[] | undefined
  /** The columns that it is the sum of. */
  readonly across: readonly number[]
}

const plans = new WeakMap<readonly LeafColumn[], readonly ColumnPlan[]>()

function plansOf(leaves: readonly LeafColumn[]): readonly ColumnPlan[] {
  const known = plans.get(leaves)
  if (known !== undefined) return known
  const selecting = leaves.filter(({ amount }) => amount !== undefined)
  const named = (id: string): LeafColumn[] => leaves.filter((one) => one.id === id)
  const selectedBy = (leaf: LeafColumn): number[] => {
    const own = selecting.indexOf(leaf)
    return own >= 0 ? [own] : (leaf.sumOf ?? []).flatMap(named).flatMap(selectedBy)
  }
  const made = leaves.map((leaf) => ({
    selected: leaf.shows === undefined ? selectedBy(leaf) : undefined,
    across: (leaf.sumOf ?? []).map((id) => leaves.findIndex((one) => one.id === id))
  }))
  plans.set(leaves, made)
  return made
}

/**
 * The figures of all money columns of a row, from those of the columns that select facts (in their order):
 * columns that are sums of others are added up. Undefined where a column shows no money.
 */
export function rowFigures(
  leaves: readonly LeafColumn[],
  selected: readonly Figure[]
): (Figure | undefined)[] {
  return plansOf(leaves).map(({ selected: parts }) => {
    if (parts === undefined) return undefined
    if (parts.length === 1) return selected[parts[0] ?? -1] ?? nothing
    return total(parts.map((at) => selected[at] ?? nothing))
  })
}

/** The columns that a column is the sum of; all by number. */
export function summedColumns(leaves: readonly LeafColumn[], column: number): readonly number[] {
  return plansOf(leaves)[column]?.across ?? []
}
