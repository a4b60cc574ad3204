import type { Catalog } from '@shared/catalog'
import { Consolidation, unitFactsOf } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { buildTables, namesFrom } from '@shared/tables'
import type { Edition, TableModel, Template } from '@shared/tables'
import { viewOfModels } from './view'
import type { TablesView } from './view'

/** What a set of tables is made from. */
export interface TableSource {
  readonly edition: Edition
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
  readonly template: Template
  readonly catalog: Catalog
  /** Tables that have been made already, to be checked as they are. */
  readonly made?: readonly TableModel[] | undefined
}

/** A ledger that does not belong into the consolidation, and why. */
export interface RefusedLedger {
  readonly ledger: UnitLedger
  readonly error: UserError
}

/** A set of tables with what it was made from; `failure` where it could not be made. */
export interface TableSet {
  readonly source: TableSource
  readonly consolidation: Consolidation
  /** Those of the source that belong into it. */
  readonly ledgers: readonly UnitLedger[]
  readonly refused: readonly RefusedLedger[]
  readonly view?: TablesView
  readonly failure?: UserError
}

/**
 * Makes a set of tables, reusing what of the earlier one still holds. Ledgers that do not belong are left out and
 * named, so that the rest can be judged.
 */
export function makeTableSet(source: TableSource, before: TableSet | undefined): TableSet {
  if (before !== undefined && sameSource(before.source, source)) return before
  const consolidated = consolidate(source, before)
  const { edition, template, catalog } = source
  try {
    const models =
      source.made ?? buildTables(template, consolidated.consolidation, { names: namesFrom(catalog), edition })
    const view = viewOfModels(models, { template, edition, catalog, department: source.department })
    return { source, ...consolidated, view }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { source, ...consolidated, failure: error }
  }
}

function sameSource(a: TableSource, b: TableSource): boolean {
  return (
    a.department === b.department &&
    a.template === b.template &&
    a.catalog === b.catalog &&
    a.made === b.made &&
    a.ledgers.length === b.ledgers.length &&
    a.ledgers.every((ledger, at) => ledger === b.ledgers[at])
  )
}

type Consolidated = Pick<TableSet, 'consolidation' | 'ledgers' | 'refused'>

function consolidate(source: TableSource, before: TableSet | undefined): Consolidated {
  return replaced(source, before) ?? consolidatedAnew(source)
}

/** The earlier consolidation with the units that changed put in their places; undefined where that will not do. */
function replaced(
  { department, ledgers }: TableSource,
  before: TableSet | undefined
): Consolidated | undefined {
  if (before === undefined || before.refused.length > 0 || before.source.department !== department)
    return undefined
  const earlier = before.source.ledgers
  const sameUnits =
    earlier.length === ledgers.length &&
    earlier.every(({ unit, fiscalYear }, at) => {
      const ledger = ledgers[at]
      return ledger?.unit.code === unit.code && ledger.fiscalYear === fiscalYear
    })
  if (!sameUnits) return undefined
  const { consolidation } = before
  for (const [at, ledger] of ledgers.entries())
    if (ledger !== earlier[at]) consolidation.replace(unitFactsOf(ledger))
  return { consolidation, ledgers, refused: [] }
}

function consolidatedAnew({ department, ledgers }: TableSource): Consolidated {
  const consolidation = new Consolidation(department)
  const counted: UnitLedger[] = []
  const refused: RefusedLedger[] = []
  for (const ledger of ledgers) {
    try {
      consolidation.add(unitFactsOf(ledger))
      counted.push(ledger)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refused.push({ ledger, error })
    }
  }
  return { consolidation, ledgers: counted, refused }
}
