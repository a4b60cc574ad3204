import { agencyOperating } from '@shared/ledger'
import { sum } from '@shared/money'
import { activeLedgers } from '../entry/found'
import { agencyUnitsOf, isAgency } from '../agency-units'
import { notApplicable, rule } from '../rule'
import type { Outcome, Rule, TablesContext } from '../rule'
import { grandTerm } from './classes'
import { codedOf, lacking } from './find'
import { one, Relations } from './relations'
import { tablePlace } from './terms'

export const B10: Rule = rule(
  {
    id: 'B10',
    severity: 'warning',
    title: '公用经费不少于机关运行经费',
    sentence:
      '一般公共预算基本支出表的公用经费合计不少于机关运行经费（部门设置计入的单位的公用经费，没有设置的全部计入）；单位全部计入或全为行政、参公的，两者相等。'
  },
  { tables: operatingCovers }
)

function operatingCovers({
  tables: view,
  ledgers,
  template,
  department,
  consolidation
}: TablesContext): Outcome {
  const relations = new Relations(view)
  const table = codedOf(view, 'generalPublicBasic')
  const column = table?.columns.find(({ meaning }) => meaning.economics === 'operating')
  if (ledgers.length === 0) return notApplicable('只有印出的表，没有机关运行经费可比。')
  if (table === undefined || column === undefined) return notApplicable(lacking('generalPublicBasic'))
  const active = activeLedgers({ ledgers, department: consolidation?.department })
  const { counts } = agencyUnitsOf(department)
  const counted = active.filter(({ unit }) => counts(unit))
  if (counted.length === 0) return notApplicable('没有计入机关运行经费的单位。')
  const money = sum(counted.map((ledger) => agencyOperating(ledger, template)))
  const operating = one(grandTerm(view, table, column))
  const agency = {
    label: '机关运行经费（部门设置计入的单位的公用经费）',
    plus: [{ value: money, label: '机关运行经费', place: tablePlace(view, table), printed: true }]
  }
  const all = counted.length === active.length
  const advice = all
    ? '请核对公用经费的经济科目。'
    : '请核对公用经费的经济科目、单位性质和部门设置的机关运行经费范围。'
  if (all || active.every(({ unit }) => isAgency(unit)))
    relations.equal(operating, agency, { key: 'equal', advice })
  else relations.atMost(agency, operating, { key: 'atMost', advice })
  return relations.outcome(lacking('generalPublicBasic'))
}
