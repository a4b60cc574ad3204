import { printExactWanyuan, printWanyuan, printYuan, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Place } from '../model'
import type { TablesView, ViewCell, ViewTable } from '../view'

/** A figure in a relation: its live value, what it is called, and where it stands. */
export interface Term {
  /** In fen; undefined where the cell holds no readable figure. */
  readonly value: Fen | undefined
  readonly label: string
  readonly place: Place
  /** Whether anything is printed: a blank cell is an exact zero and has no rounding in it. */
  readonly printed: boolean
}

/** A table as sentences name it: 表3《部门支出总表》, of a unit's edition with the unit before it. */
export function tableWords(view: TablesView, { id, name }: Pick<ViewTable, 'id' | 'name'>): string {
  const own = view.edition.kind === 'unit' ? `单位 ${view.edition.unit} ` : ''
  return /^\d/.test(id) ? `${own}表${id}《${name}》` : `${own}《${name}》`
}

/** The place of a table, or of a cell in it. */
export function tablePlace(
  view: TablesView,
  table: ViewTable,
  cell?: Pick<ViewCell, 'row' | 'column'>,
  words = ''
): Place {
  const { edition } = view
  return {
    kind: 'table',
    table: table.id,
    ...(edition.kind === 'unit' ? { unit: edition.unit } : {}),
    ...(cell === undefined ? {} : { row: cell.row, column: cell.column }),
    label: words === '' ? tableWords(view, table) : `${tableWords(view, table)} ${words}`
  }
}

/** A cell as a term. `words` say which, once something must be said about it: “合计”行“基本支出”列. */
export function term(view: TablesView, table: ViewTable, cell: ViewCell, words: () => string): Term {
  return placedTerm(cell.value, () => tablePlace(view, table, cell, words()), cell.text.trim() !== '')
}

/**
 * A figure that is called what its place is. Most relations hold, and nothing is said about where their figures
 * stand: the place is made when it is asked for.
 */
export function placedTerm(value: Fen | undefined, place: () => Place, printed = true): Term {
  return new PlacedTerm(value, place, printed)
}

class PlacedTerm implements Term {
  constructor(
    readonly value: Fen | undefined,
    private readonly placeIt: () => Place,
    readonly printed: boolean
  ) {}

  get place(): Place {
    return this.placeIt()
  }

  get label(): string {
    return this.place.label
  }
}

/** The sum of terms, in fen; undefined where one of them holds no readable figure. */
export function totalOf(terms: readonly Term[]): Fen | undefined {
  const values = terms.flatMap(({ value }) => value ?? [])
  return values.length < terms.length ? undefined : sum(values)
}

/** An amount as findings hold it: 元 ("1234.50") of our own tables, 万元 ("0.12") of printed ones. */
export function amountText({ unit }: Pick<TablesView, 'unit'>, amount: Fen): string {
  if (unit === 'yuan') return printYuan(amount, { grouped: false })
  if (amount % 10_000 === 0) return printWanyuan(amount, { grouped: false, zero: '0.00' })
  return printExactWanyuan(amount, { grouped: false })
}

/** An amount in a sentence: 1,234.50 元. */
export function amountWords({ unit }: Pick<TablesView, 'unit'>, amount: Fen): string {
  if (unit === 'yuan') return `${printYuan(amount)} 元`
  if (amount % 10_000 === 0) return `${printWanyuan(amount, { zero: '0.00' })} 万元`
  return `${printExactWanyuan(amount)} 万元`
}
