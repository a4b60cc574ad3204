import type { LedgerPath, Section, SectionState } from '@shared/ledger'
import { isSection, parsePath, sections } from '@shared/ledger'
import type { Place } from '../stores/place'

/** How far a section is, as the list of sections says it. */
export type SectionMark = 'wrong' | 'filled' | 'partial' | 'closed' | 'empty' | 'optional'

/** Each mark in shape and word: colour is never its only sign. */
export const markWords: Readonly<Record<SectionMark, { readonly sign: string; readonly word: string }>> = {
  wrong: { sign: '!', word: '填写有误' },
  filled: { sign: '✓', word: '完成' },
  partial: { sign: '◐', word: '没填完' },
  closed: { sign: '–', word: '无此项' },
  empty: { sign: '○', word: '未填' },
  optional: { sign: '·', word: '可不填' }
}

/** What is known of a section beside its state. */
export interface SectionFacts {
  /** It has texts that its cells did not take. */
  readonly refused: boolean
  /** Something is there and something is missing. */
  readonly partial: boolean
}

/** 其他支出类别, which few units have, may stay empty. */
export function markOf(
  section: Section,
  state: SectionState,
  { refused, partial }: SectionFacts
): SectionMark {
  if (refused) return 'wrong'
  if (partial && state === 'filled') return 'partial'
  return state === 'empty' && section === 'otherExpenditure' ? 'optional' : state
}

/** The sections that are listed: 其他支出类别 is not where the profile says that the unit has none. */
export function listedSections(
  states: Readonly<Record<Section, SectionState>> | undefined
): readonly Section[] {
  return sections.filter((section) => section !== 'otherExpenditure' || states?.[section] !== 'closed')
}

/** On which page a cell stands, by the first words of its path; the longest that fits counts. */
const PAGES: readonly (readonly [string, Section])[] = [
  ['priorYear/income', 'income'],
  ['carryToNextYear', 'income'],
  ['contacts', 'profile'],
  ['personnel', 'profile'],
  ['stateAssets', 'profile'],
  ['unit', 'profile'],
  ['changeReasons', 'statement']
]

/** The section on whose page a cell or a row stands; undefined for a path of no page. */
export function sectionOfPath(path: LedgerPath): Section | undefined {
  const page = PAGES.find(([words]) => path === words || path.startsWith(`${words}/`))
  if (page) return page[1]
  const [first = ''] = path.split('/')
  return isSection(first) ? first : undefined
}

/** Where a cell is to be seen: its section, and for what belongs to a project the project's own page. */
export function placeOfPath(path: LedgerPath): Place | undefined {
  const section = sectionOfPath(path)
  if (section === undefined) return undefined
  const target = parsePath(path)
  if (section !== 'projects' || target === undefined || target.kind === 'cell')
    return { page: 'section', section }
  if ('project' in target.address) return { page: 'section', section, project: target.address.project }
  return target.kind === 'rowCell'
    ? { page: 'section', section, project: target.id }
    : { page: 'section', section }
}
