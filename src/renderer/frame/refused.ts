import type { LedgerPath, ListAddress, Section } from '@shared/ledger'
import { rowCellPath } from '@shared/ledger'
import type { Drafts, Refusal } from '../grid'
import { incomePath } from '../sections/income/income-rows'
import { sectionOfPath } from './section-marks'

/**
 * The cells that hold a text which they refused, in the order in which they came. Grids are named by their list's
 * address or their section, the forms' fields stand under their paths.
 */
export function refusedCells(all: ReadonlyMap<string, Drafts>): LedgerPath[] {
  return [...all].flatMap(([grid, drafts]) =>
    [...drafts.values()].flatMap((one) => pathOfRefused(grid, one) ?? [])
  )
}

/** The cell that refused a text; undefined for one that stands for no cell of the ledger. */
export function pathOfRefused(
  grid: string,
  { row, column }: Pick<Refusal, 'row' | 'column'>
): LedgerPath | undefined {
  if (grid.startsWith('{')) return rowCellPath(JSON.parse(grid) as ListAddress, Number(row), column)
  return grid === 'income' ? incomePath(row, column) : String(row)
}

/** The sections with refused texts. */
export function sectionsWithRefused(all: ReadonlyMap<string, Drafts>): ReadonlySet<Section> {
  return new Set(refusedCells(all).flatMap((path) => sectionOfPath(path) ?? []))
}
