import type { Line, OtherCategory, PriorLine, PriorSection } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'

/** Where money goes, as far as both years have it. */
export interface Coordinate {
  readonly function: string
  readonly economic: string
  readonly source: string
  readonly category?: OtherCategory | undefined
}

/** One text for one coordinate. */
export const coordinateKey = ({
  function: item,
  economic,
  source,
  category = '' as never
}: Coordinate): string => `${category}|${item}|${economic}|${source}`

/** Last year's amounts of a section by coordinate; lines of one coordinate are added up. */
export function priorByCoordinate(
  lines: readonly PriorLine[],
  section: PriorSection
): ReadonlyMap<string, Fen> {
  const amounts = new Map<string, Fen>()
  for (const line of lines) {
    if (line.section !== section) continue
    const key = coordinateKey(line)
    amounts.set(key, sum([amounts.get(key) ?? zeroFen, line.amount]))
  }
  return amounts
}

/** This year's line beside last year. */
export interface Compared {
  /** Absent where the coordinate had nothing last year. */
  readonly prior?: Fen
  /** All lines of this year on the coordinate, less last year. */
  readonly change: Fen
}

/** Which lines stand beside which prior amounts. */
export interface Comparison {
  /**
   * By the id of the first line of a coordinate: where several lines share one, last year's amount stands once, so
   * that a column of prior amounts adds up. Empty where last year has nothing to compare with.
   */
  readonly byLine: ReadonlyMap<number, Compared>
  /** Coordinates that had money last year and have no line this year: how many, and how much. */
  readonly dropped: { readonly count: number; readonly amount: Fen }
}

/**
 * This year's lines against last year's amounts on the same coordinates.
 * @throws UserError `sumTooLarge`
 */
export function compare(
  lines: readonly (Line & { readonly category?: OtherCategory })[],
  prior: ReadonlyMap<string, Fen>
): Comparison {
  const groups = new Map<string, { readonly id: number; readonly amounts: Fen[] }>()
  for (const line of prior.size === 0 ? [] : lines) {
    const key = keyOf(line)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { id: line.id, amounts: [line.amount] })
    else group.amounts.push(line.amount)
  }
  const byLine = new Map<number, Compared>()
  for (const [key, { id, amounts }] of groups) {
    const before = prior.get(key)
    const amount = sum(amounts)
    byLine.set(
      id,
      before === undefined ? { change: amount } : { prior: before, change: difference(amount, before) }
    )
  }
  const missing = [...prior].filter(([key]) => !groups.has(key)).map(([, amount]) => amount)
  return { byLine, dropped: { count: missing.length, amount: sum(missing) } }
}

/**
 * One project's lines against last year's amounts, which name no project: a coordinate on which other projects have
 * lines as well is compared with nothing.
 * @returns beside the comparison how many of the lines stand on such a coordinate where last year had money
 * @throws UserError `sumTooLarge`
 */
export function compareProject(
  own: readonly Line[],
  others: readonly Line[],
  prior: ReadonlyMap<string, Fen>
): { readonly comparison: Comparison; readonly shared: number } {
  if (prior.size === 0) return { comparison: compare(own, prior), shared: 0 }
  const elsewhere = new Set(others.map(keyOf))
  const alone = own.filter((line) => !elsewhere.has(keyOf(line)))
  const { byLine } = compare(alone, prior)
  const shared = own.filter((line) => elsewhere.has(keyOf(line)) && prior.has(keyOf(line))).length
  return { comparison: { byLine, dropped: { count: 0, amount: zeroFen } }, shared }
}

const keys = new WeakMap<Coordinate, string>()

/** A line's coordinate, written once: an edit makes one line anew and leaves the thousands of others. */
export function keyOf(line: Coordinate): string {
  const made = keys.get(line) ?? coordinateKey(line)
  keys.set(line, made)
  return made
}
