import type { Classification } from '@shared/ledger'
import { classificationNames, classificationOf, levelOf, parentCode } from './subject'
import type { CatalogData, ListedSubject } from './subject'

/** One row of an official list as its file has it. */
export interface ListedText {
  /** Where it stands, as the user can find it: 第 12 行. */
  readonly place: string
  readonly code: string
  readonly name: string
}

/** What is wrong with a row, in a Chinese sentence. */
export interface ListFault {
  readonly place: string
  readonly message: string
}

export type CheckedList =
  | { readonly ok: true; readonly subjects: readonly Omit<ListedSubject, 'initials'>[] }
  | { readonly ok: false; readonly faults: readonly ListFault[] }

/** More faults than this help nobody. */
const mostFaults = 100
/** Twelve times a whole year's catalog. */
const mostRows = 20_000
const longestName = 100

function quote(text: string): string {
  return `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`
}

/** What is wrong with a code by itself; undefined when nothing is. */
export function codeFault(code: string): string | undefined {
  if (code === '') return '没有科目编码。'
  if (!/^\d+$/.test(code)) return `科目编码${quote(code)}不全是数字。`
  const classification = classificationOf(code)
  if (classification === undefined) {
    const income = code.startsWith('1') ? '它可能是收入分类科目。' : ''
    return `科目编码${quote(code)}不是支出科目的编码，支出科目以 2、3 或 5 开头。${income}`
  }
  if (levelOf(classification, code) === undefined) {
    const lengths = classification === 'function' ? '3、5 或 7' : '3 或 5'
    return `科目编码${quote(code)}有 ${code.length} 位，${classificationNames[classification]}应为 ${lengths} 位。`
  }
  return undefined
}

/** What is wrong with a name by itself; undefined when nothing is. */
export function nameFault(name: string): string | undefined {
  if (name === '') return '没有科目名称。'
  if (name.length > longestName) return `科目名称${quote(name)}超过 ${longestName} 个字。`
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufffd]/u.test(name))
    return `科目名称${quote(name.replace(/[\p{Cc}\p{Cs}]/gu, '�'))}里有乱码。`
  return undefined
}

/**
 * Judges the rows of an official list, all of them: a list is taken as a whole or not at all. A subject that is
 * listed twice under one name (the official book lists a 类 once for each budget) counts once.
 * @param known the catalog it will stand above: a subject's parent must be in the list or there
 */
export function checkListedRows(rows: readonly ListedText[], known: CatalogData): CheckedList {
  if (rows.length === 0) return { ok: false, faults: [{ place: '整张表', message: '表里没有任何科目。' }] }
  if (rows.length > mostRows) {
    const message = `表里有 ${rows.length} 行，超过 ${mostRows} 行，不像是科目表。`
    return { ok: false, faults: [{ place: '整张表', message }] }
  }
  const faults: ListFault[] = []
  const first = new Map<string, ListedText>()
  const codes = codesOf(known)
  for (const { code } of rows) codes.add(code)
  for (const row of rows) {
    const message =
      codeFault(row.code) ??
      nameFault(row.name) ??
      repeatFault(row, first.get(row.code)) ??
      orphanFault(row.code, codes)
    if (message !== undefined) faults.push({ place: row.place, message })
    else if (!first.has(row.code)) first.set(row.code, row)
  }
  const subjects = Array.from(first.values(), ({ code, name }) => ({
    classification: classificationOfKnown(code),
    code,
    name
  }))
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, mostFaults) } : { ok: true, subjects }
}

function repeatFault({ code, name }: ListedText, before: ListedText | undefined): string | undefined {
  if (before === undefined || before.name === name) return undefined
  return `科目编码 ${code} 与${before.place}重复，而名称不同：${quote(before.name)}和${quote(name)}。`
}

function orphanFault(code: string, codes: ReadonlySet<string>): string | undefined {
  const parent = parentCode(code)
  if (parent === undefined || codes.has(parent)) return undefined
  return `科目 ${code} 的上级科目 ${parent} 既不在表中，也不在现有目录中。`
}

function codesOf({ subjects }: CatalogData): Set<string> {
  return new Set(Object.values(subjects).flatMap((rows) => rows.map(({ code }) => code)))
}

/** For codes that have passed {@link codeFault}. */
function classificationOfKnown(code: string): Classification {
  return classificationOf(code) ?? 'function'
}

/**
 * What speaks against adding a subject to the workspace's supplement, in a Chinese sentence; undefined when
 * nothing does.
 */
export function supplementFault(
  catalog: CatalogData,
  { classification, code, name }: Omit<ListedSubject, 'initials'>
): string | undefined {
  const wrong = codeFault(code) ?? nameFault(name)
  if (wrong !== undefined) return wrong
  if (classificationOf(code) !== classification) {
    return `科目编码 ${code} 不是${classificationNames[classification]}的编码。`
  }
  const codes = codesOf(catalog)
  if (codes.has(code)) return `科目 ${code} 已在目录中，不必补充。`
  const parent = parentCode(code)
  return parent === undefined || codes.has(parent)
    ? undefined
    : `科目 ${code} 的上级科目 ${parent} 不在目录中，请先补充它。`
}
