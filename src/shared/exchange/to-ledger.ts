import { alignIds, defaultRound, emptyLedger, settleStatedAmounts } from '@shared/ledger'
import type {
  Indicator,
  Line,
  OtherLine,
  PriorLine,
  ProcurementLine,
  Project,
  UnitLedger
} from '@shared/ledger'
import { completed } from './unit-form'
import type { UnitForm } from './unit-form'

/** A ledger of a file's content. Rows get their ids from 1 on, list by list in the order of the file. */
export function toLedger(form: UnitForm): UnitLedger {
  const { code } = form.unit
  const ledger: UnitLedger = {
    unit: form.unit,
    fiscalYear: form.fiscalYear,
    round: form.round ?? defaultRound,
    contacts: form.contacts ?? {},
    personnel: {
      ...form.personnel,
      authorized: form.personnel?.authorized ?? {},
      employed: form.personnel?.employed ?? {}
    },
    stateAssets: form.stateAssets ?? {},
    income: form.income ?? {},
    carryToNextYear: form.carryToNextYear ?? {},
    basicExpenditure: (form.basicExpenditure ?? []).map((row): Line => ({ id: 0, ...row })),
    otherExpenditure: (form.otherExpenditure ?? []).map((row): OtherLine => ({ id: 0, ...row })),
    projects: (form.projects ?? []).map(toProject),
    threePublicExpenses: toThreePublic(form.threePublicExpenses ?? {}),
    governmentProcurement: {
      ...form.governmentProcurement,
      lines: (form.governmentProcurement?.lines ?? []).map((row): ProcurementLine => ({ id: 0, ...row }))
    },
    priorYear: {
      ...form.priorYear,
      income: form.priorYear?.income ?? {},
      lines: (form.priorYear?.lines ?? []).map((row): PriorLine => ({ id: 0, ...row }))
    },
    ...(form.statement === undefined ? {} : { statement: form.statement }),
    changeReasons: form.changeReasons ?? {},
    ...(form.sectionsWithoutContent === undefined
      ? {}
      : { sectionsWithoutContent: form.sectionsWithoutContent })
  }
  return settleStatedAmounts(alignIds(ledger, emptyLedger(code, form.fiscalYear), 1).ledger)
}

type ProjectForm = NonNullable<UnitForm['projects']>[number]

function toProject({ lines = [], indicators = [], ...fields }: ProjectForm): Project {
  return {
    id: 0,
    ...fields,
    lines: lines.map((row): Line => ({ id: 0, ...row })),
    indicators: indicators.map((row): Indicator => ({ id: 0, ...completed(row) }))
  }
}

type ThreePublicForm = NonNullable<UnitForm['threePublicExpenses']>

function toThreePublic(form: ThreePublicForm): UnitLedger['threePublicExpenses'] {
  const expense = ({ counts = {}, ...rest }: ThreePublicForm['overseasTravel'] = {}) => ({ ...rest, counts })
  return {
    overseasTravel: expense(form.overseasTravel),
    officialReception: expense(form.officialReception),
    vehicleOperation: expense(form.vehicleOperation),
    vehiclePurchase: expense(form.vehiclePurchase)
  }
}
