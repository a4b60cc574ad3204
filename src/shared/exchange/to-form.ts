import { zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { defaultRound, procurementOf, threePublicItems, threePublicOf } from '@shared/ledger'
import type { Row, StatedAmount, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { filled, omit } from './plain'
import type { UnitForm } from './unit-form'

/** A ledger's content as a file has it: without ids, and without what is optional and empty. */
export function toForm(ledger: UnitLedger): UnitForm {
  const { unit, fiscalYear, round, contacts, income, carryToNextYear, stateAssets, changeReasons } = ledger
  return {
    unit,
    fiscalYear,
    ...(round === defaultRound ? {} : { round }),
    amountUnit: 'yuan',
    ...filled({ contacts, personnel: filled(ledger.personnel) }),
    income,
    ...filled({ carryToNextYear }),
    basicExpenditure: ledger.basicExpenditure.map(withoutId),
    ...filled({ otherExpenditure: ledger.otherExpenditure.map(withoutId) }),
    projects: ledger.projects.map((project) => ({
      ...withoutId(project),
      lines: project.lines.map(withoutId),
      indicators: project.indicators.map(withoutId)
    })),
    ...filled({
      threePublicExpenses: threePublic(ledger),
      governmentProcurement: procurement(ledger),
      stateAssets,
      ...(ledger.statement === undefined ? {} : { statement: ledger.statement }),
      changeReasons,
      priorYear: filled({ ...ledger.priorYear, lines: ledger.priorYear.lines.map(withoutId) }),
      ...(ledger.sectionsWithoutContent === undefined
        ? {}
        : { sectionsWithoutContent: [...ledger.sectionsWithoutContent] })
    })
  }
}

function withoutId<R extends Row>(row: R): Omit<R, 'id'> {
  return omit(row, 'id')
}

function amountOf(stated: StatedAmount, computed: Fen): Fen {
  return stated === 'computed' ? computed : stated
}

function threePublic(ledger: UnitLedger): NonNullable<UnitForm['threePublicExpenses']> {
  const computed = threePublicOf(ledger)
  const expense = (item: ThreePublicItem): NonNullable<UnitForm['threePublicExpenses']>[ThreePublicItem] => {
    const { current, ...rest } = ledger.threePublicExpenses[item]
    return {
      ...(current === undefined ? {} : { current: amountOf(current, computed[item]) }),
      ...filled(rest)
    }
  }
  return filled(Object.fromEntries(threePublicItems.map((item) => [item, expense(item)])))
}

function procurement(ledger: UnitLedger): NonNullable<UnitForm['governmentProcurement']> {
  const { goods, works, services, lines } = ledger.governmentProcurement
  const sums = procurementOf(ledger)
  return {
    ...(goods === undefined ? {} : { goods: amountOf(goods, sums.goods ?? zeroFen) }),
    ...(works === undefined ? {} : { works: amountOf(works, sums.works ?? zeroFen) }),
    ...(services === undefined ? {} : { services: amountOf(services, sums.services ?? zeroFen) }),
    ...filled({ lines: lines.map(withoutId) })
  }
}
