import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Role, TemplateTable } from '@shared/tables'
import type { SubjectLevel, ViewCell } from './model'
import { printedFigure } from './printed-figure'

/** A cell as it came: with its exact value where it is our own figure. */
export interface RawCell {
  readonly text: string
  readonly exact?: Fen
}

/** What a row is, where the table is our own and knows it. */
export interface RowHint {
  readonly total: boolean
  readonly code?: string
  readonly level?: SubjectLevel
}

export interface RawRow {
  readonly cells: readonly RawCell[]
  readonly hint?: RowHint
}

/** A table before its meaning is worked out; our own and foreign ones have this in common. */
export interface RawTable {
  readonly id: string
  readonly role?: Role
  readonly name: string
  readonly subtitle?: string
  readonly caption?: { readonly left: string; readonly right: string }
  readonly header: readonly (readonly string[])[]
  readonly rows: readonly RawRow[]
  readonly notes: readonly string[]
  /** Of a performance table, where the indicators begin, when it is known. */
  readonly indicatorsFrom?: number
  /** The template's table; absent where it has none such. */
  readonly definition?: TemplateTable
}

/** What all tables of a set have in common while they are read. */
export interface Reading {
  readonly unit: 'yuan' | 'wanyuan'
  readonly countCarryover: boolean
  /** How the template's words print; placeholders whose value is unknown stay. */
  readonly words: (text: string) => string
  /** A class's code by its name, and by a row's hint. */
  readonly classCode: (name: string) => string
}

/** A cell that should hold a figure. A blank one is zero. */
export function figureCell(
  raw: RawCell | undefined,
  row: number,
  column: number,
  { unit }: Reading
): ViewCell {
  const { text = '', exact } = raw ?? {}
  const printed = printedFigure(text, unit)
  if (exact === undefined) return { row, column, text, ...printed }
  const fault = printed.fault ?? mismatch(exact, printed.value, unit)
  return { row, column, text, value: exact, ...(fault === undefined ? {} : { fault }) }
}

/** Our own figure must print as what it is: rounded once from the exact amount. */
function mismatch(exact: Fen, printed: Fen | undefined, unit: 'yuan' | 'wanyuan'): string | undefined {
  const step = unit === 'wanyuan' ? 10_000 : 1
  const magnitude = Math.abs(exact)
  const rounded = Math.floor((magnitude + step / 2) / step) * step
  return printed !== undefined && Math.abs(printed) === rounded ? undefined : '印出的数和准确数不符'
}

/** A cell with words. */
export function wordsCell(raw: RawCell | undefined, row: number, column: number): ViewCell {
  return { row, column, text: raw?.text ?? '' }
}

/** Whether a cell prints nothing or zero. */
export function isNothing({ value, fault }: ViewCell): boolean {
  return fault === undefined && (value === undefined || value === 0)
}

/** The sum of cells; cells without a value count nothing. */
export function sumOfCells(cells: readonly (ViewCell | undefined)[]): Fen {
  return sum(cells.map((cell) => cell?.value ?? zeroFen))
}
