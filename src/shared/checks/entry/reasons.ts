import { fieldLabel, isGeneralPublic, isPersonnel, threePublicItems } from '@shared/ledger'
import type { Line, UnitLedger } from '@shared/ledger'
import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Template } from '@shared/tables'
import { agencyUnitsOf } from '../agency-units'
import type { Place } from '../model'
import { cellPlace, departmentPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, UnitContext } from '../rule'

/** Against nothing there is no percentage. */
export const E10: Rule = rule(
  {
    id: 'E10',
    severity: 'warning',
    title: '上年为零不写百分比',
    sentence: '上年数为零或没有的，增减原因里不写增减的百分比，写“新增”。',
    reads: ['changeReasons', 'threePublicExpenses', 'priorYear', 'template']
  },
  { unit: unitReasons, department: departmentReasons }
)

/** A percentage of an increase or decrease, not any other: 社保缴费比例 16% is none. */
const change = /(?:增|减|降|升|涨)[^，。；、\n%％]{0,12}?(?:\d+(?:\.\d+)?\s*[%％]|百分之)/

interface Reason {
  readonly label: string
  readonly text: string
  readonly prior: Fen
  readonly place: Place
}

function outcomeOf(reasons: readonly Reason[]): Outcome {
  if (reasons.length === 0) return notApplicable('没有填增减原因。')
  const findings = reasons.flatMap(({ label, text, prior, place }): Found[] => {
    const written = prior === 0 ? change.exec(text)?.[0] : undefined
    return written === undefined
      ? []
      : [
          {
            message: `${label}的上年数为零，原因里写了“${written}”：没有上年数就没有百分比，请改写为“新增”。`,
            places: [place],
            values: [written]
          }
        ]
  })
  return examined(reasons.length, findings)
}

function unitReasons({ ledger, template }: UnitContext): Outcome {
  const { changeReasons, threePublicExpenses } = ledger
  const priors = priorsOf([ledger], template)
  const changes = (['income', 'basic', 'project', 'agencyOperating'] as const).flatMap((field): Reason[] => {
    const text = changeReasons[field]
    const place = cellPlace(ledger, `changeReasons/${field}`)
    return text === undefined ? [] : [{ label: place.label, text, prior: priors[field], place }]
  })
  const threePublic = threePublicItems.flatMap((item): Reason[] => {
    const { reason, prior = zeroFen } = threePublicExpenses[item]
    const place = cellPlace(ledger, `threePublicExpenses/${item}/reason`)
    return reason === undefined ? [] : [{ label: fieldLabel(item), text: reason, prior, place }]
  })
  return outcomeOf([...changes, ...threePublic])
}

interface Priors {
  readonly income: Fen
  readonly basic: Fen
  readonly project: Fen
  readonly agencyOperating: Fen
  readonly expenditure: Fen
  readonly fiscalAppropriation: Fen
}

function priorsOf(ledgers: readonly UnitLedger[], template: Template): Priors {
  const incomes = ledgers.map(({ priorYear }) => priorYear.income)
  const lines = ledgers.flatMap(({ priorYear }) => priorYear.lines)
  const total = (own: readonly Line[]): Fen => sum(own.map(({ amount }) => amount))
  const basic = lines.filter(({ section }) => section === 'basic')
  return {
    income: sum(incomes.flatMap((amounts) => Object.values(amounts))),
    basic: total(basic),
    project: total(lines.filter(({ section }) => section === 'project')),
    agencyOperating: total(
      basic.filter(({ source, economic }) => isGeneralPublic(source, template) && !isPersonnel(economic))
    ),
    expenditure: total(lines),
    fiscalAppropriation: sum(
      incomes.flatMap(({ generalPublicBudget, governmentFund, stateCapitalOperations }) => [
        generalPublicBudget ?? zeroFen,
        governmentFund ?? zeroFen,
        stateCapitalOperations ?? zeroFen
      ])
    )
  }
}

function departmentReasons({ department, ledgers, template }: DepartmentContext): Outcome {
  const given = department.changeReasons ?? {}
  const { counts } = agencyUnitsOf(department)
  const counted = ledgers.filter(({ unit }) => counts(unit))
  const { agencyOperating } = priorsOf(counted, template)
  const priors = { ...priorsOf(ledgers, template), agencyOperating }
  const place = (field: string, index: number): Place =>
    departmentPlace(`changeReasons/${field}/${index}`, `部门的增减原因：${fieldLabel(field)}`)
  const reasonsOf = (field: string, texts: readonly string[] | undefined, prior: Fen): Reason[] =>
    (texts ?? []).map((text, index) => ({
      label: fieldLabel(field),
      text,
      prior,
      place: place(field, index)
    }))
  return outcomeOf([
    ...(
      ['income', 'expenditure', 'basic', 'project', 'fiscalAppropriation', 'agencyOperating'] as const
    ).flatMap((field) => reasonsOf(field, given[field], priors[field])),
    ...threePublicItems.flatMap((item) =>
      reasonsOf(
        item,
        given[item],
        sum(ledgers.map(({ threePublicExpenses }) => threePublicExpenses[item].prior ?? zeroFen))
      )
    )
  ])
}
