import { rowCellPath, rowPath } from '@shared/ledger'
import type { LedgerPath, Line, ListAddress, OtherLine, Project, UnitLedger } from '@shared/ledger'
import { sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { isSame, remembered } from '@shared/remember'
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

type Code = 'function' | 'economic'

/** The lines of one list, with what has been asked about them. */
class LineList {
  readonly lines: readonly PlacedLine[]
  /** Per question, by its number: the answer, and what else decided it. */
  readonly answers: (
    { readonly to: readonly unknown[]; readonly lines: readonly PlacedLine[] } | undefined
  )[] = []
  readonly #byCode: { [code in Code]?: ReadonlyMap<string, readonly PlacedLine[]> } = {}
  #spent: Fen | undefined

  constructor(lines: readonly PlacedLine[]) {
    this.lines = lines
  }

  /** The lines by the codes that they bear, each code's in the list's order. */
  byCode(code: Code): ReadonlyMap<string, readonly PlacedLine[]> {
    return (this.#byCode[code] ??= groupedBy(this.lines, ({ line }) => line[code]))
  }

  /** In fen. */
  get spent(): Fen {
    return (this.#spent ??= sum(this.lines.map(({ line }) => line.amount)))
  }
}

/** This year's expenditure, list by list: basic, other categories, every project; after an edit mostly the same lists. */
const listsOf = remembered((ledger: UnitLedger): readonly LineList[] => [
  basicLines(ledger.basicExpenditure),
  otherLines(ledger.otherExpenditure),
  ...ledger.projects.map(projectLines)
])

const basicLines = remembered((lines: readonly Line[]) =>
  listOf(lines, (line, at) => {
    return { line, section: 'basic', category: undefined, project: undefined, address: basicAddress, at }
  })
)

const otherLines = remembered((lines: readonly OtherLine[]) =>
  listOf(lines, (line, at) => {
    const { category } = line
    return { line, section: 'other', category, project: undefined, address: otherAddress, at }
  })
)

const projectLines = remembered((project: Project) => {
  const address: ListAddress = { list: 'projects/lines', project: project.id }
  return listOf(project.lines, (line, at) => {
    return { line, section: 'project', category: undefined, project, address, at }
  })
})

const basicAddress: ListAddress = { list: 'basicExpenditure' }
const otherAddress: ListAddress = { list: 'otherExpenditure' }

function listOf<L extends Line>(lines: readonly L[], placed: (line: L, at: number) => PlacedLine): LineList {
  return new LineList(lines.map(placed))
}

/** This year's expenditure lines in the ledger's order; worked out once for a ledger. */
export const linesOf = remembered((ledger: UnitLedger) => joined(listsOf(ledger).map(({ lines }) => lines)))

function joined([first = [], ...more]: readonly (readonly PlacedLine[])[]): readonly PlacedLine[] {
  return more.length === 0 ? first : first.concat(...more)
}

/** How many expenditure lines there are this year. */
export function lineCount(ledger: UnitLedger): number {
  return listsOf(ledger).reduce((count, { lines }) => count + lines.length, 0)
}

/** All money that is spent this year, in fen. */
export function spentBy(ledger: UnitLedger): Fen {
  return sum(listsOf(ledger).map(({ spent }) => spent))
}

let questions = 0

/**
 * The lines that a rule is about: those whose code is meant, and which are meant themselves, in the ledger's order. A
 * list is looked through once, as long as what else decides is the same, so that after an edit only the list
 * that it is in is looked through again, and every code is asked about once.
 *
 * @returns a function of a ledger and of what else decides
 */
export function linesOn<G extends readonly unknown[] = []>(
  code: Code,
  isMeant: (code: string, ...given: G) => boolean,
  isLineMeant?: (placed: PlacedLine, ...given: G) => boolean
): (ledger: UnitLedger, ...given: G) => readonly PlacedLine[] {
  const question = questions++
  const look = (list: LineList, given: G): readonly PlacedLine[] => {
    const groups = [...list.byCode(code)].flatMap(([one, lines]) => {
      if (!isMeant(one, ...given)) return []
      const found =
        isLineMeant === undefined ? lines : lines.filter((placed) => isLineMeant(placed, ...given))
      return found.length === 0 ? [] : [found]
    })
    const found = joined(groups)
    if (found.length === list.lines.length) return list.lines
    return groups.length > 1 ? found.toSorted((one, other) => one.at - other.at) : found
  }
  return (ledger, ...given) => {
    const found: (readonly PlacedLine[])[] = []
    for (const list of listsOf(ledger)) {
      let answer = list.answers[question]
      if (answer === undefined || !isSame(answer.to, given))
        answer = list.answers[question] = { to: given, lines: look(list, given) }
      if (answer.lines.length > 0) found.push(answer.lines)
    }
    return joined(found)
  }
}

/** The path of a line's field, or of the whole line. */
export function linePath({ line, address }: PlacedLine, field?: keyof Line): LedgerPath {
  return field === undefined ? rowPath(address, line.id) : rowCellPath(address, line.id, field)
}
