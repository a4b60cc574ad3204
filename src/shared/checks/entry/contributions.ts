import { linePlaces, amountSide, percentWords, totalOf, yuan } from './found'
import { examined, notApplicable, rule } from '../rule'
import type { Outcome, Rule, RuleSource } from '../rule'
import type { UnitLedger } from '@shared/ledger'
import { linesOn } from '../lines'
import type { PlacedLine } from '../lines'

/** 基本工资, 津贴补贴, 奖金, 绩效工资: what contributions are reckoned on, as far as a budget shows it. */
const payDivisions = ['30101', '30102', '30103', '30107']

/** Basic expenditure on pay, all sources. */
const payLines = linesOn(
  'economic',
  (code) => payDivisions.includes(code),
  ({ section }) => section === 'basic'
)

interface Contribution {
  readonly id: string
  readonly division: string
  readonly name: string
  readonly percent: number
  readonly source: RuleSource
  /** What the limit is. */
  readonly limit: string
}

const contributions: readonly Contribution[] = [
  {
    id: 'S06',
    division: '30108',
    name: '机关事业单位基本养老保险缴费',
    percent: 16,
    source: { law: '《降低社会保险费率综合方案》（国办发〔2019〕13号）', article: '第一条' },
    limit: '单位缴费比例为 16%'
  },
  {
    id: 'S07',
    division: '30109',
    name: '职业年金缴费',
    percent: 8,
    source: { law: '《机关事业单位职业年金办法》（国办发〔2015〕18号）', article: '第四条' },
    limit: '单位缴费比例为 8%'
  },
  {
    id: 'S08',
    division: '30113',
    name: '住房公积金',
    percent: 12,
    source: {
      law: '《关于住房公积金管理若干具体问题的指导意见》（建金管〔2005〕5号）',
      article: '第二条'
    },
    limit: '单位缴存比例不高于 12%'
  },
  {
    id: 'S09',
    division: '30110',
    name: '职工基本医疗保险缴费',
    percent: 10,
    source: {
      law: '《国务院关于建立城镇职工基本医疗保险制度的决定》（国发〔1998〕44号）',
      article: '第二条'
    },
    limit: '单位缴费率由各地在 6% 左右确定，连生育保险一般不到 10%'
  }
]

/** Contributions beside the pay that they are reckoned on: a higher share than the law allows is worth a look. */
export const contributionRules: readonly Rule[] = contributions.map((one) => {
  const paid = linesOn(
    'economic',
    (code) => code === one.division,
    ({ section, line }) => section === 'basic' && line.amount !== 0
  )
  return rule(
    {
      id: one.id,
      severity: 'notice',
      title: `${one.name}与工资相称`,
      sentence:
        `基本支出的 ${one.division} ${one.name}占工资（30101、30102、30103、30107）的比例不超过界限；${one.limit}，` +
        '缴费基数与预算的工资口径不同，超过的请核对。',
      reads: ['basicExpenditure', 'otherExpenditure', 'projects'],
      source: one.source,
      thresholds: {
        percent: { label: '占工资的上限', unit: '%', value: one.percent, least: 0, most: 100 }
      }
    },
    { unit: ({ ledger }, { percent }) => contribution(ledger, paid(ledger), one, percent) }
  )
})

function contribution(
  ledger: UnitLedger,
  lines: readonly PlacedLine[],
  { division, name, limit }: Contribution,
  percent: number
): Outcome {
  if (lines.length === 0) return notApplicable(`基本支出没有列 ${division} ${name}。`)
  const [paid, pay] = [totalOf(lines), totalOf(payLines(ledger))]
  if (paid * 100 <= pay * percent) return examined(1, [])
  const share =
    pay === 0 ? '而没有列工资' : `占工资 ${yuan(pay)}的 ${percentWords(paid, pay)}，超过 ${percent}%`
  const places = linePlaces(ledger, lines, 'amount')
  return examined(1, [
    {
      message: `${division} ${name} ${yuan(paid)}，${share}（${limit}）：请核对缴费基数、人数和科目。`,
      places,
      left: amountSide(`${division} ${name}`, paid, places),
      right: amountSide('工资（30101、30102、30103、30107）', pay),
      key: division
    }
  ])
}
