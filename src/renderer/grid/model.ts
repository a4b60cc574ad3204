/**
 * What the entry grid is told and what it tells. It knows nothing of budgets: a cell holds a canonical text (an
 * amount "1234.50", a code, a choice's value, a date "2024-01-31") or nothing, and nothing is never "0.00".
 */

/** A row's name for life; positions change, keys do not. */
export type RowKey = string | number

/** One answer that a picker offers. */
export interface Option {
  readonly value: string
  /** What the cell shows: "2150101 行政运行". */
  readonly label: string
  /** Where it stands among its kind: "资源勘探工业信息等支出 › 制造业 › 行政运行". */
  readonly path?: string
  /** Chosen lately: it stands first. */
  readonly recent?: boolean
  /** A word of warning beside it: 未核对. */
  readonly remark?: string
  /** Latin letters by which it is typed as well, in lower case: the initials of its pinyin. */
  readonly initials?: string
}

/** What a typed or pasted text comes to. A refused text is kept for correction, with the reason. */
export type Parsed =
  { readonly ok: true; readonly value: string | undefined } | { readonly ok: false; readonly reason: string }

interface ColumnBase {
  readonly key: string
  readonly title: string
  /** Columns side by side with the same words share a heading above theirs. */
  readonly group?: string
  /** In pixels at 100 %. */
  readonly width: number
  /** Takes what width is left. */
  readonly grow?: boolean
  /** Shown, never entered: a computed column. */
  readonly readOnly?: boolean
  /** Judges what was typed after the kind's own reading; without it every well-formed value is taken. */
  readonly check?: (value: string | undefined) => string | undefined
}

export interface TextColumn extends ColumnBase {
  readonly kind: 'text'
  readonly maxLength?: number
}

/** In which unit a bare number is meant. */
export type AmountUnit = 'yuan' | 'wanyuan'

/** An amount of money. Values are 元 to the 分 whatever unit is shown. */
export interface AmountColumn extends ColumnBase {
  readonly kind: 'amount'
  readonly shown: AmountUnit
  /** In which unit a bare number is taken. */
  readonly entered: AmountUnit
  readonly negative?: boolean
  /** Shown, never entered: a change (增减) may be negative, a percentage is a text column. */
}

/** A whole number, not negative, up to `limit`. */
export interface IntegerColumn extends ColumnBase {
  readonly kind: 'integer'
  readonly limit: number
}

/** A decimal number that is no money: a quantity. */
export interface DecimalColumn extends ColumnBase {
  readonly kind: 'decimal'
  readonly decimals: number
}

/** A choice among few: typed by its words, its first letters or its number, or picked from the list. */
export interface ChoiceColumn extends ColumnBase {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  /** Whether the cell may be empty. */
  readonly optional?: boolean
}

/** A subject out of very many: found by code, name or pinyin initials. */
export interface PickerColumn extends ColumnBase {
  readonly kind: 'picker'
  /** The best answers to what was typed, best first; for no text the recent ones. */
  readonly search: (text: string) => readonly Option[]
  /** How a value reads in the cell; an unknown one reads as it stands. */
  readonly label: (value: string) => string
  /** What a pasted text (a code, a name, or both) stands for; a text that stands for none is refused. */
  readonly read: (text: string) => Parsed
}

export interface DateColumn extends ColumnBase {
  readonly kind: 'date'
  /** The year of a date typed without one (1-31). Default: the year of the computer's clock. */
  readonly year?: number
}

export type GridColumn =
  TextColumn | AmountColumn | IntegerColumn | DecimalColumn | ChoiceColumn | PickerColumn | DateColumn

/**
 * A corner mark: what is to be said about a cell. A remark is what somebody wrote about it; it has a corner of its own
 * beside whatever else is wrong there, and its message says whose it is.
 */
export interface CellMark {
  readonly severity: 'error' | 'warning' | 'notice' | 'remark'
  readonly message: string
}

/** The rows as they stand. It changes only by being replaced: the grid redraws when it is given another one. */
export interface GridRows {
  readonly count: number
  readonly key: (row: number) => RowKey
  readonly value: (row: number, column: string) => string | undefined
  /** A total, or the heading of a group: read-only as a whole, never cut, pasted over or deleted. */
  readonly role?: (row: number) => 'entry' | 'heading' | 'total'
  /** Of a cell that this row alone does not let enter, and why: 由明细汇总，不能填写. */
  readonly readOnly?: (row: number, column: string) => string | undefined
  readonly marks?: (row: number, column: string) => readonly CellMark[]
}

/** One cell of an edit; an absent value clears it. */
export interface CellEdit {
  readonly row: RowKey
  readonly column: string
  readonly value: string | undefined
}

/** A new row of an edit, by the key that it is to have; it stands directly after a row, null at the top. */
export interface NewRow {
  readonly key: RowKey
  readonly after: RowKey | null
  readonly cells: Readonly<Record<string, string | undefined>>
}

/** What one step of the user changes: one edit is one undo. */
export interface GridEdit {
  /** In Chinese, as 撤销 names it: 填写, 粘贴, 清除, 填充, 插入行, 删除行. */
  readonly label: string
  readonly cells: readonly CellEdit[]
  readonly inserted: readonly NewRow[]
  readonly deleted: readonly RowKey[]
}

/** A cell that did not take what was typed or pasted: the grid keeps the text there, with the reason. */
export interface Refusal {
  readonly row: RowKey
  readonly column: string
  readonly text: string
  readonly reason: string
}

/** What became of an edit: the cells that did not take theirs (the others did), or nothing at all and why. */
export type EditOutcome =
  | { readonly ok: true; readonly refused?: readonly Refusal[] }
  | { readonly ok: false; readonly message: string; readonly action?: string }

/**
 * Asked before a block with headings is pasted: in which unit each of its columns has its amounts, undefined for one
 * that is read as typed. Where there is nothing to ask it says so at once.
 */
export type PastedUnits = (
  headings: readonly string[],
  above: readonly string[]
) => Promise<readonly (AmountUnit | undefined)[]> | undefined

/** Keys for rows to be made; what the rows' owner hands out is never used twice. */
export type MakeKey = () => RowKey

/** Texts that cells refused, kept until corrected: the owner keeps them where they outlive the grid. */
export type Drafts = ReadonlyMap<string, Refusal>

/** The key of a draft. */
export const draftKey = (row: RowKey, column: string): string => `${row}\u0000${column}`
