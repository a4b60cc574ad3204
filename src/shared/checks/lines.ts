import { rowCellPath, rowPath } from '@shared/ledger'
import type { LedgerPath, Line, ListAddress, OtherLine, Project, UnitLedger } from '@shared/ledger'
import { remembered } from '@shared/remember'
import { groupedBy } from './grouped'

/** A line of this year's expenditure and where it stands. */
export interface PlacedLine {
  readonly line: Line
  readonly section: 'basic' | 'other' | 'project'
  /** Only of `other`. */
  readonly category: OtherLine['category'] | undefined
  /** Only of a project's line. */
  readonly project: Project | undefined
  readonly address: ListAddress
  /** Where it stands in its list, from 0. */
  readonly at: number
}

/** This year's expenditure lines in the ledger's order; worked out once for a list of lines. */
export const linesOf = remembered((ledger: UnitLedger): readonly PlacedLine[] =>
  basicLines(ledger.basicExpenditure).concat(
    otherLines(ledger.otherExpenditure),
    ...ledger.projects.map(projectLines)
  )
)

const basicLines = remembered((lines: readonly Line[]) =>
  lines.map((line, at): PlacedLine => {
    return { line, section: 'basic', category: undefined, project: undefined, address: basicAddress, at }
  })
)

const otherLines = remembered((lines: readonly OtherLine[]) =>
  lines.map((line, at): PlacedLine => {
    const { category } = line
    return { line, section: 'other', category, project: undefined, address: otherAddress, at }
  })
)

const projectLines = remembered((project: Project) => {
  const address: ListAddress = { list: 'projects/lines', project: project.id }
  return project.lines.map((line, at): PlacedLine => {
    return { line, section: 'project', category: undefined, project, address, at }
  })
})

const basicAddress: ListAddress = { list: 'basicExpenditure' }
const otherAddress: ListAddress = { list: 'otherExpenditure' }

type Code = 'function' | 'economic'

/** A ledger's lines by the codes that they bear, each code's in the ledger's order; worked out once for a ledger. */
export const linesBy: Readonly<
  Record<Code, (ledger: UnitLedger) => ReadonlyMap<string, readonly PlacedLine[]>>
> = {
  function: remembered((ledger) => groupedBy(linesOf(ledger), ({ line }) => line.function)),
  economic: remembered((ledger) => groupedBy(linesOf(ledger), ({ line }) => line.economic))
}

/**
 * The lines whose code is meant: code by code as they first occur, each code's in the ledger's order. It asks of
 * every code once: a ledger has many lines and few codes.
 */
export function linesOn(
  ledger: UnitLedger,
  code: Code,
  isMeant: (code: string) => boolean
): readonly PlacedLine[] {
  const [first = [], ...more] = [...linesBy[code](ledger)].flatMap(([one, lines]) =>
    isMeant(one) ? [lines] : []
  )
  return first.concat(...more)
}

/** The path of a line's field, or of the whole line. */
export function linePath({ line, address }: PlacedLine, field?: keyof Line): LedgerPath {
  return field === undefined ? rowPath(address, line.id) : rowCellPath(address, line.id, field)
}
