import type { CatalogData } from '@shared/catalog'
import { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import { consolidate, noticesOn, unitFactsOf } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import type { LinesBehind, PreviewDocument } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import type { Edition, SubjectNames, TableModel } from '@shared/tables'
import { buildTables, linesBehindCell, namesFrom } from '@shared/tables'
import { previewLines, previewTable } from './preview'
import type { Templates } from './templates'

/** A figure of a table: row and column of the body, from 0. */
export interface FigurePlace {
  readonly template: string
  readonly table: string
  readonly row: number
  readonly column: number
}

/** The tables of some ledgers under any template, each built once. */
export class TablesDesk {
  readonly #built = new Map<string, readonly TableModel[]>()
  readonly #consolidation: Consolidation
  readonly #names: SubjectNames

  private constructor(
    private readonly templates: Templates,
    private readonly ledgers: readonly UnitLedger[],
    private readonly edition: Edition,
    { department, catalog }: { department: Department; catalog: CatalogData }
  ) {
    this.#consolidation = consolidate(department, ledgers.map(unitFactsOf))
    this.#names = namesFrom(new Catalog(catalog))
  }

  /** A department's tables. @throws UserError as `consolidate` refuses */
  static ofDepartment(
    templates: Templates,
    department: Department,
    ledgers: readonly UnitLedger[],
    catalog: CatalogData
  ): TablesDesk {
    return new TablesDesk(templates, ledgers, { kind: 'department' }, { department, catalog })
  }

  /** A unit's own tables, from its ledger alone. */
  static ofUnit(templates: Templates, ledger: UnitLedger, catalog: CatalogData): TablesDesk {
    const { unit, fiscalYear } = ledger
    const department: Department = {
      ...{ code: unit.code, name: unit.name, fiscalYear },
      units: [unit],
      performance: { indicators: [] }
    }
    const edition = { kind: 'unit', unit: unit.code } as const
    return new TablesDesk(templates, [ledger], edition, { department, catalog })
  }

  /**
   * The tables as they will print.
   * @throws UserError `noTemplate`, and as `buildTables` refuses
   */
  document(template: string = this.templates.first): PreviewDocument {
    const { department } = this.#consolidation
    return {
      department: department.name,
      fiscalYear: department.fiscalYear,
      template,
      templates: this.templates.list(),
      notices: noticesOn(this.#consolidation).map(({ message }) => message),
      tables: this.#build(template).map(previewTable)
    }
  }

  /** What stands behind a figure. @throws UserError `noTemplate`, `noFigure` */
  linesBehind({ template, table, row, column }: FigurePlace): LinesBehind {
    const found = this.#build(template).find(({ id }) => id === table)
    const cell = found?.body.rows[row]?.[column]
    if (cell?.kind !== 'amount') throw new UserError('noFigure', '这一格没有金额。')
    const lines = linesBehindCell(this.#consolidation, cell)
    return previewLines(cell.value, lines, this.#names, (code) =>
      this.ledgers.find(({ unit }) => unit.code === code)
    )
  }

  #build(id: string): readonly TableModel[] {
    const known = this.#built.get(id)
    if (known) return known
    const { edition } = this
    const built = buildTables(this.templates.read(id), this.#consolidation, { names: this.#names, edition })
    this.#built.set(id, built)
    return built
  }
}
