import { commonRound, consolidate, unitFactsOf } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { buildTables } from '@shared/tables'
import type { Edition, TableModel, Template } from '@shared/tables'
import { sampleDepartment, sampleLedgers } from '../../../shared/consolidation/testing/sample'
import { ganzhou, ministry, names } from '../../../shared/tables/testing/templates'
import type { WorkbookAbout } from '../index'
import { ledgerFingerprint } from '../index'

/** What a book is made of; by default the sample as the department's 报送版. */
export interface Making {
  readonly department?: Department
  readonly ledgers?: readonly UnitLedger[]
  readonly template?: Template
  readonly edition?: Edition
  readonly kind?: WorkbookAbout['kind']
}

/** The tables and what a workbook says about itself. */
export function making({
  department = sampleDepartment,
  ledgers = sampleLedgers,
  template = ganzhou,
  edition = { kind: 'department' },
  kind = 'official'
}: Making = {}): { readonly models: readonly TableModel[]; readonly about: WorkbookAbout } {
  const consolidation = consolidate(department, ledgers.map(unitFactsOf), { partial: true })
  return {
    models: buildTables(template, consolidation, { names, edition }),
    about: {
      kind,
      edition,
      department,
      round: commonRound(consolidation),
      template,
      exportedAt: new Date('2026-03-04T05:06:07Z'),
      fingerprint: ledgerFingerprint(ledgers)
    }
  }
}

export { ganzhou, ministry, sampleDepartment, sampleLedgers }
