import { fundSources } from '@shared/ledger'
import type { FundSource, Project, UnitLedger } from '@shared/ledger'
import { fen, printWanyuan } from '@shared/money'
import { add, incomeOf, indicatorRows } from './naive'
import type { NaiveInput, NaiveLine, NaiveTable } from './naive'

const fiscal: readonly FundSource[] = ['generalPublicBudget', 'governmentFund', 'stateCapitalOperations']
const carried: readonly FundSource[] = fundSources.slice(10)

const trimmed = (amount: bigint, zero: '' | '0' = ''): string =>
  printWanyuan(fen(Number(amount)), { trimmed: true, zero })

/** Table 10 of Ganzhou. */
export function departmentGoals(
  { department, ledgers }: NaiveInput,
  lines: readonly NaiveLine[]
): NaiveTable {
  const { indicators, goal = '' } = department.performance
  const income = incomeOf(ledgers, 'income', fundSources)
  const appropriation = incomeOf(ledgers, 'income', fiscal)
  const others = incomeOf(
    ledgers,
    'income',
    fundSources.filter((source) => !fiscal.includes(source))
  )
  const nothing = indicators.length === 0 && appropriation === 0n && others === 0n
  const none = nothing && lines.every(({ a }) => a === 0n)
  return {
    id: '10',
    name: '部门整体支出绩效目标表',
    header: [],
    body: [
      ['部门名称', department.name, '', ''],
      ['当年预算情况(万元)', '', '', ''],
      ['收入预算合计', trimmed(income), '', ''],
      ['其中：财政拨款', trimmed(appropriation), '其他经费', trimmed(others)],
      ['支出预算合计', trimmed(add(lines)), '', ''],
      [
        '其中：基本支出',
        trimmed(add(lines, ({ section }) => section === 'basic')),
        '项目支出',
        trimmed(add(lines, ({ section }) => section === 'project'))
      ],
      ['年度总体目标', goal, '', ''],
      ['年度绩效指标', '', '', ''],
      ['一级指标', '二级指标', '三级指标', '目标值'],
      ...indicatorRows(indicators, {
        产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
        效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '满意度指标']
      })
    ],
    notes: none ? [`注：本部门${department.fiscalYear}年没有填报整体支出绩效目标，故本表为空。`] : []
  }
}

/** The tables 11 of Ganzhou. */
export function projectGoals({ department, ledgers, edition }: NaiveInput): NaiveTable[] {
  const all = ledgers.flatMap((ledger) => ledger.projects.map((one) => ({ ledger, one })))
  const isCurrent = ({ one }: { one: Project }): boolean =>
    one.lines.length === 0 || one.lines.some(({ source }) => !carried.includes(source))
  const { keyProjects } = department
  const shown =
    edition === 'unit'
      ? all.filter(isCurrent)
      : keyProjects === undefined
        ? all.filter(({ one }) => one.keyProject === true)
        : keyProjects.flatMap((code) => all.filter(({ one }) => one.code === code))
  if (shown.length === 0) return [projectGoal(department, '11', undefined)]
  return shown.map((each, at) => projectGoal(department, `11-${at + 1}`, each))
}

function projectGoal(
  department: NaiveInput['department'],
  id: string,
  shown: { readonly ledger: UnitLedger; readonly one: Project } | undefined
): NaiveTable {
  const money = (test: (source: FundSource) => boolean): string => {
    let total = 0n
    for (const { source, amount } of shown?.one.lines ?? []) if (test(source)) total += BigInt(amount)
    return trimmed(total, '0')
  }
  const unit = department.units.find(({ code }) => code === shown?.ledger.unit.code)
  const indicators = shown?.one.indicators ?? []
  const isEmpty = indicators.length === 0 && (shown?.one.lines ?? []).every(({ amount }) => amount === 0)
  return {
    id,
    name: '项目支出绩效目标表',
    header: [],
    body: [
      ['项目名称', shown?.one.name ?? '', '', ''],
      [
        '主管部门及代码',
        `${department.code}-${department.name}`,
        '实施单位',
        unit === undefined ? '' : (unit.printName ?? unit.name)
      ],
      ['项目资金(万元)', '年度资金总额', money(() => true), ''],
      ['', '其中：财政拨款', money((source) => fiscal.includes(source)), ''],
      ['', '其他资金', money((source) => !fiscal.includes(source) && !carried.includes(source)), ''],
      ['', '上年结转', money((source) => carried.includes(source)), ''],
      ['年度绩效目标', '', '', ''],
      [shown?.one.goal ?? '', '', '', ''],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ...indicatorRows(indicators, {
        成本指标: ['经济成本指标', '社会成本指标', '生态环境成本指标'],
        产出指标: ['数量指标', '质量指标', '时效指标'],
        效益指标: ['经济效益指标', '社会效益指标', '生态效益指标'],
        满意度指标: ['服务对象满意度']
      })
    ],
    notes: isEmpty ? [`注：本部门${department.fiscalYear}年没有需要填报绩效目标的项目，故本表为空。`] : []
  }
}
