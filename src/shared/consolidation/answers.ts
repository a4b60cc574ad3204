import type { DepartmentUnit } from '@shared/exchange'
import type { Fen } from '@shared/money'
import type { FactLine } from './coordinates'
import type { ProjectFacts } from './unit-facts'

/** A sum of facts: their texts on the coordinates asked by, in that order, and the exact amount in fen. */
export interface Group {
  readonly texts: readonly string[]
  readonly amount: Fen
}

/** What stands behind a sum in one unit's ledger. */
export interface UnitLines {
  readonly unit: DepartmentUnit
  /** fen */
  readonly amount: Fen
  /** In the ledger's order. */
  readonly lines: readonly FactLine[]
}

/** A project and the unit whose it is. */
export interface UnitProject {
  readonly unit: DepartmentUnit
  readonly project: ProjectFacts
}
