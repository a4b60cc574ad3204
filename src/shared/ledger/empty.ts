import { defaultRound } from './model'
import type { Round, UnitIdentity, UnitLedger } from './model'

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

/**
 * The ledger that somebody begins to fill: this year's 三公 amounts are the program's to compute from the lines,
 * and are stated with the rest, as in a ledger that was read from a file which states them.
 */
export function begunLedger(unit: UnitIdentity, fiscalYear: number, round: Round): UnitLedger {
  const item = { current: 'computed', counts: {} } as const
  return {
    ...emptyLedger(unit.code, fiscalYear),
    unit,
    round,
    threePublicExpenses: {
      overseasTravel: item,
      officialReception: item,
      vehicleOperation: item,
      vehiclePurchase: item
    }
  }
}
