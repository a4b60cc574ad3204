import type { Role } from '@shared/tables'
import type { Place } from '../model'
import type { CodedRow, CodedView, FormView, TablesView, ViewTable } from '../view/model'

/** What the rules on entries need of printed tables. */

/** A cell or a row of a printed table. */
export function tablePlace(
  view: TablesView,
  { id, name }: Pick<ViewTable, 'id' | 'name'>,
  row?: number,
  column?: number
): Place {
  const at = row === undefined ? '' : ` 第 ${row + 1} 行`
  return {
    kind: 'table',
    table: id,
    ...(view.edition.kind === 'unit' ? { unit: view.edition.unit } : {}),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    label: `${name}${at}`
  }
}

/** The tables with a row a subject. */
export function subjectTables(view: TablesView, axis: 'function' | 'economic'): CodedView[] {
  return view.tables.filter((table): table is CodedView => table.layout === 'coded' && table.axis === axis)
}

/** The rows that stand for a subject. */
export function subjectRows({ rows }: CodedView): CodedRow[] {
  return rows.filter(({ kind }) => kind === 'subject')
}

/** The tables of a role that have a row a subject. */
export function codedOfRole(view: TablesView, role: Role): CodedView[] {
  return view.tables.filter((table): table is CodedView => table.layout === 'coded' && table.role === role)
}

/** The performance tables of a role: one for the department, one a project. */
export function formsOfRole(view: TablesView, role: Role): FormView[] {
  return view.tables.filter(
    (table): table is FormView => table.layout === 'performance' && table.role === role
  )
}
