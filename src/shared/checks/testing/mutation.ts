import type { Department, DepartmentCeilings } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { TableModel } from '@shared/tables'

/** A department, whatever of it may be broken. */
export interface MutableDepartment {
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
  readonly ceilings?: DepartmentCeilings
}

interface CommonMutation {
  readonly rule: string
  /** What is broken, in words: for the table in docs/checks.md. */
  readonly words: string
  /** Other error rules that fire with good reason. */
  readonly alsoErrors?: readonly string[]
  /** The print alone does not show it. */
  readonly ownOnly?: true
  /** Our own ledgers are judged in the place of our own tables: it is broken in a print only. */
  readonly printOnly?: true
}

/**
 * One breach of one rule. `ledgers` breaks what people fill in; `tables` breaks the tables that are about to be
 * printed; `printed` breaks a printed file (the shape of `cli tables --json`).
 */
export type Mutation = CommonMutation &
  (
    | {
        readonly breaks: 'ledgers'
        readonly mutate: (clean: MutableDepartment) => MutableDepartment
        /** Part of a path, table id or field that a place of the finding must name: the kind and the text. */
        readonly places: readonly string[]
      }
    | {
        readonly breaks: 'tables'
        readonly mutate: (clean: readonly TableModel[]) => readonly TableModel[]
        readonly places: readonly string[]
      }
  )
