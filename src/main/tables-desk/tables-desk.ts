import type { CatalogData } from '@shared/catalog'
import { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import { consolidate, noticesOn, unitFactsOf } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import type { LinesBehind, PreviewDocument } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import type { Edition, SubjectNames, TableModel } from '@shared/tables'
import { buildTables, linesBehindCell, namesFrom, priorBehindCell } from '@shared/tables'
import { previewLines, previewTable } from './preview'
import type { TemplateChoice } from './templates'

/** A figure of a table: row and column of the body, from 0. */
export interface FigurePlace {
  readonly template: string
  readonly table: string
  readonly row: number
  readonly column: number
}

/** How a department's tables are made. */
export interface DepartmentTables {
  /** 试汇总: units may be missing. */
  readonly partial?: boolean
  /** This unit's own tables, from its ledger alone. */
  readonly unit?: string
}

/** The tables of some ledgers under any template, each built once. */
export class TablesDesk {
  readonly #built = new Map<string, readonly TableModel[]>()
  readonly #consolidation: Consolidation
  readonly #names: SubjectNames

  private constructor(
    private readonly templates: TemplateChoice,
    private readonly ledgers: readonly UnitLedger[],
    private readonly edition: Edition,
    { department, catalog, partial }: { department: Department; catalog: CatalogData; partial: boolean }
  ) {
    this.#consolidation = consolidate(department, ledgers.map(unitFactsOf), { partial })
    this.#names = namesFrom(new Catalog(catalog))
  }

  /**
   * A department's tables, or those of one unit of it.
   * @throws UserError as `consolidate` refuses
   */
  static ofDepartment(
    templates: TemplateChoice,
    department: Department,
    ledgers: readonly UnitLedger[],
    catalog: CatalogData,
    { partial = false, unit }: DepartmentTables = {}
  ): TablesDesk {
    if (unit === undefined)
      return new TablesDesk(templates, ledgers, { kind: 'department' }, { department, catalog, partial })
    // Reduced to that unit, no other can be missing.
    const own = { ...department, units: department.units.filter(({ code }) => code === unit) }
    const ledger = ledgers.filter((one) => one.unit.code === unit)
    return new TablesDesk(templates, ledger, { kind: 'unit', unit }, { department: own, catalog, partial })
  }

  /** A unit's own tables, from its ledger alone. */
  static ofUnit(templates: TemplateChoice, ledger: UnitLedger, catalog: CatalogData): TablesDesk {
    const { unit, fiscalYear } = ledger
    const department: Department = {
      ...{ code: unit.code, name: unit.name, fiscalYear },
      units: [unit],
      performance: { indicators: [] }
    }
    const edition = { kind: 'unit', unit: unit.code } as const
    return new TablesDesk(templates, [ledger], edition, { department, catalog, partial: false })
  }

  /** Whose tables they are, as sums by any coordinates. */
  get consolidation(): Consolidation {
    return this.#consolidation
  }

  get names(): SubjectNames {
    return this.#names
  }

  /**
   * The tables as they will print.
   * @throws UserError `noTemplate`, and as `buildTables` refuses
   */
  document(template: string = this.templates.first): PreviewDocument {
    const { department } = this.#consolidation
    // A key project of another unit is not missing from this one's tables.
    const foreign = this.edition.kind === 'unit' ? 'unknownKeyProject' : undefined
    return {
      department: department.name,
      fiscalYear: department.fiscalYear,
      template,
      templates: this.templates.list(),
      notices: noticesOn(this.#consolidation)
        .filter(({ code }) => code !== foreign)
        .map(({ message }) => message),
      tables: this.#build(template).map(previewTable)
    }
  }

  /** What stands behind a figure. @throws UserError `noTemplate`, `noFigure` */
  linesBehind({ template, table, row, column }: FigurePlace): LinesBehind {
    const found = this.#build(template).find(({ id }) => id === table)
    const cell = found?.body.rows[row]?.[column]
    if (cell?.kind !== 'amount') throw new UserError('noFigure', '这一格没有金额。')
    const lines = linesBehindCell(this.#consolidation, cell)
    const behind = { amount: cell.value, lines, prior: priorBehindCell(this.#consolidation, cell) }
    return previewLines(behind, this.#names, (code) => this.ledgers.find(({ unit }) => unit.code === code))
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
