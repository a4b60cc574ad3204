import fc from 'fast-check'
import type { Department } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { ledgersOf } from '../../ledger/testing/arbitrary-ledger'

/** A department and its units' ledgers, all of one year. */
export interface AnyDepartment {
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
}

/** A department with these ledgers, in this order; the names and kinds are the ledgers'. */
export function departmentOf(ledgers: readonly UnitLedger[], year = 2023): Department {
  return {
    code: '402',
    name: '市工业局',
    fiscalYear: year,
    units: ledgers.map(({ unit }, index) => ({ ...unit, order: index + 1 })),
    performance: { indicators: [] }
  }
}

const codes = ['402001', '402002', '402003', '402004', '402005', '402006', '402007', '402008']

/** Departments of 1 to 8 units, some of them empty. */
export const anyDepartment: fc.Arbitrary<AnyDepartment> = fc
  .integer({ min: 1, max: codes.length })
  .chain((count) => fc.tuple(...codes.slice(0, count).map((code) => unitOf(code))))
  .map((ledgers) => ({ ledgers, department: departmentOf(ledgers) }))

function unitOf(code: string): fc.Arbitrary<UnitLedger> {
  return fc.oneof(
    { weight: 7, arbitrary: ledgersOf(code, 2023) },
    { weight: 1, arbitrary: fc.constant(emptyLedger(code, 2023)) }
  )
}
