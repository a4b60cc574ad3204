import type { Role } from '@shared/tables'
import type { Place } from '../model'
import { tablePlace as wholeOrCell } from '../tables/terms'
import type { CodedView, TablesView, ViewTable } from '../view'

/** What the rules on entries need of printed tables. */

export { formsOf as formsOfRole, subjectRows } from '../tables/find'

/** A cell or a row of a printed table, its row told as it is counted on paper. */
export function tablePlace(view: TablesView, table: ViewTable, row?: number, column = 0): Place {
  return row === undefined
    ? wholeOrCell(view, table)
    : wholeOrCell(view, table, { row, column }, `第 ${row + 1} 行`)
}

/** The tables with a row a subject. */
export function subjectTables(view: TablesView, axis: 'function' | 'economic'): CodedView[] {
  return view.tables.filter((table): table is CodedView => table.layout === 'coded' && table.axis === axis)
}

/** The tables of a role that have a row a subject. */
export function codedOfRole(view: TablesView, role: Role): CodedView[] {
  return view.tables.filter((table): table is CodedView => table.layout === 'coded' && table.role === role)
}
