import { buildVersion } from './build-version-1'
import { freeze, insertSnapshot } from '../snapshots'

/** Makes the ledger that `fixtures/version-2.ledger` holds: as version 1's, with a frozen copy at the end. */
export function buildVersion2(path: string): void {
  buildVersion(2, path, (writer, database) => {
    const frozen = freeze(writer.ledger())
    const { fingerprint } = frozen
    const round = writer.ledger().round
    writer.commit(
      { kind: 'snapshot', label: '留底', changes: [], detail: { purpose: 'own', fingerprint } },
      ({ number }) => insertSnapshot(database, number, { purpose: 'own', round, frozen })
    )
  })
}
