import { factsOf, isCarryoverProject, threePublicItems } from '@shared/ledger'
import type { Indicator, Project, Round, UnitLedger } from '@shared/ledger'
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
    facts: lines(),
    projects: projects.map(projectFacts),
    names: givenNames(ledger),
    lines
  }
}

function projectFacts(project: Project): ProjectFacts {
  const { code, name, keyProject = false, goal, indicators } = project
  return {
    code,
    name,
    keyProject,
    carriedOver: isCarryoverProject(project),
    ...(goal === undefined ? {} : { goal }),
    indicators
  }
}

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
  const lines = [
    ...ledger.basicExpenditure,
    ...ledger.otherExpenditure,
    ...ledger.projects.flatMap(({ lines: own }) => own),
    ...ledger.priorYear.lines
  ]
  return lines.flatMap(({ function: functionCode, functionName, economic, economicName }) => [
    ...given('function', functionCode, functionName),
    ...given('economic', economic, economicName)
  ])
}

function given(
  classification: GivenName['classification'],
  code: string,
  name: string | undefined
): GivenName[] {
  return name === undefined || name === '' ? [] : [{ classification, code, name }]
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
