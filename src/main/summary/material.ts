import { Catalog } from '@shared/catalog'
import { catalogue, runChecks, sealed } from '@shared/checks'
import type { SealedRecord } from '@shared/checks'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import { readDepartment, readLedger } from '@shared/exchange'
import type { Department, ReadResult } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { buildTables, namesFrom, requireTemplate } from '@shared/tables'
import type { Edition, TableModel } from '@shared/tables'
import { sha256 } from '../exchange'
import { ledgerFingerprint } from '../export'
import type { WorkbookAbout } from '../export'
import type { OrderedFile, SummaryOrder } from './order'

/** A workbook's tables, and what it says about itself. */
export interface BookMaterial {
  readonly models: readonly TableModel[]
  readonly about: WorkbookAbout
}

/** What an order's files are made from, each part of it made when it is first asked for. */
export class Material {
  readonly #department: Department
  readonly #ledgers: readonly UnitLedger[]
  readonly #catalogs: ReadonlyMap<number, Catalog>
  #record: SealedRecord | undefined
  #models: readonly TableModel[] | undefined
  #fingerprint: string | undefined

  constructor(private readonly order: SummaryOrder) {
    this.#department = own(readDepartment(order.department))
    this.#ledgers = order.ledgers.map((text) => own(readLedger(text)))
    this.#catalogs = new Map(order.catalogs.map((data) => [data.fiscalYear, new Catalog(data)]))
  }

  /** The record of a full run of the checks, on the department's own template. */
  record(): SealedRecord {
    this.#record ??= this.#check()
    return this.#record
  }

  get department(): Department {
    return this.#department
  }

  /** @throws UserError as `buildTables`; `unknownTable` when none is left of those asked for */
  book({ book, unit }: Extract<OrderedFile, { kind: 'workbook' }>): BookMaterial {
    const template = requireTemplate(this.order.template, '模板')
    const edition: Edition = unit === undefined ? { kind: 'department' } : { kind: 'unit', unit }
    const ledgers =
      unit === undefined ? this.#ledgers : this.#ledgers.filter((ledger) => ledger.unit.code === unit)
    const [first] = ledgers
    const about: WorkbookAbout = {
      ...{ kind: book, edition, template },
      department: this.#department,
      round: this.order.round,
      ...(unit !== undefined && first !== undefined ? { contacts: first.contacts } : {}),
      exportedAt: new Date(this.order.madeAt),
      fingerprint: unit === undefined ? this.#ownFingerprint() : ledgerFingerprint(ledgers)
    }
    return { models: this.#chosen(this.#tables(edition, ledgers)), about }
  }

  /** @throws UserError as `buildTables`; `unknownTable` */
  table(): TableModel {
    const [model, ...others] = this.#chosen(this.#tables({ kind: 'department' }, this.#ledgers))
    if (model === undefined || others.length > 0) throw new Error('A .csv file holds one table')
    return model
  }

  /** The department's are the same in both editions: they are made once. */
  #tables(edition: Edition, ledgers: readonly UnitLedger[]): readonly TableModel[] {
    if (edition.kind === 'department' && this.#models !== undefined) return this.#models
    const department =
      edition.kind === 'department'
        ? this.#department
        : { ...this.#department, units: this.#department.units.filter(({ code }) => code === edition.unit) }
    const { partial, template } = this.order
    const consolidation = consolidate(department, ledgers.map(unitFactsOf), { partial })
    const names = namesFrom(this.#catalog())
    const models = buildTables(requireTemplate(template, '模板'), consolidation, { names, edition })
    if (edition.kind === 'department') this.#models = models
    return models
  }

  #chosen(models: readonly TableModel[]): readonly TableModel[] {
    const { table } = this.order
    if (table === undefined) return models
    const found = models.filter(({ id }) => id === table)
    if (found.length > 0) return found
    throw new UserError('unknownTable', `没有表 ${table}，没有导出。`, '请重新选择要导出的表。')
  }

  #ownFingerprint(): string {
    this.#fingerprint ??= ledgerFingerprint(this.#ledgers)
    return this.#fingerprint
  }

  #check(): SealedRecord {
    const { ceilings, explanations, ticks, partial, ownTemplate, unit } = this.order
    const made = {
      ledgers: this.#ledgers,
      department: this.#department,
      template: requireTemplate(ownTemplate, '模板'),
      catalog: this.#catalog()
    }
    const catalogOf = (year: number): Catalog | undefined => this.#catalogs.get(year)
    const record = runChecks(catalogue, {
      scope: unit === undefined ? { kind: 'department' } : { kind: 'unit', unit },
      ...{ ...made, catalogOf, ceilings, explanations, ticks, partial }
    })
    return sealed(record, { rules: catalogue, ...made }, sha256)
  }

  #catalog(): Catalog {
    const catalog = this.#catalogs.get(this.#department.fiscalYear)
    if (catalog === undefined) throw new Error('An order without the catalog of its year')
    return catalog
  }
}

/** They were written by the program itself. */
function own<T>(read: ReadResult<T>): T {
  if (!read.ok) throw new Error('A part of the order does not read')
  return read.value
}
