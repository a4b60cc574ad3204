import type { FundSource, SourceBalance } from '@shared/ledger'
import { sourceLabel } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { sum } from '@shared/money'

/** One line of 收支平衡: a funding source, or all of them together. */
export interface BalanceLine {
  readonly source?: FundSource
  readonly name: string
  readonly income: Fen
  readonly expenditure: Fen
  readonly carryToNextYear: Fen
  readonly difference: Fen
  readonly balanced: boolean
}

/** 收支平衡 of a ledger as the status line says it. */
export interface BalanceSummary {
  readonly total: BalanceLine
  /** Those out of balance first; among each in the order of the tables. */
  readonly sources: readonly BalanceLine[]
  readonly unbalanced: number
}

/**
 * Sums up the balances of the sources. The total is out of balance as soon as one source is, even where the
 * differences of two cancel out: money of one source cannot be spent from another.
 * @throws UserError `sumTooLarge`
 */
export function balanceSummary(balances: readonly SourceBalance[]): BalanceSummary {
  const lines = balances.map((one): BalanceLine => ({
    ...one,
    name: sourceLabel(one.source),
    balanced: one.difference === 0
  }))
  const off = lines.filter(({ balanced }) => !balanced)
  const all = (of: (line: BalanceLine) => Fen): Fen => sum(lines.map(of))
  return {
    total: {
      name: '合计',
      income: all(({ income }) => income),
      expenditure: all(({ expenditure }) => expenditure),
      carryToNextYear: all(({ carryToNextYear }) => carryToNextYear),
      difference: all(({ difference }) => difference),
      balanced: off.length === 0
    },
    sources: [...off, ...lines.filter(({ balanced }) => balanced)],
    unbalanced: off.length
  }
}
