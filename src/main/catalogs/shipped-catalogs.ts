import { join } from 'node:path'
import {
  CatalogYearMissing,
  budgets,
  catalogData,
  classificationOf,
  levelOf,
  subjectStatuses
} from '@shared/catalog'
import type { CatalogData, LeftOutRow, MappedDivision, MappingRow, SubjectRow } from '@shared/catalog'
import type { Classification } from '@shared/ledger'
import { listFolder, readTextFile } from '../files'
import type { Files } from '../files'
import { readCsv } from './csv'
import { initialsOf } from './initials'

type Row = Readonly<Record<string, string>>

const limit = { most: 2 * 1024 * 1024 }

/** A fault of a shipped catalog is the program's own: it is named for those who maintain it. */
function faulty(file: string, what: string): Error {
  return new Error(`Catalog ${file}: ${what}`)
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined, file: string): T {
  const found = values.find((value) => value === text)
  if (found === undefined) throw faulty(file, `unknown value ${text ?? ''}`)
  return found
}

/**
 * The catalogs that come with the program: a folder a fiscal year, described in its README. A year is read
 * once, when it is first asked for.
 */
export class ShippedCatalogs {
  readonly #files: Files
  readonly #folder: string
  readonly #read = new Map<number, CatalogData>()

  /** @param folder resources/catalogs */
  constructor(files: Files, folder: string) {
    this.#files = files
    this.#folder = folder
  }

  /** The years there are, in order. */
  years(): number[] {
    return listFolder(this.#files, this.#folder).flatMap((name) => (/^\d{4}$/.test(name) ? Number(name) : []))
  }

  /** @throws CatalogYearMissing */
  read(fiscalYear: number): CatalogData {
    const known = this.#read.get(fiscalYear)
    if (known !== undefined) return known
    const years = this.years()
    if (!years.includes(fiscalYear)) throw new CatalogYearMissing(fiscalYear, years)
    const data = catalogData.parse({
      fiscalYear,
      subjects: {
        function: this.#subjects(fiscalYear, 'function', 'function.csv'),
        economic: this.#subjects(fiscalYear, 'economic', 'economic.csv'),
        governmentEconomic: this.#subjects(fiscalYear, 'governmentEconomic', 'government-economic.csv')
      },
      mapping: this.#rows(fiscalYear, 'economic-mapping.csv').map(mappingRow),
      leftOut: this.#rows(fiscalYear, 'left-out.csv').map(leftOutRow)
    } satisfies CatalogData)
    this.#read.set(fiscalYear, data)
    return data
  }

  #rows(fiscalYear: number, file: string): Row[] {
    const text = readTextFile(this.#files, join(this.#folder, String(fiscalYear), file), limit)
    if (text === undefined) throw faulty(file, `is missing for ${fiscalYear}`)
    const [header, ...records] = readCsv(text)
    return records.map(({ fields }) =>
      Object.fromEntries((header?.fields ?? []).map((name, at) => [name, fields[at] ?? '']))
    )
  }

  #subjects(fiscalYear: number, classification: Classification, file: string): SubjectRow[] {
    const codes = new Set<string>()
    return this.#rows(fiscalYear, file).map((row) => {
      const { code = '', name = '', otherName = '', initials = '' } = row
      if (levelOf(classification, code) === undefined || codes.has(code)) {
        throw faulty(file, `code ${code} is malformed or repeated`)
      }
      codes.add(code)
      return {
        code,
        name,
        status: oneOf(subjectStatuses, row['status'], file),
        origin: 'shipped',
        initials: initials === '' ? initialsOf(name) : initials,
        ...(classification === 'function' ? { budget: oneOf(budgets, row['budget'], file) } : {}),
        ...(otherName === '' ? {} : { otherName })
      }
    })
  }
}

function mappingRow(row: Row): MappingRow {
  const division = (
    column: 'administrative' | 'publicInstitution'
  ): Partial<Record<typeof column, MappedDivision>> => {
    const code = row[column] ?? ''
    if (code === '') return {}
    return {
      [column]: { code, status: oneOf(subjectStatuses, row[`${column}Status`], 'economic-mapping.csv') }
    }
  }
  return { economic: row['economic'] ?? '', ...division('administrative'), ...division('publicInstitution') }
}

function leftOutRow({ code = '', name = '', note = '' }: Row): LeftOutRow {
  const classification = classificationOf(code)
  if (classification === undefined) throw faulty('left-out.csv', `code ${code} is malformed`)
  return { classification, code, name, note }
}
