import type { Catalog, Subject } from '@shared/catalog'
import { classificationNames, entryLevel } from '@shared/catalog'
import type { Classification } from '@shared/ledger'
import type { Option, Parsed } from '../grid'

const OFFERED = 50
const NEAREST = 3

/** How a code reads in a cell: with its name; one that the catalog lacks with the name that came with it. */
export function subjectLabel(
  catalog: Catalog | undefined,
  classification: Classification,
  code: string,
  given?: string
): string {
  const name = catalog?.subject(classification, code)?.name ?? given ?? ''
  return name === '' ? code : `${code} ${name}`
}

/** The subjects that a typed text offers, on the level on which lines are entered; the recent ones first. */
export function subjectOptions(
  catalog: Catalog,
  classification: Classification,
  text: string,
  recent: readonly string[]
): Option[] {
  const level = entryLevel(classification)
  const lately = new Set(recent)
  const found =
    text.trim() === ''
      ? recent.flatMap((code) => catalog.subject(classification, code) ?? [])
      : catalog.search(classification, text, { level, limit: OFFERED, recent })
  return found.map((subject) => ({
    value: subject.code,
    label: `${subject.code} ${subject.name}`,
    path: catalog.fullName(classification, subject.code),
    ...(lately.has(subject.code) ? { recent: true } : {}),
    ...(subject.status === 'unverified' ? { remark: '未核对' } : {})
  }))
}

/** Full and half width, and the blanks that a method or a sheet puts in, are the same to a reader. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()

/** A code with a name behind it, as sheets write it: 30201 办公费, 30201-办公费, 30201办公费, [30201]办公费. */
const codeFirst = /^[[(【〔]?(\d+)[\])】〕]?[\s\-_:.·、/]*(\D.*)?$/

/**
 * What a typed or pasted text stands for: a code, a name, a code with its name behind it, or a name with those
 * above it (制造业/行政运行). A code that the catalog lacks, and a name that fits several, is refused with those
 * that are near.
 */
export function readSubject(catalog: Catalog, classification: Classification, typed: string): Parsed {
  const text = plain(typed)
  if (text === '') return { ok: true, value: undefined }
  const [, code, rest = ''] = codeFirst.exec(text) ?? []
  return code === undefined
    ? readName(catalog, classification, text)
    : readCode(catalog, classification, code, rest)
}

function readCode(catalog: Catalog, classification: Classification, code: string, name: string): Parsed {
  const subject = catalog.subject(classification, code)
  const level = entryLevel(classification)
  if (subject?.level === level) return { ok: true, value: code }
  const what = classificationNames[classification]
  if (subject !== undefined) {
    const below = catalog.children(classification, code)
    return {
      ok: false,
      reason: `${code} ${subject.name}不是末级，请填它下面的科目${listed(below.slice(0, NEAREST))}。`
    }
  }
  const near = catalog
    .nearest(classification, code, { ...(name === '' ? {} : { name }), limit: NEAREST * 2 })
    .filter((one) => one.level === level)
  const known = catalog.leftOut(classification, code)
  const why = known === undefined ? '' : `（${known.note}）`
  return {
    ok: false,
    reason: `${catalog.fiscalYear} 年的${what}里没有 ${code}${why}${near.length > 0 ? '，相近的有' : ''}${named(near.slice(0, NEAREST))}。文件里确有的，在“设置 → 科目目录”里补充。`
  }
}

type Names = ReadonlyMap<string, readonly Subject[]>
const namesOfCatalogs = new WeakMap<Catalog, Map<Classification, Names>>()

/** The subjects of entry by their names, made once a catalog: a pasted column asks for thousands. */
function namesIn(catalog: Catalog, classification: Classification): Names {
  const known = namesOfCatalogs.get(catalog) ?? new Map<Classification, Names>()
  namesOfCatalogs.set(catalog, known)
  const made = known.get(classification)
  if (made !== undefined) return made
  const names = new Map<string, Subject[]>()
  for (const subject of catalog.subjects(classification)) {
    if (subject.level !== entryLevel(classification)) continue
    for (const name of new Set([subject.name, subject.otherName ?? subject.name].map(plain))) {
      names.set(name, [...(names.get(name) ?? []), subject])
    }
  }
  known.set(classification, names)
  return names
}

function readName(catalog: Catalog, classification: Classification, text: string): Parsed {
  const names = namesIn(catalog, classification)
  const steps = text.split(/[/›>\\]/).map((step) => step.trim())
  const name = steps.at(-1) ?? text
  const above = steps.slice(0, -1)
  const exact = names.get(text) ?? names.get(name) ?? []
  const fitting = exact.filter((subject) => {
    const path = catalog.path(classification, subject.code).map((one) => plain(one.name))
    return above.every((step) => path.includes(step))
  })
  const [only, second] = fitting
  if (only !== undefined && second === undefined) return { ok: true, value: only.code }
  const several = fitting.length > 0 ? fitting : exact
  const level = entryLevel(classification)
  const near = several.length > 0 ? several : catalog.search(classification, name, { level, limit: NEAREST })
  const what = several.length > 0 ? `有 ${several.length} 个科目叫“${name}”` : `没有叫“${name}”的科目`
  return {
    ok: false,
    reason: `${what}${near.length > 0 ? '：' : ''}${named(near.slice(0, NEAREST))}${several.length > NEAREST ? ' 等' : ''}，请填编码。`
  }
}

const named = (subjects: readonly Subject[]): string =>
  subjects.map(({ code, name }) => `${code} ${name}`).join('、')

const listed = (subjects: readonly Subject[]): string =>
  subjects.length === 0 ? '' : `，例如 ${named(subjects)}`
