import { UserError } from '@shared/errors'
import { fen, maxSum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Coordinate } from './coordinates'
import { enteredCoordinate, onLevel } from './coordinates'

/**
 * A running sum is kept in two doubles that stay exact whatever is added and taken away again: whole 10^8 fen
 * and the rest. So a sum is right however large the sums on the way were, and in whatever order they came.
 */
const part = 1e8

/** The facts of one key: how many there are, and their sum in two parts. */
interface Sums {
  readonly count: number[]
  readonly high: number[]
  readonly low: number[]
}

function exactly(high: number, low: number): Fen {
  const whole = high * part
  const total = whole + low
  if (Number.isSafeInteger(whole) && Number.isSafeInteger(total) && Math.abs(total) <= maxSum)
    return fen(total)
  const exact = BigInt(high) * BigInt(part) + BigInt(low)
  if (exact > BigInt(maxSum) || exact < -BigInt(maxSum)) {
    throw new UserError(
      'sumTooLarge',
      '汇总的合计超过 90,000,000,000,000.00 元，超出可以精确计算的范围，没有得出合计。',
      '请检查各单位是否有金额多输了位数，或把元当成了万元。'
    )
  }
  return fen(Number(exact))
}

/** Keys by their texts, a step a text: looking one up makes no text of them all. */
type Branch = Map<string, Branch | number>

/**
 * Running sums by some coordinates. Adding a fact and taking it away cost the same, whatever else is there; a
 * key whose facts are all gone is as if it had never been.
 */
export class View {
  readonly by: readonly Coordinate[]
  /** Per coordinate of `by`, the text of every key. */
  readonly #texts: string[][]
  readonly #keys: Branch = new Map()
  readonly #sums: Sums = { count: [], high: [], low: [] }

  constructor(by: readonly Coordinate[]) {
    this.by = by
    this.#texts = by.map(() => [])
  }

  /** How many keys there ever were. */
  get size(): number {
    return this.#sums.count.length
  }

  /** The key for these texts, made when it is new. */
  key(texts: readonly string[]): number {
    let branch = this.#keys
    const last = texts.length - 1
    for (let at = 0; at < last; at++) {
      const text = texts[at] ?? ''
      let next = branch.get(text)
      if (next === undefined) branch.set(text, (next = new Map()))
      branch = next as Branch
    }
    // Sums by nothing have one key, under the empty text.
    const text = texts[last] ?? ''
    const known = branch.get(text)
    if (known !== undefined) return known as number
    const key = this.size
    branch.set(text, key)
    for (let at = 0; at < texts.length; at++) this.#texts[at]?.push(texts[at] ?? '')
    this.#sums.count.push(0)
    this.#sums.high.push(0)
    this.#sums.low.push(0)
    return key
  }

  /** Adds one fact (`times` 1) or takes it away again (−1). */
  add(key: number, amount: number, times: 1 | -1): void {
    const low = amount % part
    this.#add(key, times, (times * (amount - low)) / part, times * low)
  }

  /** Adds the sums of another view to a key. */
  addSums(key: number, other: View, otherKey: number): void {
    const { count, high, low } = other.#sums
    this.#add(key, count[otherKey] ?? 0, high[otherKey] ?? 0, low[otherKey] ?? 0)
  }

  #add(key: number, count: number, high: number, low: number): void {
    const sums = this.#sums
    sums.count[key] = (sums.count[key] ?? 0) + count
    sums.high[key] = (sums.high[key] ?? 0) + high
    sums.low[key] = (sums.low[key] ?? 0) + low
  }

  /** Whether any fact stands under a key. */
  has(key: number): boolean {
    return (this.#sums.count[key] ?? 0) > 0
  }

  /**
   * The exact sum of a key, in fen.
   * @throws UserError `sumTooLarge` when it is beyond ± 9 × 10^15 fen
   */
  sum(key: number): Fen {
    return exactly(this.#sums.high[key] ?? 0, this.#sums.low[key] ?? 0)
  }

  /** Whether a coordinate can be read from this view: it is one of its own, or the level above one. */
  tells(coordinate: Coordinate): boolean {
    return this.by.includes(coordinate) || this.by.includes(enteredCoordinate(coordinate))
  }

  /** How to read a coordinate of a key; see {@link tells}. */
  reader(coordinate: Coordinate): (key: number) => string {
    const own = this.#texts[this.by.indexOf(coordinate)]
    if (own !== undefined) return (key) => own[key] ?? ''
    const texts = this.#texts[this.by.indexOf(enteredCoordinate(coordinate))] ?? []
    return (key) => onLevel(coordinate, texts[key] ?? '')
  }
}
