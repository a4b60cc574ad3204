import { factsOf, fundSources, isCarryoverProject, threePublicItems } from '@shared/ledger'
import type {
  FactSection,
  Indicator,
  Line,
  OtherCategory,
  OtherLine,
  PriorLine,
  Project,
  Round,
  SourceAmounts,
  ThreePublicExpenses,
  UnitLedger
} from '@shared/ledger'
import { remembered, rememberedWith } from '@shared/remember'
import type { FactLine, FactRow } from './coordinates'

/** What the performance tables need of a project. */
export interface ProjectFacts {
  readonly code: string
  readonly name: string
  /** Proposed by the unit as a key project. */
  readonly keyProject: boolean
  /** All its money is carried over. */
  readonly carriedOver: boolean
  /** 年度绩效目标. */
  readonly goal?: string
  readonly indicators: readonly Omit<Indicator, 'id'>[]
}

/** A name that came with a code; it matters where the catalog lacks the code. */
export interface GivenName {
  readonly classification: 'function' | 'economic'
  readonly code: string
  readonly name: string
}

/** One unit's part in a consolidation, from a ledger (`unitFactsOf`) or from an index of facts. */
export interface UnitFacts {
  readonly unit: { readonly code: string; readonly name: string }
  readonly fiscalYear: number
  readonly round: Round
  /**
   * In lists, read once, when the unit is put in; a list that is the very same as in the unit's earlier state is not
   * read again. Several rows with the same coordinates add up.
   */
  readonly facts: Iterable<readonly FactRow[]>
  readonly projects: readonly ProjectFacts[]
  readonly names?: readonly GivenName[]
  /** The facts with their cells: read at every drill-down, never kept. */
  readonly lines: () => Iterable<FactLine>
}

/** A ledger's part in a consolidation. */
export function unitFactsOf(ledger: UnitLedger): UnitFacts {
  const { unit, fiscalYear, round, projects } = ledger
  const lines = (): FactLine[] => [
    ...factsOf(ledger),
    ...typedThreePublic(ledger.threePublicExpenses, unit.code)
  ]
  return {
    unit: { code: unit.code, name: unit.name },
    fiscalYear,
    round,
    facts: factLists(ledger),
    projects: projects.map(projectFacts),
    names: givenNames(ledger),
    lines
  }
}

/** As `lines`, in their order, without their places: they are read at every edit of a ledger on the screen. */
function factLists(ledger: UnitLedger): (readonly FactRow[])[] {
  const { unit, income, carryToNextYear, basicExpenditure, otherExpenditure, projects, priorYear } = ledger
  return [
    incomeRows(income),
    carryRows(carryToNextYear),
    basicRows(basicExpenditure),
    otherRows(otherExpenditure),
    ...projects.map(projectRows),
    priorIncomeRows(priorYear.income),
    priorRows(priorYear.lines),
    typedThreePublic(ledger.threePublicExpenses, unit.code)
  ]
}

const amounts = (of: FactRow['of'], section: FactSection): ((given: SourceAmounts) => readonly FactRow[]) =>
  remembered((given) =>
    fundSources.flatMap((source) => {
      const amount = given[source]
      return amount === undefined ? [] : [{ of, section, source, amount }]
    })
  )

function rowOf(
  of: FactRow['of'],
  section: FactSection,
  { function: code, economic, source, amount }: Line,
  category?: OtherCategory,
  project?: string
): FactRow {
  return { of, section, category, function: code, economic, source, project, amount }
}

// The same list for the same part of a ledger: an edit leaves most of them as they were.
const incomeRows = amounts('current', 'income')
const carryRows = amounts('current', 'carryToNextYear')
const priorIncomeRows = amounts('prior', 'income')
const basicRows = remembered((lines: readonly Line[]) => lines.map((one) => rowOf('current', 'basic', one)))
const otherRows = remembered((lines: readonly OtherLine[]) =>
  lines.map((one) => rowOf('current', 'other', one, one.category))
)
const projectRows = remembered(({ code, lines }: Project) =>
  lines.map((one) => rowOf('current', 'project', one, undefined, code))
)
const priorRows = remembered((lines: readonly PriorLine[]) =>
  lines.map((one) => rowOf('prior', one.section, one, one.category))
)

/** The same object for the same project, so that what was made of it can be known again. */
const projectFacts = remembered((project: Project): ProjectFacts => {
  const { code, name, keyProject = false, goal, indicators } = project
  return {
    code,
    name,
    keyProject,
    carriedOver: isCarryoverProject(project),
    ...(goal === undefined ? {} : { goal }),
    indicators
  }
})

const typedThreePublic = rememberedWith((expenses: ThreePublicExpenses, unit: string): readonly FactLine[] =>
  threePublicItems.flatMap((item): FactLine[] => {
    const { prior } = expenses[item]
    const path = `threePublicExpenses/${item}/prior`
    return prior === undefined
      ? []
      : [{ of: 'prior', section: 'threePublic', category: item, unit, amount: prior, path }]
  })
)

function givenNames({ basicExpenditure, otherExpenditure, projects, priorYear }: UnitLedger): GivenName[] {
  return [
    ...namesIn(basicExpenditure),
    ...namesIn(otherExpenditure),
    ...projects.flatMap(({ lines }) => namesIn(lines)),
    ...namesIn(priorYear.lines)
  ]
}

const namesIn = remembered((lines: readonly Line[]): readonly GivenName[] => {
  const names: GivenName[] = []
  const give = (classification: GivenName['classification'], code: string, name = ''): void => {
    if (name !== '') names.push({ classification, code, name })
  }
  for (const { function: code, functionName, economic, economicName } of lines) {
    give('function', code, functionName)
    give('economic', economic, economicName)
  }
  return names
})

/**
 * The facts of a closed unit that count: last year's. They stand in a ledger of this year as its prior year, or
 * are the current figures of last year's own ledger.
 */
export function closedUnitFacts<F extends FactRow>(facts: Iterable<F>, isLastYears: boolean): F[] {
  const all = Array.from(facts)
  if (!isLastYears) return all.filter(({ of }) => of === 'prior')
  return all
    .filter(({ of, section }) => of === 'current' && section !== 'carryToNextYear')
    .map((fact) => ({ ...withoutProject(fact), of: 'prior' }))
}

function withoutProject<F extends FactRow>(fact: F): F {
  const rest = { ...fact }
  Reflect.deleteProperty(rest, 'project')
  return rest
}
