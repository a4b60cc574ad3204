import { writeDepartment, writeLedger } from '@shared/exchange'
import type { SealedRecord } from '@shared/checks'
import type { UnitToCheck } from '../desk'
import { workApart } from '../jobs'
import type { WorkProcess } from '../jobs'
import { summaryResult } from './order'
import type { SummaryOrder } from './order'

export interface UnitChecksParts {
  /** Starts the work process. */
  readonly startWork: () => WorkProcess
  readonly clock: () => Date
}

/**
 * Runs one unit's own checks in the work process, as the department runs them on a version that it looks through.
 * @returns undefined when it was stopped
 * @throws UserError `workBroken`, `workTooLarge`
 */
export function checkUnitApart({ startWork, clock }: UnitChecksParts) {
  return async (given: UnitToCheck, signal: AbortSignal): Promise<SealedRecord | undefined> => {
    const { department, template, ledger, catalog, ceilings, explanations, ticks } = given
    const { code } = ledger.unit
    const order: SummaryOrder = {
      // The unit's checks know no other unit, and nothing of the department's own tables.
      department: writeDepartment({
        ...department,
        units: department.units.filter((unit) => unit.code === code),
        performance: { indicators: [] }
      }),
      ledgers: [writeLedger(ledger)],
      ...{ round: ledger.round, partial: false, ownTemplate: template, template },
      catalogs: [catalog],
      ceilings: {
        department: { sources: {} },
        units: ceilings === undefined ? {} : { [code]: ceilings }
      },
      explanations: [...explanations],
      ticks: [...ticks],
      madeAt: clock().toISOString(),
      ...{ files: [], record: true, unit: code }
    }
    const running = { signal, tell: () => undefined, patience: 0 }
    const made = await workApart({ ...running, start: startWork, order, result: summaryResult })
    return made?.record
  }
}
