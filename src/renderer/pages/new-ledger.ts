import type { CallInput } from '@shared/ipc'
import { fields, issueSentence } from '@shared/ledger'
import type { Round, UnitKind } from '@shared/ledger'

/** A ledger to be made, as typed. */
export interface NewLedger {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly fiscalYear: string
  readonly round: Round
}

/** Why what was typed cannot be used, by field. */
export type NewLedgerFaults = Partial<Record<'code' | 'name' | 'fiscalYear', string>>

type Read =
  | { readonly ok: true; readonly ledger: CallInput<'workspace.createLedger'> }
  | { readonly ok: false; readonly faults: NewLedgerFaults }

/**
 * Reads a form of a new ledger. `taken` are the ids of the ledgers that are there: `2023/402001`. Full-width digits
 * are taken as digits: the code is typed with an input method on.
 */
export function readNewLedger(typed: NewLedger, taken: readonly string[]): Read {
  const code = typed.code.normalize('NFKC').trim()
  const name = typed.name.trim()
  const year = typed.fiscalYear.normalize('NFKC').trim()
  const fiscalYear = /^\d{1,4}$/.test(year) ? Number(year) : Number.NaN
  const faults: NewLedgerFaults = {
    ...sentence('code', code === '' ? '请填写单位编码。' : faultOf(fields.unitCode, code)),
    ...sentence('name', name === '' ? '请填写单位名称。' : faultOf(fields.name, name)),
    ...sentence(
      'fiscalYear',
      Number.isNaN(fiscalYear) ? '请填写四位数的年度，例如 2024。' : faultOf(fields.year, fiscalYear)
    )
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  if (taken.includes(`${fiscalYear}/${code}`)) {
    const there = `单位 ${code} ${fiscalYear} 年的账册已经有了，请直接打开它。`
    return { ok: false, faults: { code: there } }
  }
  return { ok: true, ledger: { code, name, kind: typed.kind, fiscalYear, round: typed.round } }
}

type Schema = typeof fields.name | typeof fields.year

function faultOf(schema: Schema, value: string | number): string | undefined {
  const read = schema.safeParse(value)
  const issue = read.error?.issues[0]
  return issue === undefined ? undefined : issueSentence(issue, value)
}

function sentence(field: keyof NewLedgerFaults, fault: string | undefined): NewLedgerFaults {
  return fault === undefined ? {} : { [field]: fault }
}
