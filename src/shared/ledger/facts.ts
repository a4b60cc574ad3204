import type { Fen } from '@shared/money'
import { rowCellPath } from './ledger-path'
import type { LedgerPath, ListAddress } from './ledger-path'
import type { Line, OtherCategory, Round, SourceAmounts, UnitLedger } from './model'
import { fundSources } from './sources'
import type { FundSource } from './sources'

/** What a fact is money of: `basic`, `other` and `project` are expenditure. */
export type FactSection = 'income' | 'carryToNextYear' | 'basic' | 'other' | 'project'

/**
 * An amount of money with its coordinates, and the cell it stands in. Facts with `of: 'prior'` are last
 * year's approved opening budget: their `year` is that year's, where the ledger says it.
 */
export interface Fact {
  /** fen */
  readonly amount: Fen
  readonly of: 'current' | 'prior'
  /** the unit's code */
  readonly unit: string
  readonly year: number
  readonly round: Round
  readonly section: FactSection
  readonly source: FundSource
  /** Only of expenditure; an empty text is a code not chosen yet. */
  readonly function?: string
  readonly economic?: string
  /** Only of `other`. */
  readonly category?: OtherCategory
  /** Only of this year's `project`: the project's code. */
  readonly project?: string
  readonly path: LedgerPath
}

type Coordinates = Pick<Fact, 'of' | 'unit' | 'year' | 'round'>

/** Every fact of a ledger, this year's before the prior year's, in the ledger's order. Zeros are facts. */
export function factsOf(ledger: UnitLedger): Fact[] {
  const common = { unit: ledger.unit.code, round: ledger.round }
  const current: Coordinates = { ...common, of: 'current', year: ledger.fiscalYear }
  const prior: Coordinates = {
    unit: ledger.unit.code,
    round: 'approved',
    of: 'prior',
    year: ledger.priorYear.fiscalYear ?? ledger.fiscalYear - 1
  }
  return [
    ...sourceFacts(ledger.income, 'income', 'income', current),
    ...sourceFacts(ledger.carryToNextYear, 'carryToNextYear', 'carryToNextYear', current),
    ...expenditureFacts(ledger, current),
    ...sourceFacts(ledger.priorYear.income, 'income', 'priorYear/income', prior),
    ...ledger.priorYear.lines.map((line) => ({
      ...lineFact(line, { list: 'priorYear/lines' }, prior),
      section: line.section,
      ...(line.category === undefined ? {} : { category: line.category })
    }))
  ]
}

/** This year's expenditure facts alone: basic, other categories, projects. */
export function expenditureFactsOf(ledger: UnitLedger): Fact[] {
  const { unit, fiscalYear: year, round } = ledger
  return expenditureFacts(ledger, { of: 'current', unit: unit.code, year, round })
}

function expenditureFacts(ledger: UnitLedger, common: Coordinates): Fact[] {
  return [
    ...ledger.basicExpenditure.map((line) => ({
      ...lineFact(line, { list: 'basicExpenditure' }, common),
      section: 'basic' as const
    })),
    ...ledger.otherExpenditure.map((line) => ({
      ...lineFact(line, { list: 'otherExpenditure' }, common),
      section: 'other' as const,
      category: line.category
    })),
    ...ledger.projects.flatMap((project) =>
      project.lines.map((line) => ({
        ...lineFact(line, { list: 'projects/lines', project: project.id }, common),
        section: 'project' as const,
        project: project.code
      }))
    )
  ]
}

function sourceFacts(
  amounts: SourceAmounts,
  section: 'income' | 'carryToNextYear',
  under: string,
  common: Coordinates
): Fact[] {
  return fundSources.flatMap((source) => {
    const amount = amounts[source]
    return amount === undefined ? [] : [{ ...common, section, source, amount, path: `${under}/${source}` }]
  })
}

function lineFact(line: Line, address: ListAddress, common: Coordinates): Omit<Fact, 'section'> {
  return {
    ...common,
    amount: line.amount,
    source: line.source,
    function: line.function,
    economic: line.economic,
    path: rowCellPath(address, line.id, 'amount')
  }
}
