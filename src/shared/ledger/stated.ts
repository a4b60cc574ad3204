import type { Fen } from '@shared/money'
import { zeroFen } from '@shared/money'
import { procurementKinds, threePublicItems } from './model'
import type { ProcurementKind, StatedAmount, ThreePublicExpenses, UnitLedger } from './model'
import { procurementOf, threePublicOf } from './totals'

/**
 * Judges the computed amounts that a file states, once all of it has been read: one that agrees with the
 * lines becomes `computed` and follows them from then on; one that differs stays as it is. Procurement
 * totals without lines are typed amounts and never `computed`.
 */
export function settleStatedAmounts(ledger: UnitLedger): UnitLedger {
  const { threePublicExpenses, governmentProcurement } = ledger
  const [computed, bought] = [threePublicOf(ledger), procurementOf(ledger)]
  const hasLines = governmentProcurement.lines.length > 0
  const items = threePublicItems.map((item) => {
    const { current, ...rest } = threePublicExpenses[item]
    return [item, current === undefined ? rest : { ...rest, current: settle(current, computed[item]) }]
  })
  const totals = procurementKinds.flatMap((kind) => {
    const stated = governmentProcurement[kind]
    if (stated === undefined) return []
    const value = bought[kind] ?? zeroFen
    return [[kind, hasLines ? settle(stated, value) : value]]
  })
  return {
    ...ledger,
    threePublicExpenses: Object.fromEntries(items) as ThreePublicExpenses,
    governmentProcurement: {
      ...(Object.fromEntries(totals) as Partial<Record<ProcurementKind, StatedAmount>>),
      lines: governmentProcurement.lines
    }
  }
}

function settle(stated: StatedAmount, computed: Fen): StatedAmount {
  return stated === computed ? 'computed' : stated
}
