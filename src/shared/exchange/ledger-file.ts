import { procurementKinds, threePublicItems, totalsOf } from '@shared/ledger'
import type { StatedAmount, UnitLedger } from '@shared/ledger'
import { maxAmount, sum } from '@shared/money'
import { z } from '../zod'
import type { RawFault, ReadResult } from './fault'
import { repeated } from './repeated'
import { readFile, readValue } from './read'
import type { Kind } from './read'
import { toForm } from './to-form'
import { toLedger } from './to-ledger'
import { unitForm } from './unit-form'
import type { UnitForm } from './unit-form'

const unitKind: Kind<UnitForm, UnitLedger> = {
  form: unitForm,
  mistakenFor: {
    field: 'units',
    sentence: '这是部门的文件（department.json），不是单位账，请选单位的文件。'
  },
  make: (form) => {
    const value = toLedger(form)
    refuseHugeSums(value)
    return { value, faults: [...repeatedProjects(form), ...hugeAmounts(value)] }
  }
}

function repeatedProjects({ projects = [] }: UnitForm): RawFault[] {
  return repeated(
    projects.map(({ code }) => code),
    (index) => ['projects', index, 'code'],
    (code) => `项目编码“${code}”在前面已经有了，请改成不重复的编码。`
  )
}

/** A stated amount that agrees with its lines may be any sum; one that is kept is an amount like any other. */
function hugeAmounts({ threePublicExpenses, governmentProcurement }: UnitLedger): RawFault[] {
  const stated: readonly (readonly [readonly string[], StatedAmount | undefined])[] = [
    ...threePublicItems.map(
      (item) => [['threePublicExpenses', item, 'current'], threePublicExpenses[item].current] as const
    ),
    ...procurementKinds.map((kind) => [['governmentProcurement', kind], governmentProcurement[kind]] as const)
  ]
  return stated.flatMap(([steps, amount]) =>
    amount === undefined || amount === 'computed' || amount <= maxAmount
      ? []
      : [{ code: 'invalidValue', steps, sentence: '一笔金额不能超过 100,000,000,000.00 元（1,000 亿元）。' }]
  )
}

/** A ledger whose totals cannot be told exactly is no ledger. */
function refuseHugeSums(ledger: UnitLedger): void {
  totalsOf(ledger)
  sum(ledger.priorYear.lines.map(({ amount }) => amount))
  sum(Object.values(ledger.priorYear.income))
}

/**
 * Reads a unit's ledger in the interchange form: from a file's text or bytes, or from what has been parsed
 * already. All or nothing: a ledger with ids from 1 on in file order, or every fault with its place. Codes
 * are not looked up (`unknownCodes`), computed amounts that differ are kept (`remarksOn`).
 */
export function readLedger(input: string | Uint8Array): ReadResult<UnitLedger> {
  return readFile(unitKind, input)
}

/** As `readLedger`, from parsed JSON; the faults have no line. */
export function readLedgerValue(value: unknown): ReadResult<UnitLedger> {
  return readValue(unitKind, value)
}

/**
 * A ledger in the interchange form, canonical: the same ledger gives the same text, whatever its ids. This
 * text in UTF-8 is also what a fingerprint is made of. Amounts in 元 with two decimals.
 */
export function writeLedger(ledger: UnitLedger): string {
  return JSON.stringify(z.encode(unitForm, toForm(ledger)), null, 1)
}

/** Whether two ledgers are equal: their canonical forms are. Ids do not count. */
export function equalLedgers(a: UnitLedger, b: UnitLedger): boolean {
  return writeLedger(a) === writeLedger(b)
}
