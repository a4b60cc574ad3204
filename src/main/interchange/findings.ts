import type { CatalogData } from '@shared/catalog'
import { Catalog, CatalogYearMissing, classificationNames } from '@shared/catalog'
import type { UnitLedger } from '@shared/ledger'
import { describePath, remarksOn, unknownCodes } from '@shared/ledger'

/** Something noticed in an imported ledger: it is kept, and the user is told. */
export interface ImportFinding {
  readonly code: string
  readonly path: string
  readonly message: string
}

/** The catalogs that codes are looked up in. */
export interface CatalogSource {
  readonly years: () => number[]
  /** @throws CatalogYearMissing */
  readonly read: (fiscalYear: number) => CatalogData
}

const NEAREST = 3

/**
 * What a ledger from outside holds that the program does not know or knows otherwise: amounts that differ from the
 * lines, codes that the year's catalog lacks (the nearest ones named). None of it is a reason to refuse it.
 */
export function importFindings(ledger: UnitLedger, catalogs: CatalogSource): ImportFinding[] {
  const opened = new Map<number, Catalog | undefined>()
  const catalogOf = (year: number): Catalog | undefined => {
    if (!opened.has(year)) opened.set(year, openCatalog(catalogs, year))
    return opened.get(year)
  }
  const codes = unknownCodes(ledger, (kind, code, year) => catalogOf(year)?.has(kind, code) ?? true)
  const current = catalogOf(ledger.fiscalYear)
  return [
    ...(current ? [] : [noCatalog(ledger.fiscalYear, catalogs.years())]),
    ...remarksOn(ledger),
    ...codes.map(({ path, classification, code, year }) => {
      const near = catalogOf(year)?.nearest(classification, code, { limit: NEAREST }) ?? []
      const named = near.map((subject) => `${subject.code} ${subject.name}`).join('、')
      return {
        code: 'unknownCode',
        path,
        message:
          `${describePath(path, ledger)}：${year} 年的${classificationNames[classification]}里没有 ${code}` +
          (named === '' ? '。' : `，相近的有 ${named}。`)
      }
    })
  ]
}

function openCatalog(catalogs: CatalogSource, year: number): Catalog | undefined {
  try {
    return new Catalog(catalogs.read(year))
  } catch (error) {
    if (error instanceof CatalogYearMissing) return undefined
    throw error
  }
}

const noCatalog = (year: number, years: readonly number[]): ImportFinding => ({
  code: 'noCatalog',
  path: 'fiscalYear',
  message: `没有 ${year} 年的科目目录（现有 ${years.join('、')} 年），科目编码没有核对。`
})
