import { projectField } from './ledger-path'
import type { ListAddress } from './ledger-path'
import type { Row, UnitLedger } from './model'

/** The rows of a list in their order; undefined when its project is not in the ledger. */
export function rowsOf(ledger: UnitLedger, address: ListAddress): readonly Row[] | undefined {
  if ('project' in address) {
    return ledger.projects.find(({ id }) => id === address.project)?.[projectField(address.list)]
  }
  switch (address.list) {
    case 'governmentProcurement/lines':
      return ledger.governmentProcurement.lines
    case 'priorYear/lines':
      return ledger.priorYear.lines
    default:
      return ledger[address.list]
  }
}
