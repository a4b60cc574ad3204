import { createHash } from 'node:crypto'
import { writeLedger } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'

/**
 * What ledgers hold, as 64 hexadecimal digits: SHA-256 over their canonical interchange forms in the order of
 * their units' codes. Any difference in a ledger changes it; the order in which they were read does not.
 */
export function ledgerFingerprint(ledgers: readonly UnitLedger[]): string {
  const hash = createHash('sha256')
  const forms = ledgers.map((ledger) => ({ code: ledger.unit.code, form: writeLedger(ledger) }))
  forms.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  // The canonical form is a JSON value, which says itself where it ends.
  for (const { form } of forms) hash.update(form, 'utf8')
  return hash.digest('hex')
}
