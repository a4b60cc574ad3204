import {
  addBasic,
  addToProject,
  basicOn,
  both,
  breach,
  center,
  head,
  people,
  spent,
  unit,
  withoutBasic,
  yuan
} from './breaking'
import { line } from './tidy-department'

/** Breaches of D and of what goes with subjects. */
export const subjectMutations = [
  breach(
    'D01',
    '功能科目写了目录中核对过的另一个名称',
    basicOn(head, '30108', (one) => ({ ...one, functionName: '行政单位离退休' })),
    ['basicExpenditure/#4/function']
  ),
  breach(
    'D01',
    '功能科目的编码少了一位',
    basicOn(head, '30201', (one) => ({ ...one, function: '215050' })),
    ['/function']
  ),
  breach(
    'D01',
    '功能科目的类不存在',
    basicOn(head, '30201', (one) => ({ ...one, function: '2990101' })),
    ['/function']
  ),
  breach(
    'D01',
    '功能科目在目录中没有（提示未核对）',
    basicOn(head, '30211', (one) => ({ ...one, function: '2150577' })),
    ['/function']
  ),
  breach(
    'D01',
    '上年数的功能科目编码不是编码',
    unit(head, (ledger) => ({
      ...ledger,
      priorYear: {
        ...ledger.priorYear,
        lines: ledger.priorYear.lines.map((one, at) => (at === 1 ? { ...one, function: 'x' } : one))
      }
    })),
    ['priorYear/lines/']
  ),
  breach(
    'D02',
    '经济科目不在目录中',
    basicOn(head, '30201', (one) => ({ ...one, economic: '30288' })),
    ['/economic']
  ),
  breach(
    'D02',
    '经济科目的名称与目录不符',
    basicOn(head, '30201', (one) => ({ ...one, economicName: '印刷费' })),
    ['/economic']
  ),
  breach(
    'D03',
    '功能科目只填到款',
    basicOn(head, '30211', (one) => ({ ...one, function: '21505' })),
    ['/function'],
    { alsoErrors: ['A07', 'A08'] }
  ),
  breach(
    'D03',
    '经济科目只填到类',
    basicOn(head, '30201', (one) => ({ ...one, economic: '302' })),
    ['/economic'],
    { alsoErrors: ['A10'], also: ['S16'] }
  ),
  breach(
    'D04',
    '一般行政管理事务列在基本支出',
    basicOn(head, '30201', (one) => ({ ...one, function: '2150502' })),
    ['basicExpenditure/']
  ),
  breach('D04', '行政运行列在项目支出', addToProject(center, line('2150501', '30227', 1_000)), ['projects/']),
  breach(
    'D05',
    '229 其他支出占支出的四分之一',
    addBasic(head, line('2299901', '30201', 600_000)),
    ['basicExpenditure/', 'expenditure'],
    { also: ['D01', 'G07'] }
  ),
  breach(
    'D05',
    '末两位为 99 的科目一笔超过 100 万元',
    addToProject(head, line('2150599', '30227', 1_000_000.01)),
    ['/lines/#9101/amount'],
    { alsoErrors: ['G01'], also: ['G01'] }
  ),
  breach(
    'D06',
    '其他收入安排的支出列在 229 其他支出',
    addToProject(center, line('2299999', '30227', 5_000, 'otherIncome')),
    ['/lines/#9101/function']
  ),
  breach('D07', '一般公共预算的钱用了政府性基金科目', addBasic(head, line('2120801', '30201', 1_000)), [
    'basicExpenditure/#9001/function'
  ]),
  breach(
    'D07',
    '国有资本经营科目用了其他收入',
    addToProject(center, line('2230105', '30227', 1_000, 'otherIncome')),
    ['/lines/#9101/function']
  ),
  breach(
    'D07',
    '政府性基金的钱用了一般公共预算科目（须核对）',
    addToProject(center, line('2150805', '30227', 1_000, 'governmentFund')),
    ['/lines/#9101/function']
  ),
  breach('D08', '有离休费而没有离休人员', people(head, { veteranRetirees: 0 }), [
    'personnel/veteranRetirees'
  ]),
  breach('D08', '有离休人员而没有离休费', withoutBasic(head, '30301'), ['personnel/veteranRetirees']),
  breach('D08', '有退休费而没有退休人员', people(head, { retirees: 0 }), ['personnel/retirees']),
  breach('D09', '同一科目和来源填了两行', addBasic(head, line('2150501', '30201', 500)), [
    'basicExpenditure/#9001'
  ]),
  breach('D10', '项目支出列了工资福利支出', addToProject(center, line('2150805', '30199', 1_000)), [
    '/lines/#9101/economic'
  ]),
  breach('D10', '项目支出列了对个人和家庭的补助', addToProject(center, line('2150805', '30309', 1_000)), [
    '/lines/#9101/economic'
  ]),
  breach(
    'S03',
    '支出明细没有选经济科目',
    basicOn(head, '30201', (one) => ({ ...one, economic: '' })),
    ['/economic']
  ),
  breach(
    'S03',
    '支出明细的金额是零',
    basicOn(head, '30211', (one) => ({ ...one, amount: yuan(0) })),
    ['/amount']
  ),
  breach('S04', '有工资而没有在职人员', people(head, { employed: {}, authorized: {} }), ['profile']),
  breach(
    'S04',
    '有对个人和家庭的补助而没有任何人员',
    both(
      people(center, { employed: {}, authorized: {}, retirees: 0 }),
      withoutBasic(center, '301'),
      addBasic(center, line('2150550', '30399', 1_000))
    ),
    ['profile']
  ),
  breach('S04', '有在职人员而没有工资（提示）', withoutBasic(center, '301'), ['profile']),
  breach(
    'S05',
    '没有事业在职人员而有绩效工资',
    people(center, { employed: { administrative: 8 }, authorized: { administrative: 8 } }),
    ['personnel/employed/publicInstitution']
  ),
  ...(
    [
      ['S06', '30108', 160_001, '养老保险缴费超过工资的 16%'],
      ['S07', '30109', 80_001, '职业年金缴费超过工资的 8%'],
      ['S08', '30113', 120_001, '住房公积金超过工资的 12%'],
      ['S09', '30110', 100_001, '医疗保险缴费超过工资的 10%']
    ] as const
  ).map(([rule, economic, amount, words]) =>
    breach(
      rule,
      words,
      basicOn(head, economic, (one) => ({ ...one, amount: yuan(amount) })),
      ['/amount']
    )
  ),
  breach(
    'S13',
    '本年的支出是上年的一百倍（多输两位）',
    basicOn(head, '30101', (one) => ({ ...one, amount: yuan(48_000_000) })),
    ['/amount'],
    { alsoErrors: ['G01'], also: ['G01'] }
  ),
  breach(
    'S13',
    '本年的收入是上年的百分之一（万元当成元）',
    unit(center, (ledger) => ({
      ...ledger,
      priorYear: {
        ...ledger.priorYear,
        income: { ...ledger.priorYear.income, otherIncome: yuan(4_000_000) },
        lines: ledger.priorYear.lines.map((one) =>
          one.source === 'otherIncome' ? { ...one, amount: yuan(4_000_000) } : one
        )
      }
    })),
    ['income/otherIncome', '/amount']
  ),
  breach(
    'S16',
    '行里写的政府经济科目不在目录中',
    basicOn(head, '30201', (one) => ({ ...one, governmentEconomic: '50299999' })),
    ['/economic']
  ),
  breach(
    'S16',
    '绩效工资没有对应的机关科目',
    spent(center, (ledger) => ({ ...ledger, unit: { ...ledger.unit, kind: 'administrative' } })),
    ['/economic'],
    { also: ['S19'] }
  )
]
