import type { FactSection, FundSource, OtherCategory, ThreePublicItem } from '@shared/ledger'
import type { Fen } from '@shared/money'
import type { Edition, Role, Template } from '@shared/tables'

/**
 * A set of tables as rules see them: by role and meaning, never by number or name, the same for our own tables
 * (exact figures) and for foreign ones of which only the print is known.
 */
export interface TablesView {
  readonly edition: Edition
  /** Our own tables, or foreign ones as printed. */
  readonly origin: 'own' | 'printed'
  readonly template: Template
  /** What stands in the set about the whole of it; absent where a foreign file does not say. */
  readonly fiscalYear?: number
  readonly departmentCode?: string
  readonly reportingName?: string
  /** In the order in which they print. */
  readonly tables: readonly ViewTable[]
  /** How amounts are told in findings: our own in 元, printed ones in 万元. */
  readonly unit: 'yuan' | 'wanyuan'
  /** Figures are known exactly: no 尾差. */
  readonly exact: boolean
}

/** A cell of a table's body. */
export interface ViewCell {
  /** In the body, from 0. */
  readonly row: number
  readonly column: number
  readonly text: string
  /** In fen: exact, or what is printed. Absent where the cell is no figure; an empty cell of a figure is zero. */
  readonly value?: Fen
  /** Why a cell where a figure belongs holds none: `#REF!`, three decimals, words. A Chinese phrase. */
  readonly fault?: string
}

interface CommonTable {
  readonly id: string
  readonly role?: Role
  /** As printed. */
  readonly name: string
  /** The template's name of it; absent where the template has no such table. */
  readonly expectedName?: string
  readonly subtitle?: string
  /** 填报单位 and 单位:万元; absent where unknown (a foreign file does not carry them). */
  readonly caption?: { readonly left: string; readonly right: string }
  readonly header: readonly (readonly string[])[]
  readonly notes: readonly string[]
  /** The notes that the template wants under it when it is empty; undefined when it wants none. */
  readonly emptyNote?: string
  /** The template's notes that always stand under it. */
  readonly fixedNotes: readonly string[]
  /** Whether no figure is in it but zeros. */
  readonly empty: boolean
  /** Whether not even a zero is printed: 0.00 may be an amount too small to show. */
  readonly blank: boolean
  readonly cells: readonly (readonly ViewCell[])[]
}

/** What a column's or row's money is: the facts that it takes; undefined means all. */
export interface Meaning {
  readonly of: 'current' | 'prior'
  readonly sections: readonly (FactSection | 'threePublic')[] | undefined
  readonly categories: readonly OtherCategory[] | undefined
  readonly sources: readonly FundSource[] | undefined
  readonly threePublic: readonly ThreePublicItem[] | undefined
  /** 人员 (301, 303), 公用 (all others), or undefined for both. */
  readonly economics: 'personnel' | 'operating' | 'other' | undefined
}

/** A money column. */
export interface ViewColumn {
  readonly column: number
  readonly label: string
  /** The columns that it is printed as the sum of. */
  readonly parts: readonly ViewColumn[]
  readonly meaning: Meaning
  /** 其中: its money stands in another column already. */
  readonly ofWhich: boolean
}

export type SubjectLevel = 'class' | 'division' | 'item'

/** A row of a table with a row a subject, unit or department. */
export interface CodedRow {
  readonly row: number
  readonly kind: 'total' | 'subject' | 'unit' | 'tail'
  /** In full, whatever is printed: 20805 for 05; empty without one. */
  readonly code: string
  /** As printed. */
  readonly codeText: string
  readonly name: string
  readonly level?: SubjectLevel
  /** Columns by number. */
  readonly figures: ReadonlyMap<number, ViewCell>
}

export interface CodedView extends CommonTable {
  readonly layout: 'coded'
  readonly axis: 'function' | 'economic' | 'units' | 'department'
  readonly columns: readonly ViewColumn[]
  readonly rows: readonly CodedRow[]
}

/** A row of one side of a balance table. */
export interface SideRow {
  readonly row: number
  readonly name: string
  /** Named in the template, a class, or known to neither. */
  readonly kind: 'named' | 'class' | 'unknown'
  /** The template's id of a named row. */
  readonly id?: string
  /** A class's code; empty when its name is known nowhere. */
  readonly code: string
  /** The rows that a named row is printed as the sum of. */
  readonly parts: readonly SideRow[]
  /** What a row takes of each column; undefined for words only. */
  readonly meaning?: Meaning
  /** Columns by number. */
  readonly figures: ReadonlyMap<number, ViewCell>
}

export interface SideView {
  readonly columns: readonly ViewColumn[]
  readonly rows: readonly SideRow[]
}

export interface BalanceView extends CommonTable {
  readonly layout: 'balance'
  readonly left: SideView
  readonly right: SideView
}

/** A figure of a performance table. */
export interface FormFigure {
  readonly id?: string
  /** What stands before it: 收入预算合计. */
  readonly label: string
  readonly meaning: Meaning
  readonly parts: readonly FormFigure[]
  readonly cell: ViewCell
}

/** An indicator as printed: the target is operator, value and unit together. */
export interface ViewIndicator {
  readonly row: number
  readonly level1: string
  readonly level2: string
  readonly name: string
  readonly target: string
}

export interface FormView extends CommonTable {
  readonly layout: 'performance'
  readonly figures: readonly FormFigure[]
  /** Texts by the template's placeholder: `{implementingUnit}`, `{goal}`, `{departmentCode}-{departmentName}`. */
  readonly texts: ReadonlyMap<string, ViewCell>
  readonly indicators: readonly ViewIndicator[]
}

/** A table that the template does not have. */
export interface UnknownView extends CommonTable {
  readonly layout: 'unknown'
}

export type ViewTable = CodedView | BalanceView | FormView | UnknownView
