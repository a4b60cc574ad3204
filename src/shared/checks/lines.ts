import { rowCellPath, rowPath } from '@shared/ledger'
import type { LedgerPath, Line, ListAddress, OtherLine, Project, UnitLedger } from '@shared/ledger'

/** A line of this year's expenditure and where it stands. */
export interface PlacedLine {
  readonly line: Line
  readonly section: 'basic' | 'other' | 'project'
  readonly category?: OtherLine['category']
  /** Of a project's line. */
  readonly project?: Project
  readonly address: ListAddress
}

const placed = new WeakMap<UnitLedger, readonly PlacedLine[]>()

/** This year's expenditure lines in the ledger's order; worked out once for a ledger. */
export function linesOf(ledger: UnitLedger): readonly PlacedLine[] {
  const known = placed.get(ledger)
  if (known !== undefined) return known
  const lines: PlacedLine[] = []
  for (const line of ledger.basicExpenditure)
    lines.push({ line, section: 'basic', address: { list: 'basicExpenditure' } })
  for (const line of ledger.otherExpenditure)
    lines.push({
      line,
      section: 'other',
      category: line.category,
      address: { list: 'otherExpenditure' }
    })
  for (const project of ledger.projects) {
    const address = { list: 'projects/lines', project: project.id } as const
    for (const line of project.lines) lines.push({ line, section: 'project', project, address })
  }
  placed.set(ledger, lines)
  return lines
}

/** The path of a line's field, or of the whole line. */
export function linePath({ line, address }: PlacedLine, field?: keyof Line): LedgerPath {
  return field === undefined ? rowPath(address, line.id) : rowCellPath(address, line.id, field)
}

/** A function of an immutable row, section or ledger whose answers are kept as long as what it was asked of. */
export function remembered<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly answer: T }>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined) return known.answer
    const answer = make(key)
    answers.set(key, { answer })
    return answer
  }
}
