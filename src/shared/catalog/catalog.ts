import type { Classification, UnitKind } from '@shared/ledger'
import { nearestSubjects } from './nearest'
import { SubjectSearch } from './search'
import type { SearchOptions } from './search'
import { classifications, levelOf, parentCode, perClassification } from './subject'
import type { CatalogData, LeftOutRow, MappedDivision, MappingRow, Subject } from './subject'

/** What the mapping says about a departmental division and a kind of unit. */
export type GovernmentEconomic =
  | ({ readonly is: 'mapped' } & MappedDivision)
  /** The mapping knows the division and leaves this kind of unit blank: a notice, not an error. */
  | { readonly is: 'blank' }
  /** The mapping does not know the division, or has no column for units of kind 其他. */
  | { readonly is: 'unmapped' }

interface Tree {
  readonly subjects: readonly Subject[]
  readonly byCode: ReadonlyMap<string, Subject>
  readonly children: ReadonlyMap<string, readonly Subject[]>
  readonly search: SubjectSearch
}

/** Under this key stand the subjects that nothing stands above. */
const top = ''

function growTree(data: CatalogData, classification: Classification): Tree {
  const subjects = data.subjects[classification]
    .flatMap((row): Subject[] => {
      const level = levelOf(classification, row.code)
      return level === undefined ? [] : [{ ...row, classification, level }]
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const byCode = new Map(subjects.map((subject) => [subject.code, subject]))
  const children = new Map<string, Subject[]>()
  for (const subject of subjects) {
    const parent = parentCode(subject.code)
    const under = parent !== undefined && byCode.has(parent) ? parent : top
    const siblings = children.get(under)
    if (siblings === undefined) children.set(under, [subject])
    else siblings.push(subject)
  }
  return { subjects, byCode, children, search: new SubjectSearch(subjects) }
}

/** The subjects of one fiscal year: three trees and the mapping from the departmental to the governmental one. */
export class Catalog {
  readonly fiscalYear: number
  readonly #trees: Readonly<Record<Classification, Tree>>
  readonly #mapping: ReadonlyMap<string, MappingRow>
  readonly #leftOut: ReadonlyMap<string, LeftOutRow>

  constructor(data: CatalogData) {
    this.fiscalYear = data.fiscalYear
    this.#trees = perClassification((classification) => growTree(data, classification))
    this.#mapping = new Map(data.mapping.map((row) => [row.economic, row]))
    this.#leftOut = new Map(data.leftOut.map((row) => [row.code, row]))
  }

  /** All subjects of a classification, by code. */
  subjects(classification: Classification): readonly Subject[] {
    return this.#trees[classification].subjects
  }

  /** How many subjects there are in all. */
  get size(): number {
    return classifications.reduce((count, classification) => count + this.subjects(classification).length, 0)
  }

  has(classification: Classification, code: string): boolean {
    return this.#trees[classification].byCode.has(code)
  }

  subject(classification: Classification, code: string): Subject | undefined {
    return this.#trees[classification].byCode.get(code)
  }

  /** The subjects directly below one, by code; without a code those at the top. */
  children(classification: Classification, code: string = top): readonly Subject[] {
    return this.#trees[classification].children.get(code) ?? []
  }

  /**
   * The subjects from 类 down to this one. Levels that the catalog lacks are left out; for an unknown code it
   * is the part of the way that is known.
   */
  path(classification: Classification, code: string): Subject[] {
    const codes: string[] = []
    for (let at: string | undefined = code; at !== undefined; at = parentCode(at)) codes.unshift(at)
    return codes.flatMap((each) => this.subject(classification, each) ?? [])
  }

  /** The names from 类 down to this subject: 一般公共服务支出 / 人大事务 / 行政运行. Empty for an unknown code. */
  fullName(classification: Classification, code: string): string {
    if (!this.has(classification, code)) return ''
    return this.path(classification, code)
      .map(({ name }) => name)
      .join(' / ')
  }

  /**
   * The governmental division of a departmental one: 行政 and 参公 units use the 机关 column, 事业 units their
   * own; the mapping has no column for others.
   */
  governmentEconomicOf(economic: string, kind: UnitKind): GovernmentEconomic {
    const row = this.#mapping.get(economic)
    if (row === undefined || kind === 'other') return { is: 'unmapped' }
    const division = kind === 'publicInstitution' ? row.publicInstitution : row.administrative
    return division === undefined ? { is: 'blank' } : { is: 'mapped', ...division }
  }

  /** The subjects that an unknown code most likely stands for, the nearest first; see nearestSubjects. */
  nearest(
    classification: Classification,
    code: string,
    options: { readonly name?: string; readonly limit?: number } = {}
  ): Subject[] {
    return nearestSubjects(this.subjects(classification), code, options)
  }

  /** Subjects by the beginning of their code, a part of their name or their pinyin initials; see SubjectSearch. */
  search(classification: Classification, query: string, options?: SearchOptions): Subject[] {
    return this.#trees[classification].search.find(query, options)
  }

  /** Why a code is not in the shipped catalog although it is known: it is uncertain whether the year has it. */
  leftOut(classification: Classification, code: string): LeftOutRow | undefined {
    const row = this.#leftOut.get(code)
    return row?.classification === classification && !this.has(classification, code) ? row : undefined
  }
}
