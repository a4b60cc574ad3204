import { InitialsIndex, TypedLetters } from './initials'
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
  /** Its place among all by code. */
  readonly byCode: number
  /** Its place among all by the length of the name, then by code. */
  readonly byLength: number
}

interface Word {
  readonly text: string
  /** Where the word can be pinyin initials. */
  readonly letters?: TypedLetters
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

/** A fit as one number, so that thousands are sorted in no time: lately used, then rank, then place. */
const perRank = 100_000
const perUse = 100 * perRank

/** Full-width and half-width, upper and lower case are the same to a searcher. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function wordsOf(query: string): Word[] {
  return plain(query.slice(0, 100))
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => (/^[a-z]+$/.test(text) ? { text, letters: new TypedLetters(text) } : { text }))
}

function rankWord({ text, letters }: Word, entry: Entry): number | undefined {
  const { subject, name, otherName, initials } = entry
  if (subject.code.startsWith(text)) return subject.code === text ? rank.code : rank.codeStart
  const inName = name.indexOf(text)
  if (inName >= 0) return name === text ? rank.name : inName === 0 ? rank.nameStart : rank.inName
  if (otherName !== '' && otherName.includes(text)) return rank.inOtherName
  const inInitials = initials.primary.indexOf(text)
  if (inInitials === 0) return initials.primary === text ? rank.initials : rank.initialsStart
  if (inInitials > 0) return rank.inInitials
  const inReading = letters === undefined ? -1 : initials.findInAnyReading(letters)
  if (inReading < 0) return undefined
  return inReading === 0 ? rank.otherReadingStart : rank.inOtherReading
}

/** All words must fit; the worst fit counts. */
function rankEntry(words: readonly Word[], entry: Entry): number | undefined {
  let worst: number = rank.code
  for (const word of words) {
    const found = rankWord(word, entry)
    if (found === undefined) return undefined
    worst = Math.max(worst, found)
  }
  return worst
}

/** The subjects of one classification, made ready to be searched with every key that is typed. */
export class SubjectSearch {
  readonly #byCode: readonly Entry[]
  readonly #byLength: readonly Entry[]

  /** @param subjects by code */
  constructor(subjects: readonly Subject[]) {
    const places = subjects.map((_, at) => at)
    const length = (at: number): number => subjects[at]?.name.length ?? 0
    const byLength = [...places].sort((a, b) => length(a) - length(b) || a - b)
    const placeByLength = new Map(byLength.map((at, place) => [at, place]))
    this.#byCode = subjects.map((subject, at) => ({
      subject,
      name: plain(subject.name),
      otherName: plain(subject.otherName ?? ''),
      initials: new InitialsIndex(subject.initials),
      byCode: at,
      byLength: placeByLength.get(at) ?? at
    }))
    this.#byLength = byLength.flatMap((at) => this.#byCode[at] ?? [])
  }

  /**
   * Subjects whose code begins with what was typed, whose name contains it or whose pinyin initials do, the
   * best fit first; several words separated by blanks must all fit. A blank query finds every subject.
   */
  find(query: string, { level, limit = 50, recent = [] }: SearchOptions = {}): Subject[] {
    const words = wordsOf(query)
    const uses = new Map(recent.map((code, at) => [code, at]))
    const fits: number[] = []
    for (const entry of this.#byCode) {
      if (level !== undefined && entry.subject.level !== level) continue
      const found = rankEntry(words, entry)
      if (found === undefined) continue
      const place = found <= rank.codeStart ? entry.byCode : entry.byLength
      fits.push((uses.get(entry.subject.code) ?? recent.length) * perUse + found * perRank + place)
    }
    return Array.from(Float64Array.from(fits).sort().subarray(0, limit)).flatMap((fit) => this.#at(fit))
  }

  #at(fit: number): Subject[] {
    const byCode = Math.floor((fit % perUse) / perRank) <= rank.codeStart
    const entry = (byCode ? this.#byCode : this.#byLength)[fit % perRank]
    return entry === undefined ? [] : [entry.subject]
  }
}
