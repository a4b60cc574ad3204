import type { Severity } from '../../model'

/** A finding on the sample, and why a careful reviewer raises it. */
export interface ExpectedFinding {
  readonly rule: string
  readonly severity: Severity
  /** A unit's code, or the department. */
  readonly on: string
  /** What of the sentence tells it from others of the rule. */
  readonly says: string
  readonly why: string
}

const unspecific =
  '公开文本的其他收入 374.00 万元全部列 2299999，占支出的 11.5%，看不出用途；单位底账里来源和科目都可改。'
const residual = '参考件只公开到“其他”科目，一笔过百万，评审会问有没有更具体的科目。'
const noCost = '样例中没有公开的项目只编了几条指标，没有成本指标；不影响公开表，提示即可。'
const medical =
  '按样例底账的工资，医疗保险缴费在 23% 到 31% 之间，高于各地 6% 左右的费率；公开件只有合计，口径可能含退休人员，值得一问。'
const contacts = '样例没有联系人，封面和签字栏会空着。'

/** Everything that the rules on entries say about the sample, no more and no less; there is no error. */
export const sampleFindings: readonly ExpectedFinding[] = [
  {
    rule: 'D04',
    severity: 'warning',
    on: '402001',
    says: '2150502 一般行政管理事务',
    why: '2150502 的 107.37 万元全部列在基本支出，而这个科目按说明用于项目支出。'
  },
  { rule: 'D05', severity: 'warning', on: 'department', says: '11.5%', why: unspecific },
  {
    rule: 'D05',
    severity: 'warning',
    on: '402002',
    says: '25.0%',
    why: '部门的 11.5% 主要来自这个单位：它自己公开时占四分之一。'
  },
  { rule: 'D05', severity: 'notice', on: '402001', says: '1,960,000.00', why: residual },
  { rule: 'D05', severity: 'notice', on: '402002', says: '1,200,000.00', why: residual },
  { rule: 'D05', severity: 'notice', on: '402002', says: '1,100,000.00', why: residual },
  { rule: 'D06', severity: 'warning', on: '402001', says: '920,000.00', why: unspecific },
  { rule: 'D06', severity: 'warning', on: '402002', says: '2,800,000.00', why: unspecific },
  { rule: 'D06', severity: 'warning', on: '402004', says: '20,000.00', why: unspecific },
  {
    rule: 'E20',
    severity: 'warning',
    on: '402001',
    says: '行政在职 44 人，行政编制 42 人',
    why: '公开文本：行政编制 42 人，在职 44 人，只作了部分说明。'
  },
  {
    rule: 'E20',
    severity: 'warning',
    on: '402002',
    says: '事业在职 24 人，事业编制 21 人',
    why: '全部门超编的 2 人出在这个单位（另一个单位空 1 人）。'
  },
  {
    rule: 'E20',
    severity: 'warning',
    on: 'department',
    says: '事业在职 33 人，事业编制 31 人',
    why: '公开文本：事业编制 31 人，在职 33 人。'
  },
  {
    rule: 'G07',
    severity: 'warning',
    on: '402002',
    says: '22.5%',
    why: '单位的机关运行经费比上年多 22.5%，没有写原因；全部门 5.87%，不到界限。'
  },
  {
    rule: 'H01',
    severity: 'warning',
    on: 'department',
    says: '“服务对象满意度”的目标值写成了指标名',
    why: '参考件的印刷错误：服务对象满意度的目标值就是它的名称。'
  },
  {
    rule: 'H02',
    severity: 'warning',
    on: '402001',
    says: '“工业发展氛围”的目标值“提高”',
    why: '成本指标写“提高”，无法计量。'
  },
  {
    rule: 'H02',
    severity: 'warning',
    on: 'department',
    says: '“按奖励标准兑付资金”的目标值“是”',
    why: '成本指标写“是”，无法计量。'
  },
  {
    rule: 'H03',
    severity: 'notice',
    on: 'department',
    says: '“预算执行率”',
    why: '预算执行率要求不低于 100%，参考件的一处毛病。'
  },
  {
    rule: 'H04',
    severity: 'warning',
    on: '402002',
    says: '≤150万元',
    why: '培训经费上限 150 万元，而项目的全年资金是 10 万元。'
  },
  {
    rule: 'H05',
    severity: 'notice',
    on: '402001',
    says: '“宣传效果”',
    why: '“宣传效果”放在时效指标，它讲的是效果。'
  },
  {
    rule: 'H05',
    severity: 'notice',
    on: 'department',
    says: '“新增规模以上工业企业数量”',
    why: '个数（300 家）放在质量指标。'
  },
  {
    rule: 'H06',
    severity: 'warning',
    on: '402001',
    says: '时效指标“宣传效果”',
    why: '时效指标的目标值写“提高”，既不是时间也不是率。'
  },
  { rule: 'H06', severity: 'notice', on: '402001', says: '项目“局机关业务费”', why: noCost },
  {
    rule: 'H06',
    severity: 'notice',
    on: '402001',
    says: '项目“局机关单位实有资金（其他收入）”',
    why: noCost
  },
  {
    rule: 'H06',
    severity: 'notice',
    on: '402002',
    says: '项目“中小企业中心单位实有资金（其他收入）”',
    why: noCost
  },
  {
    rule: 'H06',
    severity: 'notice',
    on: '402004',
    says: '项目“绿色建材中心其他收入（单位实有资金）”',
    why: noCost
  },
  {
    rule: 'H07',
    severity: 'notice',
    on: '402002',
    says: '“培训1500人次”',
    why: '“1500人次”既是数量指标的目标值，又是时效指标的名称。'
  },
  { rule: 'S09', severity: 'notice', on: '402001', says: '23.4%', why: medical },
  { rule: 'S09', severity: 'notice', on: '402002', says: '31.1%', why: medical },
  { rule: 'S09', severity: 'notice', on: '402004', says: '26.3%', why: medical },
  { rule: 'S15', severity: 'notice', on: '402001', says: '没有填', why: contacts },
  { rule: 'S15', severity: 'notice', on: '402002', says: '没有填', why: contacts },
  { rule: 'S15', severity: 'notice', on: '402004', says: '没有填', why: contacts },
  {
    rule: 'S16',
    severity: 'notice',
    on: '402002',
    says: '30107 绩效工资',
    why: '参公单位列了事业人员的绩效工资，对照表的机关一列没有它，政府经济分类要由单位写明。'
  }
]
