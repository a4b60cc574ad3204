import type { OtherCategory } from './model'
import { fundSources, sourceLabel } from './sources'

/** The Chinese names of fields and sections, in the words that users see. */
const sources = Object.fromEntries(fundSources.map((source) => [source, sourceLabel(source)]))

const common: Readonly<Record<string, string>> = {
  ...sources,
  amountUnit: '金额单位',
  formatVersion: '格式版本',
  unit: '单位',
  code: '编码',
  name: '名称',
  kind: '类别',
  fiscalYear: '年度',
  round: '轮次',
  contacts: '联系人',
  unitHead: '单位负责人',
  financeHead: '财务负责人',
  preparer: '经办人',
  phone: '电话',
  filledOn: '填报日期',
  personnel: '人员',
  authorized: '编制人数',
  employed: '在职人数',
  administrative: '行政',
  civilServantManaged: '参公',
  publicInstitution: '事业',
  veteranRetirees: '离休人数',
  retirees: '退休人数',
  contractStaff: '编外人数',
  survivors: '遗属人数',
  secondedIn: '派驻人数',
  stateAssets: '国有资产',
  vehicles: '车辆',
  lawEnforcementVehicles: '执法执勤用车',
  largeEquipment: '大型设备',
  plannedVehicles: '计划购置车辆',
  plannedLargeEquipment: '计划购置大型设备',
  asOf: '截止日期',
  income: '收入',
  carryToNextYear: '结转下年',
  basicExpenditure: '基本支出',
  otherExpenditure: '其他支出类别',
  projects: '项目支出',
  function: '功能科目',
  economic: '经济科目',
  source: '资金来源',
  amount: '金额',
  note: '备注',
  functionName: '功能科目名称',
  economicName: '经济科目名称',
  governmentEconomic: '政府经济科目',
  category: '类别',
  keyProject: '重点项目',
  carryover: '结转项目',
  period: '项目期',
  parentProject: '上级项目',
  startYear: '起始年度',
  endYear: '终止年度',
  implementingUnit: '实施单位',
  overview: '项目概述',
  basis: '立项依据',
  plan: '实施计划',
  goal: '绩效目标',
  lines: '明细',
  indicators: '绩效指标',
  level1: '一级指标',
  level2: '二级指标',
  operator: '比较符',
  value: '指标值',
  threePublicExpenses: '三公经费',
  overseasTravel: '因公出国（境）费',
  officialReception: '公务接待费',
  vehicleOperation: '公务用车运行维护费',
  vehiclePurchase: '公务用车购置',
  current: '本年数',
  prior: '上年数',
  counts: '数量',
  groups: '团组数',
  persons: '人次',
  batches: '批次',
  reason: '增减原因',
  governmentProcurement: '政府采购',
  goods: '货物',
  works: '工程',
  services: '服务',
  item: '采购品目',
  quantity: '数量',
  price: '单价',
  project: '项目',
  reservedForSmallEnterprises: '面向中小企业',
  priorYear: '上年数',
  section: '支出类别',
  statement: '编制说明',
  changeReasons: '增减原因',
  basic: '基本支出',
  agencyOperating: '机关运行经费',
  sectionsWithoutContent: '本单位无此项',
  units: '单位名单',
  department: '本部门',
  sources: '各资金来源',
  keyProjects: '重点项目',
  performance: '整体绩效',
  order: '次序',
  status: '状态',
  formerNames: '曾用名',
  successor: '并入单位',
  parent: '上级单位',
  headquarters: '本级',
  printName: '印出名称',
  settings: '设置',
  expenditure: '支出',
  fiscalAppropriation: '财政拨款'
}

/** Words that differ where they stand: a unit's kind is its nature, a goal's `unit` is a measure. */
const special: Readonly<Record<string, string>> = {
  'unit/code': '单位编码',
  'unit/name': '单位名称',
  'unit/kind': '单位性质',
  'priorYear/basis': '口径',
  'priorYear/lines': '上年支出明细',
  'governmentProcurement/lines': '采购明细',
  'lines/kind': '采购类别',
  'lines/unit': '计量单位',
  'indicators/unit': '计量单位',
  'indicators/name': '三级指标',
  'projects/lines': '支出明细',
  'projects/code': '项目编码',
  'projects/name': '项目名称',
  'projects/category': '项目类别',
  'changeReasons/project': '项目支出',
  'units/code': '单位编码',
  'units/kind': '单位性质'
}

const categoryLabels: Readonly<Record<OtherCategory, string>> = {
  businessExpenditure: '事业单位经营支出',
  remittanceToSuperior: '上缴上级支出',
  subsidyToAffiliates: '对附属单位补助支出'
}

/** The Chinese name of a category of other expenditure (其他支出类别), as tables print it. */
export function otherCategoryLabel(category: OtherCategory): string {
  return categoryLabels[category]
}

/**
 * The Chinese name of a field.
 * @param under the field or list that it stands in, '' at the top
 * @returns the name itself where it is no field that the program knows
 */
export function fieldLabel(name: string, under = ''): string {
  return (
    special[`${under}/${name}`] ?? (Object.hasOwn(common, name) ? common[name] : undefined) ?? `“${name}”`
  )
}

/** One step on the way to a value: a field's name, or the place of a row in its list, from 0. */
export type Step = string | number

/**
 * Says in Chinese where a value is: ['projects', 0, 'lines', 2, 'amount'] is 项目支出第 1 行、支出明细第 3 行的金额.
 */
export function describeSteps(steps: readonly Step[]): string {
  let words = ''
  let under = ''
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') {
      words += `第 ${step + 1} 行`
      continue
    }
    const afterRow = typeof steps[index - 1] === 'number'
    const joint = words === '' ? '' : typeof steps[index + 1] === 'number' ? '、' : afterRow ? '的' : ' '
    words += joint + fieldLabel(step, under)
    under = step
  }
  return words
}
