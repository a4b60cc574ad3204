import type { Consolidation, UnitLines } from '@shared/consolidation'
import type { AmountCell } from './model'

/** The ledger lines behind a figure, by unit in the department's order. Their sum is the figure. */
export function linesBehindCell(consolidation: Consolidation, { from }: AmountCell): UnitLines[] {
  return consolidation.linesBehind(...from)
}
