import type { UnitLedger } from '@shared/ledger'
import {
  balanceOf,
  roundLabels,
  sectionLabel,
  sections,
  sectionStates,
  sourceLabel,
  totalsOf
} from '@shared/ledger'
import type { Fen } from '@shared/money'
import { printInterchangeAmount, printYuan } from '@shared/money'
import type { Command } from '../command'
import { withLedger } from './open'

const STATES = { empty: '未填', closed: '本单位无此项', filled: '已填' } as const

/** `ledger show LEDGER`: what a ledger holds: its sections, its totals, the balance of every funding source. */
export const showCommand: Command = {
  takes: ['LEDGER'],
  options: {},
  purpose: '账册的栏目、合计和分来源收支平衡',
  run: (given, surroundings) =>
    withLedger(given, surroundings, (store) => {
      const ledger = store.ledger()
      const findings = store.findings.map(({ code, message }) => ({ code, message }))
      return { code: 0, text: asText(ledger), json: { ...asJson(ledger), findings } }
    })
}

function asText(ledger: UnitLedger): string {
  const { unit, fiscalYear, round } = ledger
  const { income, basic, personnel, operating, project, other, expenditure, carryToNextYear } =
    totalsOf(ledger)
  const yuan = (amount: Fen): string => `${printYuan(amount)} 元`
  const states = sectionStates(ledger)
  return [
    `${unit.code} ${unit.name}，${fiscalYear} 年，${roundLabels[round]}`,
    `收入总计 ${yuan(income)}，本年支出 ${yuan(expenditure)}，结转下年 ${yuan(carryToNextYear)}`,
    `基本支出 ${yuan(basic)}（人员 ${yuan(personnel)}，公用 ${yuan(operating)}），项目支出 ${yuan(project)}，其他支出类别 ${yuan(other)}`,
    '栏目',
    ...sections.map((section) => `  ${sectionLabel(section)}：${STATES[states[section]]}`),
    '分来源收支平衡（收入 − 支出 − 结转下年 = 差额）',
    ...balanceOf(ledger).map(
      (one) =>
        `  ${sourceLabel(one.source)}：${printYuan(one.income)} − ${printYuan(one.expenditure)} − ` +
        `${printYuan(one.carryToNextYear)} = ${printYuan(one.difference)}`
    )
  ].join('\n')
}

function asJson(ledger: UnitLedger): Record<string, unknown> {
  const { otherByCategory, ...totals } = totalsOf(ledger)
  const amounts = (all: Readonly<Record<string, Fen>>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, amount]) => [name, printInterchangeAmount(amount)]))
  return {
    unit: ledger.unit,
    fiscalYear: ledger.fiscalYear,
    round: ledger.round,
    sections: sectionStates(ledger),
    totals: { ...amounts(totals), otherByCategory: amounts(otherByCategory) },
    balance: balanceOf(ledger).map(({ source, ...sides }) => ({ source, ...amounts(sides) }))
  }
}
