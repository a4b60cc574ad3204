import type { Catalog } from '@shared/catalog'
import type { Where } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import { remembered } from '@shared/remember'
import type { Cell, Edition, TableModel, Template, TemplateTable } from '@shared/tables'
import type { SubjectLevel, TablesView, ViewTable } from './model'
import type { RawCell, RawRow, RawTable, Reading, RowHint } from './raw'
import { understood, viewTable } from './understand'

/** What our own tables were made with. */
export interface OwnTables {
  readonly template: Template
  readonly edition: Edition
  readonly catalog: Catalog
  readonly department: Department
}

/** The view of tables that are about to be printed: every figure with its exact value. */
export function viewOfModels(models: readonly TableModel[], own: OwnTables): TablesView {
  const { template, edition, catalog, department } = own
  const unit =
    edition.kind === 'unit' ? department.units.find(({ code }) => code === edition.unit) : undefined
  return understood(
    models.map((model) => rawsOf(template)(model)),
    {
      template,
      edition,
      catalog,
      origin: 'own',
      printedIn: template.amounts.unit,
      fiscalYear: department.fiscalYear,
      departmentCode: department.code,
      departmentName: department.name,
      reportingName: unit === undefined ? department.name : (unit.printName ?? unit.name)
    },
    (raw, reading) =>
      raw.definition?.layout === 'performance' ? formOf(raw, reading, own) : viewTable(raw, reading)
  )
}

/** Forms as they were last understood, and what with. A form is about nothing but itself. */
const formsUnderstood = new WeakMap<RawTable, { readonly own: OwnTables; readonly view: ViewTable }>()

function formOf(raw: RawTable, reading: Reading, own: OwnTables): ViewTable {
  const known = formsUnderstood.get(raw)
  if (known !== undefined && isSame(known.own, own)) return known.view
  const view = viewTable(raw, reading)
  formsUnderstood.set(raw, { own, view })
  return view
}

function isSame(one: OwnTables, other: OwnTables): boolean {
  const unitOf = ({ edition }: OwnTables): string => (edition.kind === 'unit' ? edition.unit : '')
  return (
    one.template === other.template &&
    one.department === other.department &&
    one.catalog === other.catalog &&
    one.edition.kind === other.edition.kind &&
    unitOf(one) === unitOf(other)
  )
}

/** The template's table of a model; 11-1 is the first of table 11. */
export function definitionOf(id: string, template: Template): TemplateTable | undefined {
  return (
    template.tables.find((table) => table.id === id) ??
    template.tables.find((table) => id.startsWith(`${table.id}-`) && table.layout === 'performance')
  )
}

/** The same object for the same model. */
const rawsOf = remembered((template: Template) =>
  remembered((model: TableModel) => rawOf(model, definitionOf(model.id, template)))
)

function rawOf(model: TableModel, definition: TemplateTable | undefined): RawTable {
  const { id, role, name, subtitle, caption, header, body, notes } = model
  return {
    id,
    name,
    header: header.rows.map((row) => row.map(({ text }) => text)),
    rows: body.rows.map(rawRow),
    notes,
    ...(role === undefined ? {} : { role }),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(caption === undefined ? {} : { caption }),
    ...(definition === undefined ? {} : { definition })
  }
}

function rawRow(cells: readonly Cell[]): RawRow {
  const hint = hintOf(cells)
  return { cells: cells.map(rawCell), ...(hint === undefined ? {} : { hint }) }
}

function rawCell(cell: Cell): RawCell {
  return cell.kind === 'amount' ? { text: cell.text, exact: cell.value } : { text: cell.text }
}

const levels: readonly (readonly [keyof Where, SubjectLevel])[] = [
  ['function', 'item'],
  ['functionDivision', 'division'],
  ['functionClass', 'class'],
  ['economic', 'division'],
  ['economicClass', 'class']
]

/** Which code a row is about: that of the facts behind its figures. */
function hintOf(cells: readonly Cell[]): RowHint | undefined {
  for (const cell of cells) {
    if (cell.kind !== 'amount') continue
    if (cell.emphasis === 'total') return { total: true }
    for (const [coordinate, level] of levels) {
      const condition = cell.from[0]?.[coordinate]
      if (Array.isArray(condition) && condition.length === 1 && typeof condition[0] === 'string')
        return { total: false, code: condition[0], level }
    }
  }
  return undefined
}
