import type { Classification } from '@shared/ledger'
import { z } from '../zod'

/** The three classifications, in the order in which a line carries them. */
export const classifications = [
  'function',
  'economic',
  'governmentEconomic'
] as const satisfies Classification[]

/** Something for each of the three classifications. */
export function perClassification<T>(make: (classification: Classification) => T): Record<Classification, T> {
  return {
    function: make('function'),
    economic: make('economic'),
    governmentEconomic: make('governmentEconomic')
  }
}

/** 类, 款, 项. The two economic classifications have no 项. */
export const levels = ['class', 'division', 'item'] as const
export type Level = (typeof levels)[number]

/**
 * The budget that a function subject belongs to: 一般公共预算, 政府性基金预算, 国有资本经营预算, and 社会保险基金
 * 预算, which a department's ledger never uses. Economic subjects belong to none.
 */
export const budgets = [
  'generalPublicBudget',
  'governmentFund',
  'stateCapitalOperations',
  'socialInsuranceFund'
] as const
export type Budget = (typeof budgets)[number]

/** Whether code and name were found together in an official source (已核对, 未核对). */
export const subjectStatuses = ['verified', 'unverified'] as const
export type SubjectStatus = (typeof subjectStatuses)[number]

/** Where a subject comes from: the program, an official list that the user loaded, the workspace's supplement. */
export const origins = ['shipped', 'official', 'supplement'] as const
export type Origin = (typeof origins)[number]

/** One subject as a catalog's data hold it. Level and parent follow from the code. */
export interface SubjectRow {
  readonly code: string
  readonly name: string
  readonly status: SubjectStatus
  readonly origin: Origin
  /** Pinyin initials of the name, in the form of {@link InitialsIndex}; empty when nobody computed them. */
  readonly initials: string
  readonly budget?: Budget
  /** Another name that may be the right one, where the wording is uncertain. */
  readonly otherName?: string
}

/** One subject of a year's catalog. */
export interface Subject extends SubjectRow {
  readonly classification: Classification
  readonly level: Level
}

/** A governmental division that the mapping names. */
export interface MappedDivision {
  readonly code: string
  readonly status: SubjectStatus
}

/** Which governmental division a departmental one becomes, by the unit's kind; absent where there is none. */
export interface MappingRow {
  readonly economic: string
  /** 机关: for 行政 and 参公 units. */
  readonly administrative?: MappedDivision
  /** 事业单位. */
  readonly publicInstitution?: MappedDivision
}

/** A subject kept out of the catalog on purpose, since it is uncertain whether the year has it. */
export interface LeftOutRow {
  readonly classification: Classification
  readonly code: string
  readonly name: string
  /** Why, in Chinese. */
  readonly note: string
}

/** A year's catalog as plain data: what is read from files and what crosses to the window. */
export interface CatalogData {
  readonly fiscalYear: number
  readonly subjects: Readonly<Record<Classification, readonly SubjectRow[]>>
  readonly mapping: readonly MappingRow[]
  readonly leftOut: readonly LeftOutRow[]
}

const firstDigits = { function: '2', economic: '3', governmentEconomic: '5' } as const
const codeLengths = { function: [3, 5, 7], economic: [3, 5], governmentEconomic: [3, 5] } as const

/** The classification that a code belongs to by its first digit: 2, 3 or 5. */
export function classificationOf(code: string): Classification | undefined {
  return classifications.find((classification) => code.startsWith(firstDigits[classification]))
}

/** The level of a code: 208 is a 类, 20805 a 款, 2080505 a 项; undefined when it has not the form of a code. */
export function levelOf(classification: Classification, code: string): Level | undefined {
  if (!/^\d+$/.test(code) || !code.startsWith(firstDigits[classification])) return undefined
  const level = codeLengths[classification].findIndex((length) => length === code.length)
  return levels[level]
}

/** The code of the subject above: a 款 for a 项, a 类 for a 款, nothing for a 类. */
export function parentCode(code: string): string | undefined {
  return code.length > 3 ? code.slice(0, -2) : undefined
}

/** The level on which lines are entered: 项 by function, 款 by either economic classification. */
export function entryLevel(classification: Classification): Level {
  return classification === 'function' ? 'item' : 'division'
}

/** What users call a classification. */
export const classificationNames: Readonly<Record<Classification, string>> = {
  function: '支出功能分类科目',
  economic: '部门预算支出经济分类科目',
  governmentEconomic: '政府预算支出经济分类科目'
}

const code = z.string().regex(/^\d{3}(?:\d{2}){0,2}$/)
const name = z.string().min(1).max(100)
const initials = z.string().max(400)
const status = z.enum(subjectStatuses)
const classification = z.enum(classifications)

const subjectRow = z.strictObject({
  code,
  name,
  status,
  origin: z.enum(origins),
  initials,
  budget: z.enum(budgets).exactOptional(),
  otherName: name.exactOptional()
}) satisfies z.ZodType<SubjectRow>

const mappedDivision = z.strictObject({ code, status }) satisfies z.ZodType<MappedDivision>

/** The schema of {@link CatalogData}, for crossing from one process to another. */
export const catalogData = z.strictObject({
  fiscalYear: z.int().min(1949).max(2999),
  subjects: z.strictObject({
    function: z.array(subjectRow),
    economic: z.array(subjectRow),
    governmentEconomic: z.array(subjectRow)
  }),
  mapping: z.array(
    z.strictObject({
      economic: code,
      administrative: mappedDivision.exactOptional(),
      publicInstitution: mappedDivision.exactOptional()
    })
  ),
  leftOut: z.array(z.strictObject({ classification, code, name, note: z.string() }))
}) satisfies z.ZodType<CatalogData>

/** A subject of an official list or of the supplement. */
export interface ListedSubject {
  readonly classification: Classification
  readonly code: string
  readonly name: string
  readonly initials: string
}

/** An official list that the user loaded. It stands above what the program ships. */
export interface OfficialList {
  /** What the user knows it by: the name of its file. */
  readonly title: string
  readonly subjects: readonly ListedSubject[]
}

const listedSubject = z.strictObject({
  classification,
  code,
  name,
  initials
}) satisfies z.ZodType<ListedSubject>

/** The schema of {@link OfficialList}, as a workspace keeps it. */
export const officialList = z.strictObject({
  title: z.string().min(1).max(300),
  subjects: z.array(listedSubject).min(1).max(20_000)
}) satisfies z.ZodType<OfficialList>

/** The schema of a workspace's supplement. */
export const supplement = z.array(listedSubject)
