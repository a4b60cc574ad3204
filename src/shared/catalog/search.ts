import { InitialsIndex } from './initials'
import type { Level, Subject } from './subject'

/** How a search is narrowed. */
export interface SearchOptions {
  /** Only subjects of this level: the entry grid looks for those on which lines are entered. */
  readonly level?: Level
  /** At most so many. Default: 50. */
  readonly limit?: number
  /** Codes used lately, the latest first: those that match stand before all others. */
  readonly recent?: readonly string[]
}

interface Entry {
  readonly subject: Subject
  readonly name: string
  readonly otherName: string
  readonly initials: InitialsIndex
}

/** How well a word fits, from the best to the worst. */
const rank = {
  code: 0,
  codeStart: 1,
  name: 2,
  nameStart: 3,
  inName: 4,
  inOtherName: 5,
  initials: 6,
  initialsStart: 7,
  inInitials: 8,
  otherReadingStart: 9,
  inOtherReading: 10
} as const

/** Full-width and half-width, upper and lower case are the same to a searcher. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function rankWord(word: string, { subject, name, otherName, initials }: Entry): number | undefined {
  if (subject.code.startsWith(word)) return subject.code === word ? rank.code : rank.codeStart
  const inName = name.indexOf(word)
  if (inName >= 0) return name === word ? rank.name : inName === 0 ? rank.nameStart : rank.inName
  if (otherName.includes(word)) return rank.inOtherName
  if (!/^[a-z\d]+$/.test(word)) return undefined
  const inInitials = initials.primary.indexOf(word)
  if (inInitials === 0) return initials.primary === word ? rank.initials : rank.initialsStart
  if (inInitials > 0) return rank.inInitials
  const inReading = initials.findInAnyReading(word)
  if (inReading < 0) return undefined
  return inReading === 0 ? rank.otherReadingStart : rank.inOtherReading
}

/** All words must fit; the worst fit counts. */
function rankEntry(words: readonly string[], entry: Entry): number | undefined {
  let worst = -1
  for (const word of words) {
    const found = rankWord(word, entry)
    if (found === undefined) return undefined
    worst = Math.max(worst, found)
  }
  return worst
}

/** The subjects of one classification, made ready to be searched with every key that is typed. */
export class SubjectSearch {
  readonly #entries: readonly Entry[]

  constructor(subjects: readonly Subject[]) {
    this.#entries = subjects.map((subject) => ({
      subject,
      name: plain(subject.name),
      otherName: plain(subject.otherName ?? ''),
      initials: new InitialsIndex(subject.initials)
    }))
  }

  /**
   * Subjects whose code begins with what was typed, whose name contains it or whose pinyin initials do, the
   * best fit first; several words separated by blanks must all fit. A blank query finds every subject.
   */
  find(query: string, { level, limit = 50, recent = [] }: SearchOptions = {}): Subject[] {
    const words = plain(query.slice(0, 100))
      .split(/\s+/)
      .filter((word) => word !== '')
    const fits = this.#entries.flatMap((entry) => {
      if (level !== undefined && entry.subject.level !== level) return []
      const found = rankEntry(words, entry)
      if (found === undefined) return []
      const used = recent.indexOf(entry.subject.code)
      return [{ subject: entry.subject, rank: found, used: used < 0 ? Infinity : used }]
    })
    fits.sort((a, b) => {
      if (a.used !== b.used) return a.used - b.used
      if (a.rank !== b.rank) return a.rank - b.rank
      const shorter = a.rank <= rank.codeStart ? 0 : a.subject.name.length - b.subject.name.length
      return shorter !== 0 ? shorter : a.subject.code < b.subject.code ? -1 : 1
    })
    return fits.slice(0, limit).map(({ subject }) => subject)
  }
}
