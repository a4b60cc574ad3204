import { totalsOf } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'
import { z } from '../../zod'
import { printedAmount } from './parts-schema'

const rows = z.int().min(0).max(10_000_000)

/** How many rows each list of a ledger has: whoever opens a package counts again. */
export const rowCounts = z.strictObject({
  basicExpenditure: rows,
  otherExpenditure: rows,
  projects: rows,
  projectLines: rows,
  indicators: rows,
  procurementLines: rows,
  priorLines: rows
})
export type RowCounts = z.output<typeof rowCounts>

/** 控制总数: a ledger's totals in 元, computed again by whoever opens a package. */
export const controlTotals = z.strictObject({
  income: printedAmount,
  carryToNextYear: printedAmount,
  basic: printedAmount,
  project: printedAmount,
  other: printedAmount,
  expenditure: printedAmount
})
export type ControlTotals = z.output<typeof controlTotals>

export function rowCountsOf(ledger: UnitLedger): RowCounts {
  const { projects, governmentProcurement, priorYear } = ledger
  const within = (list: 'lines' | 'indicators'): number =>
    projects.reduce((count, project) => count + project[list].length, 0)
  return {
    basicExpenditure: ledger.basicExpenditure.length,
    otherExpenditure: ledger.otherExpenditure.length,
    projects: projects.length,
    projectLines: within('lines'),
    indicators: within('indicators'),
    procurementLines: governmentProcurement.lines.length,
    priorLines: priorYear.lines.length
  }
}

/** @throws UserError `sumTooLarge` */
export function controlTotalsOf(ledger: UnitLedger): ControlTotals {
  const { income, carryToNextYear, basic, project, other, expenditure } = totalsOf(ledger)
  return {
    income: printInterchangeAmount(income),
    carryToNextYear: printInterchangeAmount(carryToNextYear),
    basic: printInterchangeAmount(basic),
    project: printInterchangeAmount(project),
    other: printInterchangeAmount(other),
    expenditure: printInterchangeAmount(expenditure)
  }
}
