import type { Where } from '@shared/consolidation'
import type { Fen } from '@shared/money'
import type { Role } from './roles'

/** The department's tables, or one unit's. */
export type Edition =
  { readonly kind: 'department' } | { readonly kind: 'unit'; /** its code */ readonly unit: string }

/** A cell of the body by row and column, both from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** How strongly a row or cell stands out. */
export type Emphasis = 'total' | 'class' | 'plain'

/** A cell with a figure. */
export interface AmountCell {
  readonly kind: 'amount'
  /** As printed. */
  readonly text: string
  /** Exact, in fen. */
  readonly value: Fen
  readonly emphasis: Emphasis
  /** The cells of the body whose exact sum this is; absent where the cell is not a sum of others. */
  readonly formula?: { readonly sumOf: readonly CellPlace[] }
  /** The facts behind it: disjoint parts, whose sums make the value (`linesBehindCell`). */
  readonly from: readonly Where[]
  /** Printed without trailing zeros. */
  readonly trimmed: boolean
}

/** A cell with words. Its text is always text, whatever it begins with. */
export interface TextCell {
  readonly kind: 'heading' | 'columnNumber' | 'code' | 'name' | 'text'
  readonly text: string
  readonly emphasis: Emphasis
  /** Indentation, from 0: style, never characters. */
  readonly level: number
}

/** A cell without content: left empty, or covered by a merged one. */
export interface BlankCell {
  readonly kind: 'blank'
  readonly text: ''
}

export type Cell = AmountCell | TextCell | BlankCell

/** Cells merged into their first. */
export interface Merge extends CellPlace {
  readonly rows: number
  readonly columns: number
}

/** Full rows of equal length, and what is merged in them. */
export interface Grid {
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** What a column holds, and how wide it is in characters. */
export interface ColumnStyle {
  readonly kind: 'code' | 'name' | 'amount' | 'text'
  readonly width: number
}

/** One table, ready to be drawn. Every drawing draws this; none computes. */
export interface TableModel {
  /** The template's id; one a project: 11-1, 11-2. */
  readonly id: string
  readonly role?: Role
  readonly layout: 'coded' | 'balance' | 'performance'
  readonly name: string
  /** A line below the name: （2023年度）. */
  readonly subtitle?: string
  readonly caption?: { readonly left: string; readonly right: string }
  /** Repeated on every page; includes the row of column numbers. */
  readonly header: Grid
  readonly body: Grid
  readonly columns: readonly ColumnStyle[]
  /** Below the table; not cells. */
  readonly notes: readonly string[]
  /** Whether no figure is in it. */
  readonly empty: boolean
  readonly orientation: 'portrait' | 'landscape'
  /** A trial: the units that are missing, to be named at the head of the sheet. */
  readonly missingUnits: readonly { readonly code: string; readonly name: string }[]
  /** 待核对: what about this table has not been checked against an official text. */
  readonly unverified?: string
}

export const blank: BlankCell = { kind: 'blank', text: '' }
