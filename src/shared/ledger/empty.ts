import { defaultRound } from './model'
import type { UnitLedger } from './model'

/**
 * The ledger in which replay of a journal begins: nothing but the unit's code and the year. Name, kind and
 * round are values of creation, which stand in the journal's first step.
 */
export function emptyLedger(unitCode: string, fiscalYear: number): UnitLedger {
  return {
    unit: { code: unitCode, name: '', kind: 'other' },
    fiscalYear,
    round: defaultRound,
    contacts: {},
    personnel: { authorized: {}, employed: {} },
    stateAssets: {},
    income: {},
    carryToNextYear: {},
    basicExpenditure: [],
    otherExpenditure: [],
    projects: [],
    threePublicExpenses: {
      overseasTravel: { counts: {} },
      officialReception: { counts: {} },
      vehicleOperation: { counts: {} },
      vehiclePurchase: { counts: {} }
    },
    governmentProcurement: { lines: [] },
    priorYear: { income: {}, lines: [] },
    changeReasons: {}
  }
}
