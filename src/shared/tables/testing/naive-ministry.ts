import { fundSources } from '@shared/ledger'
import type { FundSource, ThreePublicItem } from '@shared/ledger'
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
import type { CodedOptions, NaiveInput, NaiveLine, NaiveTable, Test } from './naive'

const general: readonly FundSource[] = ['generalPublicBudget', 'carryoverGeneralPublicBudget']
const funds: readonly FundSource[] = ['governmentFund', 'carryoverGovernmentFund']
const capital: readonly FundSource[] = ['stateCapitalOperations', 'carryoverStateCapitalOperations']
const carried = fundSources.slice(10)

/** The nine sources of the ministry's form, with the names of its rows and columns. */
const nine: readonly (readonly [FundSource, string])[] = [
  ['generalPublicBudget', '一般公共预算拨款收入'],
  ['governmentFund', '政府性基金预算拨款收入'],
  ['stateCapitalOperations', '国有资本经营预算拨款收入'],
  ['fiscalSpecialAccount', '财政专户管理资金收入'],
  ['institutionalIncome', '事业收入'],
  ['businessIncome', '事业单位经营收入'],
  ['superiorSubsidy', '上级补助收入'],
  ['affiliateRemittance', '附属单位上缴收入'],
  ['otherIncome', '其他收入']
]
const from =
  (sources: readonly FundSource[]): Test =>
  ({ s }) =>
    sources.includes(s)
const basic: Test = ({ section }) => section === 'basic'
const project: Test = ({ section }) => section === 'project'
const personnel: Test = ({ e }) => ['301', '303'].includes(e.slice(0, 3))
const operating: Test = (line) => !personnel(line)

/** The ministry's eight tables, computed naively. */
export function naiveMinistry(input: NaiveInput): NaiveTable[] {
  const { ledgers } = input
  const lines = linesOf(ledgers)
  const named = (
    kind: 'function' | 'economic'
  ): Pick<CodedOptions, 'kind' | 'lastTwo' | 'totalFirst' | 'name'> => ({
    kind,
    lastTwo: false,
    totalFirst: false,
    name: (code) => nameOf(ledgers, kind, code)
  })
  const made = (
    id: string,
    name: string,
    header: string[][],
    body: string[][],
    what: string
  ): NaiveTable => ({
    id,
    name,
    header,
    body,
    notes: body.length > 0 ? [] : [`注：本部门无${what}，故本表为空。`]
  })
  const sources: readonly (readonly FundSource[])[] = [
    fundSources,
    carried,
    ...nine.map(([source]) => [source]),
    ['nonFiscalBalanceUsed']
  ]
  const carry = sources.map((some) => incomeOf(ledgers, 'carryToNextYear', some))
  const table2 = codedRows({
    ...named('function'),
    lines,
    amounts: (own) => sources.map((some) => add(own, from(some))),
    tail: carry.some((amount) => amount !== 0n) ? [{ name: '结转下年', amounts: carry }] : []
  })
  const other =
    (category: string): Test =>
    (line) =>
      line.category === category
  const table3 = codedRows({
    ...named('function'),
    lines,
    amounts: (own) => [
      add(own),
      add(own, basic),
      add(own, project),
      add(own, other('remittanceToSuperior')),
      add(own, other('businessExpenditure')),
      add(own, other('subsidyToAffiliates'))
    ]
  })
  const table5 = codedRows({
    ...named('function'),
    lines: lines.filter(from(general)),
    amounts: (own) => [
      add(own),
      add(own, basic),
      add(own, basic, personnel),
      add(own, basic, operating),
      add(own, project)
    ]
  })
  const table6 = codedRows({
    ...named('economic'),
    lines: lines.filter((line) => basic(line) && from(general)(line)),
    amounts: (own) => [add(own), add(own, personnel), add(own, operating)]
  })
  const table7 = threePublic(input, lines)
  const table8 = codedRows({
    ...named('function'),
    lines: lines.filter(from(funds)),
    amounts: (own) => [add(own), add(own, basic), add(own, project)]
  })
  const code = ['科目编码', '科目名称', '合计']
  return inEdition(
    [
      balanceTable(input, lines),
      made(
        '2',
        '部门收入总体情况表',
        [[...code, '上年结转', ...nine.map(([, name]) => name), '使用非财政拨款结余']],
        table2,
        '收入'
      ),
      made(
        '3',
        '部门支出总体情况表',
        [[...code, '基本支出', '项目支出', '上缴上级支出', '事业单位经营支出', '对附属单位补助支出']],
        table3,
        '支出'
      ),
      fiscalTable(input, lines),
      made(
        '5',
        '一般公共预算支出情况表',
        [
          [...code, '基本支出', '', '', '项目支出'],
          ['', '', '', '小计', '人员经费', '公用经费', '']
        ],
        table5,
        '一般公共预算安排的支出'
      ),
      made(
        '6',
        '一般公共预算基本支出情况表',
        [[...code, '人员经费', '公用经费']],
        table6,
        '一般公共预算安排的基本支出'
      ),
      made(
        '7',
        '一般公共预算“三公”经费支出情况表',
        [
          ['上年预算数', '', '', '', '', '', '本年预算数', '', '', '', '', ''],
          [...items, ...items],
          [...parts, ...parts]
        ],
        table7,
        '一般公共预算安排的“三公”经费支出'
      ),
      made(
        '8',
        '政府性基金预算支出情况表',
        [[...code, '基本支出', '项目支出']],
        table8,
        '政府性基金预算安排的支出'
      )
    ],
    input.edition
  )
}

const items = ['合计', '因公出国(境)费', '公务用车购置及运行费', '', '', '公务接待费']
const parts = ['', '', '小计', '购置费', '运行费', '']

function balanceTable({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): NaiveTable {
  const income = (sources: readonly FundSource[]): string => wan(incomeOf(ledgers, 'income', sources))
  const carry = incomeOf(ledgers, 'carryToNextYear', fundSources)
  const classes = unique(lines.filter(({ a }) => a !== 0n).map(({ f }) => f.slice(0, 3)))
  const left = nine.map(([source, name], at) => [`${'一二三四五六七八九'[at]!}、${name}`, income([source])])
  const right = classes.map((code) => [
    nameOf(ledgers, 'function', code),
    wan(add(lines, ({ f }) => f.slice(0, 3) === code))
  ])
  return {
    id: '1',
    name: '部门收支总体情况表',
    header: [
      ['收入', '', '支出', ''],
      ['项目', '预算数', '项目(按功能分类)', '预算数']
    ],
    body: [
      ...beside(left, right, 2, 2),
      ['本年收入合计', income(nine.map(([source]) => source)), '本年支出合计', wan(add(lines))],
      ['使用非财政拨款结余', income(['nonFiscalBalanceUsed']), '结转下年', wan(carry)],
      ['上年结转', income(carried), '', ''],
      ['收入总计', income(fundSources), '支出总计', wan(add(lines) + carry)]
    ],
    notes: []
  }
}

function fiscalTable({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): NaiveTable {
  const budgets = [general, funds, capital]
  const own = lines.filter(from(budgets.flat()))
  const income = (...sources: readonly FundSource[]): string => wan(incomeOf(ledgers, 'income', sources))
  const carry = budgets.map((sources) => incomeOf(ledgers, 'carryToNextYear', sources))
  const across = (amounts: readonly bigint[]): string[] => [
    wan(amounts.reduce((total, one) => total + one, 0n)),
    ...amounts.map(wan)
  ]
  const byBudget = (of: readonly NaiveLine[]): bigint[] => budgets.map((sources) => add(of, from(sources)))
  const classes = unique(own.filter(({ a }) => a !== 0n).map(({ f }) => f.slice(0, 3)))
  const rows = (sources: readonly FundSource[]): string[][] =>
    ['一般公共预算拨款', '政府性基金预算拨款', '国有资本经营预算拨款'].map((name, at) => [
      `(${'一二三'[at]!})${name}`,
      income(sources[at]!)
    ])
  const right = classes.map((code) => [
    nameOf(ledgers, 'function', code),
    ...across(byBudget(own.filter(({ f }) => f.slice(0, 3) === code)))
  ])
  const current = budgets.map(([source]) => source!)
  const carriedOver = budgets.map(([, source]) => source!)
  return {
    id: '4',
    name: '财政拨款收支总体情况表',
    header: [
      ['收入', '', '支出', '', '', '', ''],
      ['项目', '预算数', '项目(按功能分类)', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']
    ],
    body: [
      ['一、本年收入', income(...current), '一、本年支出', ...across(byBudget(own))],
      ...beside(rows(current), right, 2, 5),
      ['二、上年结转', income(...carriedOver), '二、结转下年', ...across(carry)],
      ...beside(rows(carriedOver), [], 2, 5),
      [
        '收入总计',
        income(...current, ...carriedOver),
        '支出总计',
        ...across(byBudget(own).map((sum, at) => sum + carry[at]!))
      ]
    ],
    notes: []
  }
}

function threePublic({ ledgers }: NaiveInput, lines: readonly NaiveLine[]): string[][] {
  const own = lines.filter(from(general))
  const prior = (item: ThreePublicItem): bigint => {
    let total = 0n
    for (const { threePublicExpenses } of ledgers) total += BigInt(threePublicExpenses[item].prior ?? 0)
    return total
  }
  const current = (item: ThreePublicItem): bigint => add(own, ({ e }) => threePublicCodes[item].includes(e))
  const amounts = [prior, current].flatMap((of) => {
    const [travel, reception] = [of('overseasTravel'), of('officialReception')]
    const [operation, purchase] = [of('vehicleOperation'), of('vehiclePurchase')]
    const vehicles = operation + purchase
    return [travel + vehicles + reception, travel, vehicles, purchase, operation, reception]
  })
  return amounts.every((amount) => amount === 0n) ? [] : [amounts.map(wan)]
}
