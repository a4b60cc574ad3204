import type { Classification } from '@shared/ledger'
import { classifications, parentCode, perClassification } from './subject'
import type { Budget, CatalogData, ListedSubject, OfficialList, SubjectRow } from './subject'

type Rows = ReadonlyMap<string, SubjectRow>

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : 1

/** The budget of a listed subject: its own, if the catalog knows it, else that of the nearest subject above. */
function budgetFor(code: string, rows: Rows): Budget {
  for (let at: string | undefined = code; at !== undefined; at = parentCode(at)) {
    const known = rows.get(at)?.budget
    if (known !== undefined) return known
  }
  return 'generalPublicBudget'
}

function rowOf({ classification, code, name, initials }: ListedSubject, rows: Rows): SubjectRow {
  const budget = classification === 'function' ? { budget: budgetFor(code, rows) } : {}
  return { code, name, initials, status: 'verified', origin: 'official', ...budget }
}

/** A part of a classification that a list is taken to be complete in: one 类 within one budget. */
function partOf({ code, budget }: SubjectRow): string {
  return `${code.slice(0, 3)} ${budget ?? ''}`
}

/** The codes above those given. */
function above(codes: Iterable<string>): Set<string> {
  const found = new Set<string>()
  for (const code of codes) {
    for (let at = parentCode(code); at !== undefined; at = parentCode(at)) found.add(at)
  }
  return found
}

function layRows(present: readonly SubjectRow[], listed: readonly ListedSubject[]): SubjectRow[] {
  const rows = new Map(present.map((row) => [row.code, row]))
  const official = new Map<string, SubjectRow>()
  for (const subject of [...listed].sort(byCode)) {
    const row = rowOf(subject, rows)
    official.set(row.code, row)
    rows.set(row.code, row)
  }
  const covered = new Set(Array.from(official.values(), partOf))
  const staying = present.filter((row) => !official.has(row.code) && !covered.has(partOf(row)))
  const needed = above([...official.keys(), ...staying.map(({ code }) => code)])
  const parents = present.filter(
    (row) => needed.has(row.code) && !official.has(row.code) && covered.has(partOf(row))
  )
  return [...official.values(), ...staying, ...parents].sort(byCode)
}

/**
 * Lays an official list over a catalog: what it lists is verified and bears its names. It is taken to be
 * complete in each 类 of each budget in which it lists anything: subjects there that it does not list are gone,
 * unless something below them stays. Everything else stays as it is, so that a list of one 类 or of one budget
 * takes nothing from the others.
 */
export function layOfficialList(data: CatalogData, { subjects }: OfficialList): CatalogData {
  const lay = (classification: Classification): readonly SubjectRow[] => {
    const listed = subjects.filter((subject) => subject.classification === classification)
    return listed.length === 0
      ? data.subjects[classification]
      : layRows(data.subjects[classification], listed)
  }
  return { ...data, subjects: perClassification(lay) }
}

/** Lays the workspace's supplement under a catalog: it only adds codes that the catalog lacks. */
export function laySupplement(data: CatalogData, supplement: readonly ListedSubject[]): CatalogData {
  const add = (classification: Classification): readonly SubjectRow[] => {
    const rows = new Map(data.subjects[classification].map((row) => [row.code, row]))
    for (const subject of supplement) {
      if (subject.classification !== classification || rows.has(subject.code)) continue
      rows.set(subject.code, { ...rowOf(subject, rows), status: 'unverified', origin: 'supplement' })
    }
    return [...rows.values()].sort(byCode)
  }
  return { ...data, subjects: perClassification(add) }
}

/**
 * The catalog of a year as a workspace sees it: what the program ships, over it each official list in the
 * order in which they were loaded, and the supplement for what is still missing.
 */
export function layCatalog(
  shipped: CatalogData,
  officialLists: readonly OfficialList[],
  supplement: readonly ListedSubject[]
): CatalogData {
  return laySupplement(officialLists.reduce(layOfficialList, shipped), supplement)
}

/** What an official list would change. Every subject of the list is in exactly one of the first four. */
export interface OfficialListPreview {
  readonly added: readonly ListedSubject[]
  readonly renamed: readonly (ListedSubject & { readonly nameBefore: string })[]
  /** Known under the same name and not verified until now. */
  readonly becomesVerified: readonly ListedSubject[]
  readonly unchanged: readonly ListedSubject[]
  /** No longer in the catalog. Ledgers that use them keep them as unknown codes. */
  readonly removed: readonly {
    readonly classification: Classification
    readonly code: string
    readonly name: string
  }[]
  /** How many subjects the list says nothing about, in parts of the catalog that it does not list. */
  readonly untouched: number
}

/** What laying an official list over a catalog changes. Pure: nothing is changed by asking. */
export function previewOfficialList(data: CatalogData, list: OfficialList): OfficialListPreview {
  const after = layOfficialList(data, list)
  const preview = {
    added: [] as ListedSubject[],
    renamed: [] as (ListedSubject & { nameBefore: string })[],
    becomesVerified: [] as ListedSubject[],
    unchanged: [] as ListedSubject[]
  }
  const known = perClassification((each): Rows => new Map(data.subjects[each].map((row) => [row.code, row])))
  for (const subject of [...list.subjects].sort(byCode)) {
    const before = known[subject.classification].get(subject.code)
    if (before === undefined) preview.added.push(subject)
    else if (before.name !== subject.name) preview.renamed.push({ ...subject, nameBefore: before.name })
    else if (before.status === 'unverified') preview.becomesVerified.push(subject)
    else preview.unchanged.push(subject)
  }
  const removed = classifications.flatMap((classification) => {
    const left = new Set(after.subjects[classification].map(({ code }) => code))
    return data.subjects[classification]
      .filter(({ code }) => !left.has(code))
      .map(({ code, name }) => ({ classification, code, name }))
  })
  const all = classifications.reduce((count, each) => count + after.subjects[each].length, 0)
  return { ...preview, removed, untouched: all - list.subjects.length }
}
