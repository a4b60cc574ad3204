import { fundSources } from '@shared/ledger'
import type { FundSource } from '@shared/ledger'
import {
  add,
  beside,
  codedRows,
  incomeOf,
  inEdition,
  linesOf,
  nameOf,
  threePublicCodes,
  unique,
  wan
} from './naive'
import type { NaiveInput, NaiveLine, NaiveTable, Test } from './naive'
import { departmentGoals, projectGoals } from './naive-goals'

const fiscal: readonly FundSource[] = ['generalPublicBudget', 'governmentFund', 'stateCapitalOperations']
const carried: readonly FundSource[] = [
  'carryoverGeneralPublicBudget',
  'carryoverGovernmentFund',
  'carryoverStateCapitalOperations',
  'carryoverNonFiscal'
]
const basic: Test = ({ section }) => section === 'basic'
const project: Test = ({ section }) => section === 'project'
const from =
  (...sources: readonly FundSource[]): Test =>
  ({ s }) =>
    sources.includes(s)

/** The eleven tables of Ganzhou 2023, computed naively. There must be no money in other categories. */
export function naiveGanzhou(input: NaiveInput): NaiveTable[] {
  const { department, ledgers, edition } = input
  const year = department.fiscalYear
  const lines = linesOf(ledgers)
  const name = (code: string): string => nameOf(ledgers, 'function', code)
  const note = (words: string, body: readonly unknown[]): string[] =>
    body.length > 0 ? [] : [`注：本部门${year}年没有${words}，故本表为空。`]

  const table2 = incomeTable(input, lines)
  const table3 = codedRows({ ...function_(lines, name), amounts: basicAndProject })
  const spent = (id: string, title: string, source: FundSource, words: string): NaiveTable => {
    const body = codedRows({ ...function_(lines.filter(from(source)), name), amounts: basicAndProject })
    return {
      id,
      name: title,
      header: [
        ['支出功能分类科目', '', `${year}年预算数`, '', ''],
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['**', '**', '1', '2', '3']
      ],
      body,
      notes: note(`使用${words}安排的支出`, body)
    }
  }
  const table6 = codedRows({
    lines: lines.filter((line) => basic(line) && line.s === 'generalPublicBudget'),
    kind: 'economic',
    lastTwo: false,
    totalFirst: true,
    name: (code) => nameOf(ledgers, 'economic', code),
    amounts: (own) => {
      const personnel = add(own, ({ e }) => e.startsWith('301') || e.startsWith('303'))
      const operating = add(own, ({ e }) => !e.startsWith('301') && !e.startsWith('303'))
      return [personnel + operating, personnel, operating]
    }
  })
  const table7 = threePublicTable(input, lines)
  const tables: NaiveTable[] = [
    balanceTable(input, lines),
    { id: '2', name: '部门收入总表', header: incomeHeader, body: table2, notes: note('收入', table2) },
    {
      id: '3',
      name: '部门支出总表',
      header: [
        ['支出功能分类科目', '', '合计', '基本支出', '项目支出'],
        ['科目编码', '科目名称', '', '', ''],
        ['**', '**', '1', '2', '3']
      ],
      body: table3,
      notes: note('支出', table3)
    },
    fiscalTable(input, lines),
    spent('5', '一般公共预算支出表', 'generalPublicBudget', '一般公共预算拨款'),
    {
      id: '6',
      name: '一般公共预算基本支出表',
      header: [
        ['支出经济分类科目', '', `${year}年基本支出`, '', ''],
        ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
        ['**', '**', '1', '2', '3']
      ],
      body: table6,
      notes: note('使用一般公共预算拨款安排的基本支出', table6)
    },
    {
      id: '7',
      name: '财政拨款“三公”经费支出表',
      header: [
        [
          '部门编码',
          '部门名称',
          '合计',
          '因公出国(境)费',
          '公务接待费',
          '公务用车运行维护费',
          '公务用车购置'
        ],
        ['**', '**', '1', '2', '3', '4', '5']
      ],
      body: table7,
      notes: note('使用财政拨款安排的“三公”经费支出', table7)
    },
    spent('8', '政府性基金预算支出表', 'governmentFund', '政府性基金预算拨款'),
    spent('9', '国有资本经营预算支出表', 'stateCapitalOperations', '国有资本经营预算拨款'),
    ...(edition === 'department' ? [departmentGoals(input, lines)] : []),
    ...projectGoals(input)
  ]
  return inEdition(tables, edition)
}

const function_ = (
  lines: readonly NaiveLine[],
  name: (code: string) => string
): {
  lines: readonly NaiveLine[]
  kind: 'function'
  lastTwo: true
  totalFirst: true
  name: (code: string) => string
} => ({
  lines,
  kind: 'function',
  lastTwo: true,
  totalFirst: true,
  name
})

function basicAndProject(own: readonly NaiveLine[]): bigint[] {
  return [add(own, basic) + add(own, project), add(own, basic), add(own, project)]
}

function balanceTable({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): NaiveTable {
  const income = (...sources: readonly FundSource[]): bigint => incomeOf(ledgers, 'income', sources)
  const current = fundSources.slice(0, 9)
  const classes = unique(lines.filter(({ a }) => a !== 0n).map(({ f }) => f.slice(0, 3)))
  const carry = incomeOf(ledgers, 'carryToNextYear', fundSources)
  const left = [
    ['一、财政拨款收入', wan(income(...fiscal))],
    ['(一) 一般公共预算收入', wan(income('generalPublicBudget'))],
    ['(二) 政府性基金预算收入', wan(income('governmentFund'))],
    ['(三) 国有资本经营预算收入', wan(income('stateCapitalOperations'))],
    ['二、教育收费资金收入', wan(income('fiscalSpecialAccount'))],
    ['三、事业收入', wan(income('institutionalIncome'))],
    ['四、事业单位经营收入', wan(income('businessIncome'))],
    ['五、附属单位上缴收入', wan(income('affiliateRemittance'))],
    ['六、上级补助收入', wan(income('superiorSubsidy'))],
    ['七、其他收入', wan(income('otherIncome'))]
  ]
  const right = classes.map((code) => [
    nameOf(ledgers, 'function', code),
    wan(add(lines, ({ f }) => f.slice(0, 3) === code))
  ])
  return {
    id: '1',
    name: '收支预算总表',
    header: [
      ['收入', '', '支出', ''],
      ['项目', '预算数', '项目(按支出功能科目类级)', '预算数']
    ],
    body: [
      ...beside(left, right, 2, 2),
      ['本年收入合计', wan(income(...current)), '本年支出合计', wan(add(lines))],
      ['八、使用非财政拨款结余', wan(income('nonFiscalBalanceUsed')), '结转下年', wan(carry)],
      ['九、上年结转(结余)', wan(income(...carried)), '', ''],
      ['收入总计', wan(income(...fundSources)), '支出总计', wan(add(lines) + carry)]
    ],
    notes: []
  }
}

const incomeHeader = [
  ['科目编码', '科目名称', '合计', '上年结转(结余)', '财政拨款', '', '', ''].concat([
    '教育收费资金收入',
    '事业收入',
    '事业单位经营收入',
    '附属单位上缴收入',
    '上级补助收入',
    '其他收入',
    '使用非财政拨款结余'
  ]),
  ['', '', '', '', '小计', '一般公共预算拨款收入', '政府性基金预算拨款收入', '国有资本经营预算收入'].concat(
    Array.from({ length: 7 }, () => '')
  ),
  ['**', '**', ...Array.from({ length: 13 }, (_, at) => String(at + 1))]
]

const incomeColumns: readonly (readonly FundSource[])[] = [
  fundSources,
  carried,
  fiscal,
  ['generalPublicBudget'],
  ['governmentFund'],
  ['stateCapitalOperations'],
  ['fiscalSpecialAccount'],
  ['institutionalIncome'],
  ['businessIncome'],
  ['affiliateRemittance'],
  ['superiorSubsidy'],
  ['otherIncome'],
  ['nonFiscalBalanceUsed']
]

function incomeTable({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): string[][] {
  const carry = incomeColumns.map((sources) => incomeOf(ledgers, 'carryToNextYear', sources))
  return codedRows({
    ...function_(lines, (code) => nameOf(ledgers, 'function', code)),
    amounts: (own) => incomeColumns.map((sources) => add(own, from(...sources))),
    tail: carry.some((amount) => amount !== 0n) ? [{ name: '结转下年', amounts: carry }] : []
  })
}

function fiscalTable({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): NaiveTable {
  const own = lines.filter(from(...fiscal))
  const income = (...sources: readonly FundSource[]): string => wan(incomeOf(ledgers, 'income', sources))
  const carry = fiscal.map((source) => incomeOf(ledgers, 'carryToNextYear', [source]))
  const across = (amounts: readonly bigint[]): string[] => [
    wan(amounts.reduce((total, one) => total + one, 0n)),
    ...amounts.map(wan)
  ]
  const bySource = (of: readonly NaiveLine[]): bigint[] => fiscal.map((source) => add(of, from(source)))
  const classes = unique(own.filter(({ a }) => a !== 0n).map(({ f }) => f.slice(0, 3)))
  const left = [
    ['一般公共预算拨款收入', income('generalPublicBudget')],
    ['政府性基金预算拨款收入', income('governmentFund')],
    ['国有资本经营预算收入', income('stateCapitalOperations')]
  ]
  const right = classes.map((code) => [
    nameOf(ledgers, 'function', code),
    ...across(bySource(own.filter(({ f }) => f.slice(0, 3) === code)))
  ])
  return {
    id: '4',
    name: '财政拨款收支总表',
    header: [
      ['收入', '', '支出', '', '', '', ''],
      [
        '项目',
        '预算数',
        '项目(按支出功能科目类级)',
        '合计',
        '一般公共预算支出',
        '政府性基金预算支出',
        '国有资本经营预算支出'
      ]
    ],
    body: [
      ['一、财政拨款收入', income(...fiscal), '一、本年支出', ...across(bySource(own))],
      ...beside(left, right, 2, 5),
      ['二、上年结转', '', '二、结转下年', ...across(carry)],
      ['一般公共预算拨款结转', '', '', '', '', '', ''],
      ['政府性基金预算拨款结转', '', '', '', '', '', ''],
      ['收入总计', income(...fiscal), '支出总计', ...across(bySource(own).map((sum, at) => sum + carry[at]!))]
    ],
    notes: []
  }
}

function threePublicTable(
  { department, ledgers, edition }: NaiveInput,
  lines: readonly NaiveLine[]
): string[][] {
  const own = lines.filter(from(...fiscal))
  const items = (['overseasTravel', 'officialReception', 'vehicleOperation', 'vehiclePurchase'] as const).map(
    (item) => add(own, ({ e }) => threePublicCodes[item].includes(e))
  )
  const total = items.reduce((sum, one) => sum + one, 0n)
  const code = edition === 'unit' ? ledgers[0]!.unit.code : department.code
  const unit = department.units.find((one) => one.code === code)
  const name = edition === 'unit' ? (unit?.printName ?? unit?.name ?? '') : department.name
  return total === 0n ? [] : [[code, name, wan(total), ...items.map(wan)]]
}
