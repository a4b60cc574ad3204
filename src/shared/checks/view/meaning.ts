import { isFundSource, otherCategories } from '@shared/ledger'
import type { FactSection, FundSource, OtherCategory } from '@shared/ledger'
import { narrowed, selectionOf } from '@shared/tables'
import type { Measure, Selection } from '@shared/tables'
import type { Meaning } from './model'

type Condition = Selection['where'][keyof Selection['where']]

/** What measures select together, each narrowing the others. */
export function meaningOf(
  measures: readonly Measure[],
  carryover: { readonly countCarryover: boolean }
): Meaning {
  const selection = measures.map((measure) => selectionOf(measure, carryover)).reduce(narrowed, { where: {} })
  const { of = 'current', threePublic, where } = selection
  return {
    of,
    sections: listed(where.section) as Meaning['sections'],
    categories: listed(where.category)?.filter((one): one is OtherCategory =>
      otherCategories.some((category) => category === one)
    ),
    sources: listed(where.source)?.filter(isFundSource),
    threePublic,
    economics: economicsOf(where)
  }
}

function listed(condition: Condition): readonly string[] | undefined {
  return Array.isArray(condition) ? (condition as readonly string[]) : undefined
}

function economicsOf({
  economicClass,
  economic,
  function: item,
  functionClass
}: Selection['where']): Meaning['economics'] {
  if (economic !== undefined || item !== undefined || functionClass !== undefined) return 'other'
  if (economicClass === undefined) return undefined
  const texts = 'except' in economicClass ? economicClass.except : economicClass
  const isPersonnel = texts.length === 2 && texts.includes('301') && texts.includes('303')
  if (!isPersonnel) return 'other'
  return 'except' in economicClass ? 'operating' : 'personnel'
}

/** What several parts take together. */
export function joined(parts: readonly Meaning[]): Meaning | undefined {
  const [first, ...rest] = parts
  return first === undefined ? undefined : rest.reduce(join, first)
}

function join(a: Meaning, b: Meaning): Meaning {
  const economics = a.economics === b.economics ? a.economics : joinedEconomics(a, b)
  return {
    of: a.of,
    sections: union(a.sections, b.sections),
    categories: union(a.categories, b.categories),
    sources: union(a.sources, b.sources),
    threePublic: union(a.threePublic, b.threePublic),
    economics
  }
}

function joinedEconomics(a: Meaning, b: Meaning): Meaning['economics'] {
  const both = [a.economics, b.economics]
  return both.includes(undefined) || (both.includes('personnel') && both.includes('operating'))
    ? undefined
    : 'other'
}

function union<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  return a === undefined || b === undefined ? undefined : [...new Set([...a, ...b])]
}

/** Whether a row or column takes exactly these sources. */
export function takesSources({ sources }: Meaning, wanted: readonly FundSource[]): boolean {
  return sources?.length === wanted.length && wanted.every((source) => sources.includes(source))
}

/** Whether it takes all money of one section, whatever the source within the table's scope. */
export function takesSection({ sections, economics, threePublic }: Meaning, section: FactSection): boolean {
  return (
    sections?.length === 1 && sections[0] === section && economics === undefined && threePublic === undefined
  )
}
