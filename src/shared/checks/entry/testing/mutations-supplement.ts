import type { Contacts, UnitLedger } from '@shared/ledger'
import { breach, center, department, head, project, spent, unit, yuan } from './breaking'
import type { Break } from './breaking'
import { line } from './tidy-department'

const withoutContacts = (ledger: UnitLedger): UnitLedger => {
  const contacts: Contacts = { unitHead: '张一' }
  return { ...ledger, contacts }
}

function procurementLine(change: Partial<UnitLedger['governmentProcurement']['lines'][number]>): Break {
  return unit(head, (ledger) => ({
    ...ledger,
    governmentProcurement: {
      ...ledger.governmentProcurement,
      lines: ledger.governmentProcurement.lines.map((one) => ({ ...one, ...change }))
    }
  }))
}

/** Breaches of S that are not about subjects. */
export const supplementMutations = [
  breach(
    'S01',
    '收入比支出多一分',
    unit(head, (ledger) => ({
      ...ledger,
      income: { ...ledger.income, generalPublicBudget: yuan(1_775_000.01) }
    })),
    ['income/generalPublicBudget'],
    { alsoErrors: ['A01', 'A09', 'A13', 'B01', 'B04'] }
  ),
  breach(
    'S01',
    '结转下年没有来源',
    unit(center, (ledger) => ({ ...ledger, carryToNextYear: { institutionalIncome: yuan(1) } })),
    ['carryToNextYear/institutionalIncome'],
    { alsoErrors: ['A01', 'A13', 'B01', 'B08'] }
  ),
  breach(
    'S02',
    '政府采购没有填也没有标“本单位无此项”',
    unit(center, (ledger) => ({ ...ledger, governmentProcurement: { lines: [] } })),
    ['governmentProcurement']
  ),
  breach('S03', '采购明细的金额是零', procurementLine({ amount: yuan(0), price: yuan(0) }), [
    'governmentProcurement/lines'
  ]),
  breach(
    'S03',
    '项目没有名称',
    project(center, (one) => ({ ...one, name: '' })),
    ['projects/#']
  ),
  breach(
    'S10',
    '项目没有支出明细',
    project(center, (one) => ({ ...one, lines: [] })),
    ['projects/#'],
    {
      also: ['H04']
    }
  ),
  breach(
    'S11',
    '本年项目没有绩效指标',
    project(center, (one) => ({ ...one, indicators: [] })),
    ['projects/#']
  ),
  breach(
    'S12',
    '有本年资金的项目标为结转项目',
    project(center, (one) => ({ ...one, carryover: true })),
    ['/carryover']
  ),
  breach(
    'S14',
    '两个项目同名',
    unit(head, (ledger) => ({
      ...ledger,
      projects: ledger.projects.map((one) => ({ ...one, name: '工业运行监测' }))
    })),
    ['/name']
  ),
  breach(
    'S14',
    '两个单位用了同一个项目编码',
    project(center, (one) => ({ ...one, code: '402001-J1' })),
    ['/code']
  ),
  breach('S15', '没有填联系人', unit(center, withoutContacts), ['contacts/preparer']),
  breach(
    'S17',
    '上年数是前年的',
    unit(head, (ledger) => ({ ...ledger, priorYear: { ...ledger.priorYear, fiscalYear: 2021 } })),
    ['priorYear/fiscalYear']
  ),
  breach(
    'S17',
    '上年收入与上年支出不等',
    unit(head, (ledger) => ({
      ...ledger,
      priorYear: { ...ledger.priorYear, income: { generalPublicBudget: yuan(762_001) } }
    })),
    ['priorYear/income/generalPublicBudget']
  ),
  breach(
    'S18',
    '有收入而标了“本单位无此项”',
    unit(head, (ledger) => ({ ...ledger, sectionsWithoutContent: ['income'] })),
    ['income']
  ),
  breach(
    'S18',
    '标了不认识的栏目',
    unit(head, (ledger) => ({ ...ledger, sectionsWithoutContent: ['ofTomorrow'] })),
    ['sectionsWithoutContent']
  ),
  breach(
    'S19',
    '底账的单位名称与部门名单不同',
    department((own) => ({
      ...own,
      units: own.units.map((one) => (one.code === center ? { ...one, name: '市中小企业局' } : one))
    })),
    ['unit/name']
  ),
  breach('S20', '采购数量乘单价不等于金额', procurementLine({ quantity: 1.4999 }), ['/amount']),
  breach('S20', '采购明细写了没有的项目', procurementLine({ project: '402001-99' }), ['/project']),
  breach(
    'S21',
    '对附属单位补助用了财政拨款',
    spent(center, (ledger) => ({
      ...ledger,
      otherExpenditure: [{ ...line('2150550', '39999', 1_000), id: 9301, category: 'subsidyToAffiliates' }]
    })),
    ['otherExpenditure/#9301/source']
  )
]
