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
  return { value: sum(figures.map(({ value }) => value)), from: figures.flatMap(({ from }) => from) }
}

/**
 * The figures of all money columns of a row, from those of the columns that select facts (in their order):
 * columns that are sums of others are added up. Undefined where a column shows no money.
 */
export function rowFigures(
  leaves: readonly LeafColumn[],
  selected: readonly Figure[]
): (Figure | undefined)[] {
  const rest = [...selected]
  const own = new Map(
    leaves.flatMap((leaf) => (leaf.amount === undefined ? [] : [[leaf, rest.shift() ?? total([])] as const]))
  )
  const of = (leaf: LeafColumn): Figure =>
    own.get(leaf) ?? total((leaf.sumOf ?? []).flatMap((id) => leaves.filter((one) => one.id === id)).map(of))
  return leaves.map((leaf) => (leaf.shows === undefined ? of(leaf) : undefined))
}

/** The columns that a column is the sum of, by number. */
export function summedColumns(leaves: readonly LeafColumn[], { sumOf = [] }: LeafColumn): number[] {
  return sumOf.map((id) => leaves.findIndex((leaf) => leaf.id === id))
}
