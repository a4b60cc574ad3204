import { join } from 'node:path'
import { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import { consolidate, noticesOn, unitFactsOf } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { ReadResult } from '@shared/exchange'
import { largestFile, readDepartment, readLedger } from '@shared/exchange'
import type { LinesBehind, PreviewDocument } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import type { SubjectNames, TableModel } from '@shared/tables'
import { buildTables, linesBehindCell, namesFrom, requireTemplate } from '@shared/tables'
import { ShippedCatalogs } from '../catalogs'
import type { Files } from '../files'
import { listFolder, readBytes, readTextFile } from '../files'
import { previewLines, previewTable } from './preview'

/** The templates in the order they are offered. */
const TEMPLATES = ['ganzhou-2023', 'mof-2016'] as const

interface Opened {
  readonly ledgers: readonly UnitLedger[]
  readonly consolidation: Consolidation
  readonly names: SubjectNames
}

/** The sample's department with its units' ledgers, read from the program's own files and only read. */
export class SampleDepartment {
  #opened: Opened | undefined
  readonly #built = new Map<string, { name: string; tables: readonly TableModel[] }>()

  /** @param resources resources/ of the program */
  constructor(
    private readonly files: Files,
    private readonly resources: string
  ) {}

  /** The tables as they will print. @throws UserError `noTemplate` */
  tables(template: string = TEMPLATES[0]): PreviewDocument {
    const { consolidation } = this.#open()
    const { department } = consolidation
    return {
      department: department.name,
      fiscalYear: department.fiscalYear,
      template,
      templates: TEMPLATES.map((id) => ({ id, name: this.#build(id).name })),
      notices: noticesOn(consolidation).map(({ message }) => message),
      tables: this.#build(template).tables.map(previewTable)
    }
  }

  /** What stands behind a figure. @throws UserError `noTemplate`, `noFigure` */
  linesBehind(place: { template: string; table: string; row: number; column: number }): LinesBehind {
    const { consolidation, names, ledgers } = this.#open()
    const table = this.#build(place.template).tables.find(({ id }) => id === place.table)
    const cell = table?.body.rows[place.row]?.[place.column]
    if (cell?.kind !== 'amount') throw new UserError('noFigure', '这一格没有金额。')
    return previewLines(cell.value, linesBehindCell(consolidation, cell), names, (code) =>
      ledgers.find(({ unit }) => unit.code === code)
    )
  }

  #open(): Opened {
    if (this.#opened) return this.#opened
    const folder = join(this.resources, 'samples', 'ganzhou-2023')
    const department = this.#read(join(folder, 'department.json'), readDepartment)
    const ledgers = listFolder(this.files, join(folder, 'units')).map((name) =>
      this.#read(join(folder, 'units', name), readLedger)
    )
    const catalogs = new ShippedCatalogs(this.files, join(this.resources, 'catalogs'))
    this.#opened = {
      ledgers,
      consolidation: consolidate(department, ledgers.map(unitFactsOf)),
      names: namesFrom(new Catalog(catalogs.read(department.fiscalYear)))
    }
    return this.#opened
  }

  #build(id: string): { name: string; tables: readonly TableModel[] } {
    const known = this.#built.get(id)
    if (known) return known
    if (!TEMPLATES.some((one) => one === id)) throw new UserError('noTemplate', `没有“${id}”这个模板。`)
    const path = join(this.resources, 'templates', `${id}.json`)
    const template = requireTemplate(readTextFile(this.files, path, { most: largestFile }), id)
    const { consolidation, names } = this.#open()
    const built = { name: template.name, tables: buildTables(template, consolidation, { names }) }
    this.#built.set(id, built)
    return built
  }

  /** The sample is the program's own: a fault in it is the program's. */
  #read<T>(path: string, read: (bytes: Uint8Array) => ReadResult<T>): T {
    const bytes = readBytes(this.files, path, { most: largestFile })
    const result = bytes && read(bytes)
    if (!result?.ok) throw new Error(`sample file missing or faulty: ${path}`)
    return result.value
  }
}
