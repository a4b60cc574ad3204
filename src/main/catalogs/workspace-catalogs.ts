import { join } from 'node:path'
import { CatalogYearMissing, layCatalog, officialList, supplement, supplementFault } from '@shared/catalog'
import type { CatalogData, ListedSubject, OfficialList } from '@shared/catalog'
import { UserError } from '@shared/errors'
import { largestParts, readCatalogPart, writeCatalogPart } from '@shared/exchange'
import type { CatalogPart } from '@shared/exchange'
import { z } from '@shared/zod'
import { listFolder, makeFolder, readBytes, readTextFile, removeFile, writeFileAtomically } from '../files'
import type { Files } from '../files'
import { initialsOf } from './initials'
import type { ShippedCatalogs } from './shipped-catalogs'

/** What a workspace adds to a year's catalog: one file a year. */
interface Additions {
  readonly formatVersion: 1
  /** In the order in which they were loaded. */
  readonly officialLists: readonly OfficialList[]
  readonly supplement: readonly ListedSubject[]
}

type Layers = Pick<Additions, 'officialLists' | 'supplement'>

const additionsSchema = z.strictObject({
  formatVersion: z.literal(1),
  officialLists: z.array(officialList),
  supplement
}) satisfies z.ZodType<Additions>

const limit = { most: 64 * 1024 * 1024 }

const nothing: Layers = { officialLists: [], supplement: [] }

/**
 * The catalogs as a workspace sees them: what the program ships, over it the official lists that the user
 * loaded, over those what the department's task brought, and the supplements for codes that are still missing,
 * the department's before the workspace's own. A year that the program does not ship exists as soon as an
 * official list of it has been loaded.
 */
export class WorkspaceCatalogs {
  readonly #files: Files
  readonly #shipped: ShippedCatalogs
  readonly #folder: string
  readonly #read = new Map<number, CatalogData>()
  readonly #departments = new Map<number, Layers>()

  /** @param folder where the workspace keeps its additions; it need not exist yet */
  constructor(files: Files, shipped: ShippedCatalogs, folder: string) {
    this.#files = files
    this.#shipped = shipped
    this.#folder = folder
  }

  /** The years there are, in order. */
  years(): number[] {
    const own = listFolder(this.#files, this.#folder).flatMap((name) => {
      const year = Number(/^(\d{4})(?:\.department)?\.json$/.exec(name)?.[1])
      return year > 0 && this.#lists(year).length > 0 ? year : []
    })
    const laid = [...this.#departments.keys()].filter((year) => this.#lists(year).length > 0)
    return Array.from(new Set([...this.#shipped.years(), ...own, ...laid])).sort((a, b) => a - b)
  }

  /**
   * The catalog of a year.
   * @throws CatalogYearMissing, naming the years there are
   */
  read(fiscalYear: number): CatalogData {
    const known = this.#read.get(fiscalYear)
    if (known !== undefined) return known
    if (!this.years().includes(fiscalYear)) throw new CatalogYearMissing(fiscalYear, this.years())
    const supplements = [
      ...this.#department(fiscalYear).supplement,
      ...this.#additions(fiscalYear).supplement
    ]
    const data = layCatalog(this.#base(fiscalYear), this.#lists(fiscalYear), supplements)
    this.#read.set(fiscalYear, data)
    return data
  }

  /**
   * The catalog that an official list of a year would stand above, for reading and previewing it: as it is now,
   * without the supplement, which the list makes superfluous; empty for a year that there is not yet.
   */
  below(fiscalYear: number): CatalogData {
    return layCatalog(this.#base(fiscalYear), this.#additions(fiscalYear).officialLists, [])
  }

  /** What the workspace itself has added to a year. */
  additions(fiscalYear: number): Layers {
    const { officialLists, supplement: own } = this.#additions(fiscalYear)
    return { officialLists, supplement: own }
  }

  /**
   * Lays what a task of the department brought over a year's catalog, in the place of what an earlier one brought.
   * @param part undefined: the task brought nothing
   * @returns whether that changed anything
   */
  layDepartments(fiscalYear: number, part: Layers | undefined): boolean {
    const before = textOf(fiscalYear, this.#department(fiscalYear))
    const { officialLists, supplement: theirs } = part ?? nothing
    this.#departments.set(fiscalYear, { officialLists, supplement: theirs })
    this.#read.delete(fiscalYear)
    return before !== textOf(fiscalYear, this.#department(fiscalYear))
  }

  /**
   * The same, and keeps it for when no ledger of that task is open.
   * @throws UserError when it cannot be kept; it is laid nevertheless
   */
  keepDepartments(fiscalYear: number, part: Layers | undefined): void {
    if (!this.layDepartments(fiscalYear, part)) return
    const path = this.#departmentPath(fiscalYear)
    if (part === undefined) {
      removeFile(this.#files, path)
      return
    }
    makeFolder(this.#files, this.#folder)
    const officialLists = part.officialLists.map(({ title, subjects }) => ({
      title,
      subjects: [...subjects]
    }))
    const text = writeCatalogPart({ fiscalYear, officialLists, supplement: [...part.supplement] })
    writeFileAtomically(this.#files, path, text)
  }

  /** Takes an official list, above those taken before. */
  adopt(fiscalYear: number, list: OfficialList): void {
    const additions = this.#additions(fiscalYear)
    this.#write(fiscalYear, { ...additions, officialLists: [...additions.officialLists, list] })
  }

  /** Takes the official list back that was taken last; the catalog is as it was before it. */
  takeBackOfficialList(fiscalYear: number): void {
    const additions = this.#additions(fiscalYear)
    this.#write(fiscalYear, { ...additions, officialLists: additions.officialLists.slice(0, -1) })
  }

  /**
   * Adds a subject to the supplement.
   * @throws UserError `subjectRefused` with the reason
   */
  addSubject(fiscalYear: number, subject: Omit<ListedSubject, 'initials'>): void {
    const fault = supplementFault(this.read(fiscalYear), subject)
    if (fault !== undefined) throw new UserError('subjectRefused', fault)
    const additions = this.#additions(fiscalYear)
    const added = { ...subject, initials: initialsOf(subject.name) }
    this.#write(fiscalYear, { ...additions, supplement: [...additions.supplement, added] })
  }

  /** Takes a subject out of the supplement. One that is not in it is already out. */
  removeSubject(fiscalYear: number, code: string): void {
    const additions = this.#additions(fiscalYear)
    const left = additions.supplement.filter((subject) => subject.code !== code)
    this.#write(fiscalYear, { ...additions, supplement: left })
  }

  #base(fiscalYear: number): CatalogData {
    if (this.#shipped.years().includes(fiscalYear)) return this.#shipped.read(fiscalYear)
    return {
      fiscalYear,
      subjects: { function: [], economic: [], governmentEconomic: [] },
      mapping: [],
      leftOut: []
    }
  }

  /** The official lists of a year, the lowest first. */
  #lists(fiscalYear: number): readonly OfficialList[] {
    return [...this.#additions(fiscalYear).officialLists, ...this.#department(fiscalYear).officialLists]
  }

  /** What the department's task brought. What cannot be read counts as nothing: opening the ledger brings it back. */
  #department(fiscalYear: number): Layers {
    const known = this.#departments.get(fiscalYear)
    if (known !== undefined) return known
    const part = this.#kept(fiscalYear) ?? nothing
    this.#departments.set(fiscalYear, part)
    return part
  }

  #kept(fiscalYear: number): CatalogPart | undefined {
    try {
      const bytes = readBytes(this.#files, this.#departmentPath(fiscalYear), limit)
      const read = bytes === undefined ? undefined : readCatalogPart(bytes, largestParts['catalog.json'])
      return read?.ok === true && read.value.fiscalYear === fiscalYear ? read.value : undefined
    } catch (error) {
      if (error instanceof UserError) return undefined
      throw error
    }
  }

  #departmentPath(fiscalYear: number): string {
    return join(this.#folder, `${fiscalYear}.department.json`)
  }

  #path(fiscalYear: number): string {
    return join(this.#folder, `${fiscalYear}.json`)
  }

  #additions(fiscalYear: number): Additions {
    const text = readTextFile(this.#files, this.#path(fiscalYear), limit)
    if (text === undefined) return { formatVersion: 1, officialLists: [], supplement: [] }
    const read = additionsSchema.safeParse(jsonOf(text))
    if (read.success) return read.data
    throw new UserError(
      'catalogAdditionsDamaged',
      `工作区里 ${fiscalYear} 年的科目补充文件“${fiscalYear}.json”已损坏，或来自更新的版本，没有读取。`,
      '账套和其中的金额不受影响。请把这个文件移走，再重新装入官方科目表和补充科目。'
    )
  }

  #write(fiscalYear: number, additions: Additions): void {
    this.#read.delete(fiscalYear)
    const path = this.#path(fiscalYear)
    if (additions.officialLists.length === 0 && additions.supplement.length === 0) {
      removeFile(this.#files, path)
      return
    }
    makeFolder(this.#files, this.#folder)
    writeFileAtomically(this.#files, path, `${JSON.stringify(additions)}\n`)
  }
}

/** What the department brought as a text, to be compared. */
function textOf(fiscalYear: number, { officialLists, supplement: theirs }: Layers): string {
  return JSON.stringify({ fiscalYear, officialLists, supplement: theirs })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
