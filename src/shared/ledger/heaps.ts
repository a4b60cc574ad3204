import { maxSum, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { remembered } from '@shared/remember'
import type { Line, OtherCategory, UnitLedger } from './model'
import type { FundSource } from './sources'

/** What lines of one kind come to: every total of expenditure is a sum of heaps, and a ledger has few of them. */
export interface Heap {
  readonly section: 'basic' | 'other' | 'project'
  /** The departmental economic division; an empty text is a code not chosen yet. */
  readonly economic: string
  readonly source: FundSource
  /** Only of `other`. */
  readonly category?: OtherCategory | undefined
  /** In fen; several where one amount could not hold the sum exactly. */
  readonly parts: readonly Fen[]
}

type Growing = Heap & { readonly parts: Fen[] }
type AnyLine = Line & { readonly category?: OtherCategory }

const made = new WeakMap<readonly AnyLine[], readonly Heap[]>()

/**
 * This year's expenditure in heaps: basic, other categories, projects. A list of lines never changes: each is gone
 * through once, and an edit of one list leaves those of the others.
 */
export const expenditureOf = remembered(
  ({ basicExpenditure, otherExpenditure, projects }: UnitLedger): readonly Heap[] =>
    heapsOf(basicExpenditure, 'basic').concat(
      heapsOf(otherExpenditure, 'other'),
      ...projects.map(({ lines }) => heapsOf(lines, 'project'))
    )
)

/** All that lies in some heaps, in fen. @throws UserError `sumTooLarge` */
export function sumOfHeaps(heaps: readonly Heap[]): Fen {
  return sum(heaps.flatMap(({ parts }) => parts))
}

function heapsOf(lines: readonly AnyLine[], section: Heap['section']): readonly Heap[] {
  const known = made.get(lines)
  if (known !== undefined) return known
  const all: Growing[] = []
  // By category and source and in them by division: no text is made of them all for each of thousands of lines.
  const heaps: { [category in OtherCategory | '']?: { [source in FundSource]?: Map<string, Growing> } } = {}
  for (const { economic, source, category, amount } of lines) {
    const divisions = ((heaps[category ?? ''] ??= {})[source] ??= new Map<string, Growing>())
    const heap = divisions.get(economic)
    if (heap !== undefined) {
      add(heap.parts, amount)
      continue
    }
    const begun: Growing = { section, economic, source, category, parts: [amount] }
    divisions.set(economic, begun)
    all.push(begun)
  }
  made.set(lines, all)
  return all
}

function add(parts: Fen[], amount: Fen): void {
  const last = parts.length - 1
  const next = (parts[last] ?? 0) + amount
  if (Math.abs(next) <= maxSum) parts[last] = next as Fen
  else parts.push(amount)
}
