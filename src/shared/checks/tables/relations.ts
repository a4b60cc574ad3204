import { difference, fen, sum, withinRounding } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Severity, Side } from '../model'
import { examined, notApplicable } from '../rule'
import type { Found, Outcome } from '../rule'
import type { TablesView } from '../view'
import { amountText, amountWords, totalOf } from './terms'
import type { Term } from './terms'

/** One side of a relation: terms that are added, and terms that are taken off. */
export interface Sum {
  /** What the side is called in a sentence; the term's own label when absent and there is one term only. */
  readonly label?: string
  readonly plus: readonly Term[]
  readonly minus?: readonly Term[]
}

/** Both sides of a relation, and what it is called. */
interface Relation {
  readonly left: Sum
  readonly right: Sum
  readonly options: RelationOptions
}

interface RelationOptions {
  /** Tells relations of a rule apart, whatever rows they stand in. */
  readonly key: string
  readonly severity?: Severity
  /** What to do about it, where it is not the tables themselves. */
  readonly advice?: string
}

/**
 * The relations that one rule looks at in one set of tables. Where figures are exact there is no tolerance; of
 * printed ones N figures may be off by ⌊(N − 1) / 2⌋ × 0.01 万元, since each was rounded once (for a total and its
 * n parts that is ⌊n / 2⌋ × 0.01). Relations with a cell that holds no readable figure are left to A15.
 */
export class Relations {
  readonly #findings: Found[] = []
  #examined = 0

  constructor(readonly view: TablesView) {}

  /** Both sides must be the same. @returns whether they are not, 尾差 aside */
  equal(left: Sum, right: Sum, options: RelationOptions): boolean {
    return this.#compare(left, right, options, (amount) => amount !== 0, '应等于')
  }

  /**
   * As `equal`, of a figure and those that it is the sum of. Most sums hold, exactly: what to say of one is asked only
   * where it does not.
   */
  sum(whole: Fen | undefined, parts: readonly (Fen | undefined)[], said: () => Relation): void {
    if (whole !== undefined && parts.every((part) => part !== undefined) && whole === sum(parts)) {
      this.#examined++
      return
    }
    const { left, right, options } = said()
    this.equal(left, right, options)
  }

  /** The left side must not be more than the right one. @returns whether it is, 尾差 aside */
  atMost(left: Sum, right: Sum, options: RelationOptions): boolean {
    return this.#compare(left, right, options, (amount) => amount > 0, '不应大于')
  }

  /** Something that is no sum. */
  found(finding: Found): void {
    this.#findings.push(finding)
  }

  /** Counts what was looked at without a relation. */
  look(count = 1): void {
    this.#examined += count
  }

  /**
   * @param nothing why the rule does not apply, where there was nothing to look at
   * @param unseen what of it could not be looked at
   */
  outcome(nothing: string, unseen?: string): Outcome {
    return this.#examined === 0 ? notApplicable(nothing) : examined(this.#examined, this.#findings, unseen)
  }

  #compare(
    left: Sum,
    right: Sum,
    options: RelationOptions,
    isWrong: (amount: Fen) => boolean,
    relation: string
  ): boolean {
    const [one, other] = [valueOf(left), valueOf(right)]
    if (one === undefined || other === undefined) return false
    this.#examined++
    const amount = difference(one, other)
    if (!isWrong(amount)) return false
    const rounding = !this.view.exact && withinRounding(Math.max(0, printedTerms(left, right) - 1), amount)
    this.#findings.push(this.#finding({ left, right, one, other, amount, rounding, relation }, options))
    return !rounding
  }

  #finding(
    { left, right, one, other, amount, rounding, relation }: Compared,
    { key, severity, advice }: RelationOptions
  ): Found {
    const { view } = this
    const sides = [sideOf(view, left, one), sideOf(view, right, other)] as const
    const gap = amountWords(view, fen(Math.abs(amount)))
    const rest = rounding
      ? `相差 ${gap}，是各数分别四舍五入造成的尾差，不用改。`
      : `相差 ${gap}。${advice ?? adviceFor(view)}`
    return {
      ...(severity === undefined ? {} : { severity }),
      message: `${sides[0].label} ${amountWords(view, one)}，${relation}${sides[1].label} ${amountWords(view, other)}，${rest}`,
      places: [...sides[0].places, ...sides[1].places],
      left: sides[0],
      right: sides[1],
      difference: amountText(view, amount),
      key,
      ...(rounding ? { rounding: true } : {})
    }
  }
}

/** More places than this of one side help nobody, and a record would grow beyond what travels. */
const mostPlaces = 50

interface Compared {
  readonly left: Sum
  readonly right: Sum
  readonly one: Fen
  readonly other: Fen
  readonly amount: Fen
  readonly rounding: boolean
  readonly relation: string
}

function adviceFor({ origin }: TablesView): string {
  return origin === 'own'
    ? '表由账生成，要在账上改：请先改正收支不平、科目没有列到末级等问题；改完仍然不相等的，请导出诊断包告诉技术人员。'
    : '请核对这两处的数。'
}

/** What a side comes to, in fen; undefined where one of its cells holds no readable figure. */
export function valueOf({ plus, minus = [] }: Sum): Fen | undefined {
  const [added, taken] = [totalOf(plus), totalOf(minus)]
  return added === undefined || taken === undefined ? undefined : difference(added, taken)
}

function printedTerms(...sums: readonly Sum[]): number {
  return sums.flatMap(({ plus, minus = [] }) => [...plus, ...minus]).filter(({ printed }) => printed).length
}

function sideOf(view: TablesView, { label, plus, minus = [] }: Sum, value: Fen): Side {
  const [first] = plus
  return {
    label: label ?? first?.label ?? '',
    value: amountText(view, value),
    places: [...plus, ...minus].slice(0, mostPlaces).map(({ place }) => place)
  }
}

/** One term as a side. */
export function one(own: Term): Sum {
  return { plus: [own] }
}
