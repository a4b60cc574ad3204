import { join } from 'node:path'
import type { Department, ReadResult } from '@shared/exchange'
import { largestFile, readDepartment, readLedger } from '@shared/exchange'
import type { LinesBehind, PreviewDocument } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import type { ShippedCatalogs } from '../catalogs'
import type { Files } from '../files'
import { listFolder, readBytes } from '../files'
import type { FigurePlace, Templates } from '../tables-desk'
import { TablesDesk } from '../tables-desk'

const folderOf = (resources: string): string => join(resources, 'samples', 'ganzhou-2023')

/** The sample's units as the program ships them. @param resources resources/ of the program */
export function sampleUnits(files: Files, resources: string): UnitLedger[] {
  const folder = join(folderOf(resources), 'units')
  return listFolder(files, folder).map((name) => read(files, join(folder, name), readLedger))
}

const sampleDepartment = (files: Files, resources: string): Department =>
  read(files, join(folderOf(resources), 'department.json'), readDepartment)

/** The sample is the program's own: a fault in it is the program's. */
function read<T>(files: Files, path: string, how: (bytes: Uint8Array) => ReadResult<T>): T {
  const bytes = readBytes(files, path, { most: largestFile })
  const result = bytes && how(bytes)
  if (!result?.ok) throw new Error(`sample file missing or faulty: ${path}`)
  return result.value
}

/** The sample's department with its units' ledgers, read from the program's own files and only read. */
export class SampleDepartment {
  #desk: TablesDesk | undefined

  constructor(
    private readonly files: Files,
    private readonly resources: string,
    private readonly parts: { templates: Templates; catalogs: ShippedCatalogs }
  ) {}

  /** The tables as they will print. @throws UserError `noTemplate` */
  tables(template?: string): PreviewDocument {
    return this.#open().document(template)
  }

  /** What stands behind a figure. @throws UserError `noTemplate`, `noFigure` */
  linesBehind(place: FigurePlace): LinesBehind {
    return this.#open().linesBehind(place)
  }

  #open(): TablesDesk {
    if (this.#desk) return this.#desk
    const { files, resources } = this
    const { templates, catalogs } = this.parts
    const department = sampleDepartment(files, resources)
    const catalog = catalogs.read(department.fiscalYear)
    this.#desk = TablesDesk.ofDepartment(templates, department, sampleUnits(files, resources), catalog)
    return this.#desk
  }
}
