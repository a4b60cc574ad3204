import type { BalanceView, CodedRow, CodedView, SideRow, TablesView, ViewColumn } from '../view'
import {
  codedOf,
  codedTerm,
  expenditureRow,
  nothingAt,
  sideTerm,
  subjectRows,
  totalColumn,
  totalRow
} from './find'
import type { Relations } from './relations'
import { one } from './relations'
import type { Term } from './terms'

/** The three tables of the three budgets that are there. */
export function budgetTables(view: TablesView): CodedView[] {
  return (
    ['generalPublicExpenditure', 'governmentFundExpenditure', 'stateCapitalExpenditure'] as const
  ).flatMap((role) => codedOf(view, role) ?? [])
}

/** A table's grand total in a column; an empty table has none and is zero. */
export function grandTerm(view: TablesView, table: CodedView, column: ViewColumn): Term {
  return codedTerm(view, table, totalRow(table), column)
}

/** The rows of two tables by code, so that one that is missing on a side counts as zero. */
export function byCode<R extends { readonly code: string }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.flatMap((row) => (row.code === '' ? [] : [[row.code, row] as const])))
}

/** The right side of a balance table beside a table by subject: the total and every class. */
export function classesAgree(
  relations: Relations,
  { table, column }: { readonly table: BalanceView; readonly column: ViewColumn },
  coded: CodedView
): void {
  const { view } = relations
  const sum = totalColumn(coded)
  const total = expenditureRow(table.right)
  if (sum === undefined) return
  const key = coded.role ?? coded.id
  if (total !== undefined)
    relations.equal(one(sideTerm(view, table, total, column)), one(grandTerm(view, coded, sum)), { key })
  const classes = byCode(table.right.rows.filter(({ kind }) => kind === 'class'))
  const others = byCode(subjectRows(coded).filter(({ level }) => level === 'class'))
  for (const code of new Set([...classes.keys(), ...others.keys()])) {
    const [row, other] = [classes.get(code), others.get(code)]
    const name = row?.name ?? other?.name ?? ''
    relations.equal(
      one(
        row === undefined ? missingTerm(view, table, column, name, total) : sideTerm(view, table, row, column)
      ),
      one(codedTerm(view, coded, other ?? missingRow(coded, code, name), sum)),
      { key: `${key} ${code}` }
    )
  }
}

/** A class that a side does not list: zero, where the sum of the classes stands. */
function missingTerm(
  view: TablesView,
  table: BalanceView,
  column: ViewColumn,
  name: string,
  total: SideRow | undefined
): Term {
  const row = total?.row ?? 0
  return sideTerm(view, table, { row, name, kind: 'class', code: '', parts: [], figures: new Map() }, column)
}

/** A code that a table does not list: zero, in its first row. */
export function missingRow(table: CodedView, code: string, name: string): CodedRow {
  const row = totalRow(table)?.row ?? 0
  const figures = new Map(table.columns.map(({ column }) => [column, nothingAt(row, column)]))
  return { row, kind: 'subject', code, codeText: code, name, figures }
}
