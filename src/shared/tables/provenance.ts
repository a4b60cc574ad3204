import { expenditureSections } from '@shared/consolidation'
import type { Consolidation, UnitLines, Where } from '@shared/consolidation'
import { sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { AmountCell } from './model'

/** The ledger lines behind a figure, by unit in the department's order. Their sum is the figure. */
export function linesBehindCell(consolidation: Consolidation, { from }: AmountCell): UnitLines[] {
  return consolidation.linesBehind(...from)
}

/** The same figure of the year before, in fen: of all units, and of each by its code. */
export interface PriorFigure {
  readonly amount: Fen
  readonly units: ReadonlyMap<string, Fen>
}

/**
 * What the year before has where a figure of this year stands. None where the department has no figure of the year
 * before at all, where the figure itself is of that year, and where it goes further down than the year before does
 * (by project, whose codes change from year to year).
 * @throws UserError `sumTooLarge`
 */
export function priorBehindCell(consolidation: Consolidation, { from }: AmountCell): PriorFigure | undefined {
  if (from.length === 0 || !from.every(isComparable) || !hasPrior(consolidation)) return undefined
  const units = new Map<string, Fen>()
  for (const where of from) {
    for (const { texts, amount } of consolidation.groups(['unit'], { ...where, of: ['prior'] })) {
      const unit = texts[0] ?? ''
      units.set(unit, sum([units.get(unit) ?? sum([]), amount]))
    }
  }
  return { amount: sum([...units.values()]), units }
}

function isComparable({ of, project }: Where): boolean {
  return Array.isArray(of) && of.length === 1 && of[0] === 'current' && project === undefined
}

function hasPrior(consolidation: Consolidation): boolean {
  return consolidation.groups([], { of: ['prior'], section: ['income', ...expenditureSections] }).length > 0
}
