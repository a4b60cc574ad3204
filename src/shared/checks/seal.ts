import type { Catalog } from '@shared/catalog'
import { classifications } from '@shared/catalog'
import { writeLedger } from '@shared/exchange'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { Template } from '@shared/tables'
import { settingsOf } from './grades'
import type { CheckRecord, Fingerprints, SealedRecord } from './model'
import type { Rule } from './rule'

/** What a record was made from. */
export interface Sealed {
  readonly rules: readonly Rule[]
  readonly ledgers: readonly UnitLedger[]
  readonly catalog: Catalog
  readonly template: Template
  /** For the grades and thresholds in force. */
  readonly department?: Department | undefined
}

/**
 * Puts the fingerprints of ledgers, catalog, template and rule set on a record: whoever has the same can make the same
 * record again. That of the ledgers is the workbook's.
 * @param digest a digest of a text's UTF-8, as hexadecimal digits (SHA-256)
 */
export function sealed(record: CheckRecord, made: Sealed, digest: (text: string) => string): SealedRecord {
  return { ...record, fingerprints: fingerprintsOf(made, digest) }
}

function fingerprintsOf(
  { rules, ledgers, catalog, template, department }: Sealed,
  digest: (text: string) => string
): Fingerprints {
  const forms = ledgers.map((ledger) => ({ code: ledger.unit.code, form: writeLedger(ledger) }))
  forms.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  return {
    ledgers: digest(forms.map(({ form }) => form).join('')),
    catalog: digest(JSON.stringify(catalogForm(catalog))),
    template: digest(JSON.stringify(template)),
    rules: digest(JSON.stringify(rulesForm(rules, department)))
  }
}

function catalogForm(catalog: Catalog): unknown {
  const subjects = classifications.map((one) =>
    catalog.subjects(one).map(({ code, name, status }) => [code, name, status])
  )
  return [catalog.fiscalYear, ...subjects]
}

function rulesForm(rules: readonly Rule[], department: Department | undefined): unknown {
  const { of } = settingsOf(rules, department)
  return rules.map(({ id, kind, severity, title, sentence, tolerance }) => {
    const setting = of.get(id)
    return [id, kind, severity, title, sentence, tolerance, setting?.grade, setting?.thresholds]
  })
}
