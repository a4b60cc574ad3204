import { factsOf, fundSources, isCarryoverProject, threePublicItems } from '@shared/ledger'
import type {
  FactSection,
  Indicator,
  Line,
  OtherCategory,
  Project,
  Round,
  SourceAmounts,
  UnitLedger
} from '@shared/ledger'
import { remembered } from '@shared/remember'
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
  /** Read once, when the unit is put in. Several rows with the same coordinates add up. */
  readonly facts: Iterable<FactRow>
  readonly projects: readonly ProjectFacts[]
  readonly names?: readonly GivenName[]
  /** The facts with their cells: read at every drill-down, never kept. */
  readonly lines: () => Iterable<FactLine>
}

/** A ledger's part in a consolidation. */
export function unitFactsOf(ledger: UnitLedger): UnitFacts {
  const { unit, fiscalYear, round, projects } = ledger
  const lines = (): FactLine[] => [...factsOf(ledger), ...typedThreePublic(ledger)]
  return {
    unit: { code: unit.code, name: unit.name },
    fiscalYear,
    round,
    facts: factRows(ledger),
    projects: projects.map(projectFacts),
    names: givenNames(ledger),
    lines
  }
}

/** As `lines`, in their order, without their places: they are read at every edit of a ledger on the screen. */
function factRows(ledger: UnitLedger): FactRow[] {
  const { income, carryToNextYear, basicExpenditure, otherExpenditure, projects, priorYear } = ledger
  const rows: FactRow[] = []
  const amounts = (of: FactRow['of'], section: FactSection, given: SourceAmounts): void => {
    for (const source of fundSources) {
      const amount = given[source]
      if (amount !== undefined) rows.push({ of, section, source, amount })
    }
  }
  const line = (
    of: FactRow['of'],
    section: FactSection,
    { function: code, economic, source, amount }: Line,
    category?: OtherCategory,
    project?: string
  ): void => {
    rows.push({ of, section, category, function: code, economic, source, project, amount })
  }
  amounts('current', 'income', income)
  amounts('current', 'carryToNextYear', carryToNextYear)
  for (const one of basicExpenditure) line('current', 'basic', one)
  for (const one of otherExpenditure) line('current', 'other', one, one.category)
  for (const { code, lines } of projects)
    for (const one of lines) line('current', 'project', one, undefined, code)
  amounts('prior', 'income', priorYear.income)
  for (const one of priorYear.lines) line('prior', one.section, one, one.category)
  return [...rows, ...typedThreePublic(ledger)]
}

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

function typedThreePublic({ unit, threePublicExpenses }: UnitLedger): FactLine[] {
  return threePublicItems.flatMap((item): FactLine[] => {
    const { prior } = threePublicExpenses[item]
    const path = `threePublicExpenses/${item}/prior`
    return prior === undefined
      ? []
      : [{ of: 'prior', section: 'threePublic', category: item, unit: unit.code, amount: prior, path }]
  })
}

function givenNames(ledger: UnitLedger): GivenName[] {
  const names: GivenName[] = []
  const give = (classification: GivenName['classification'], code: string, name = ''): void => {
    if (name !== '') names.push({ classification, code, name })
  }
  const lists = [
    ledger.basicExpenditure,
    ledger.otherExpenditure,
    ...ledger.projects.map(({ lines }) => lines),
    ledger.priorYear.lines
  ]
  for (const lines of lists)
    for (const { function: code, functionName, economic, economicName } of lines) {
      give('function', code, functionName)
      give('economic', economic, economicName)
    }
  return names
}

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
