import type { Catalog, Subject } from '@shared/catalog'
import { classificationNames, entryLevel } from '@shared/catalog'
import type { Classification } from '@shared/ledger'
import type { Option, Parsed } from '../grid/model'

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

/**
 * What a typed or pasted text stands for: a code, a name, or a code with its name behind it. A code that the
 * catalog lacks, and a name that fits several, is refused with those that are near.
 */
export function readSubject(catalog: Catalog, classification: Classification, typed: string): Parsed {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { ok: true, value: undefined }
  const [, code, rest = ''] = /^(\d+)(?:[\s\-_:：·]+(.*))?$/.exec(text) ?? []
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
      reason: `${code} ${subject.name}不是末级，请填它下面的科目${named(below.slice(0, NEAREST))}。`
    }
  }
  const near = catalog
    .nearest(classification, code, { ...(name === '' ? {} : { name }), limit: NEAREST * 2 })
    .filter((one) => one.level === level)
  const known = catalog.leftOut(classification, code)
  const why = known === undefined ? '' : `（${known.note}）`
  return {
    ok: false,
    reason: `${catalog.fiscalYear} 年的${what}里没有 ${code}${why}${near.length > 0 ? '，相近的有' : ''}${named(near.slice(0, NEAREST))}。`
  }
}

function readName(catalog: Catalog, classification: Classification, name: string): Parsed {
  const level = entryLevel(classification)
  const exact = catalog
    .search(classification, name, { level, limit: OFFERED })
    .filter((subject) => subject.name === name || subject.otherName === name)
  const [only, second] = exact
  if (only !== undefined && second === undefined) return { ok: true, value: only.code }
  const near = exact.length > 0 ? exact : catalog.search(classification, name, { level, limit: NEAREST })
  const what = exact.length > 0 ? `有 ${exact.length} 个科目叫“${name}”` : `没有叫“${name}”的科目`
  return {
    ok: false,
    reason: `${what}${near.length > 0 ? '：' : ''}${named(near.slice(0, NEAREST))}，请填编码。`
  }
}

const named = (subjects: readonly Subject[]): string =>
  subjects.map(({ code, name }) => `${code} ${name}`).join('、')
