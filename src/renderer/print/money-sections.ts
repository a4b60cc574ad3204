import type { FundSource, Line, OtherLine, PriorLine, UnitLedger } from '@shared/ledger'
import {
  balanceOf,
  fieldLabel,
  fundSources,
  otherCategoryLabel,
  priorSectionLabels,
  procurementKinds,
  procurementOf,
  sourceLabel,
  threePublicItems,
  threePublicOf,
  totalsOf
} from '@shared/ledger'
import type { Fen } from '@shared/money'
import { sum } from '@shared/money'
import { balanceSummary } from '../frame/balance'
import type { PrintBlock, PrintColumn, PrintRow } from './blocks'
import { figure, middle, text } from './blocks'
import type { PrintWords } from './words'
import { changeCells, count, yesNo } from './words'

const present = <T>(values: readonly (T | undefined)[]): T[] => values.filter((one) => one !== undefined)
const unitOf = (words: PrintWords): string => `单位：${words.unit}`

/** A row a source that has an amount anywhere, and the total. */
export function incomeBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const { income, carryToNextYear, priorYear } = ledger
  const used = fundSources.filter((source) =>
    [income, carryToNextYear, priorYear.income].some((amounts) => amounts[source] !== undefined)
  )
  const cells = (name: string, prior?: Fen, current?: Fen, carry?: Fen): string[] => [
    name,
    words.amount(prior),
    words.amount(current),
    ...changeCells(words, current, prior),
    words.amount(carry)
  ]
  const all = (amounts: { readonly [source in FundSource]?: Fen }): Fen => sum(Object.values(amounts))
  const rows: PrintRow[] = used.map((source) => ({
    cells: cells(sourceLabel(source), priorYear.income[source], income[source], carryToNextYear[source])
  }))
  rows.push({
    cells: cells('合计', all(priorYear.income), all(income), all(carryToNextYear)),
    total: true
  })
  const columns = [
    text('资金来源'),
    figure('上年数', 28),
    figure('本年数', 28),
    figure('增减', 28),
    figure('增减%', 18),
    figure('结转下年', 26)
  ]
  return [{ kind: 'table', unit: unitOf(words), columns, rows }]
}

/**
 * Lines of expenditure with their totals below; a column of notes where there are any.
 * @param before a column of the list's own in front
 */
export function lineTable<L extends Line>(
  lines: readonly L[],
  words: PrintWords,
  totals: readonly { readonly name: string; readonly amount: Fen }[],
  before?: { readonly column: PrintColumn; readonly cell: (line: L) => string }
): PrintBlock {
  const noted = lines.some(({ note }) => note !== undefined)
  const columns = [
    middle('序号', 11),
    ...(before ? [before.column] : []),
    text('功能科目'),
    text('经济科目', noted ? 38 : 48),
    text('资金来源', 30),
    figure('金额', 27),
    ...(noted ? [text('备注', 30)] : [])
  ]
  const rows = lines.map((line, n): PrintRow => ({
    cells: [
      String(n + 1),
      ...(before ? [before.cell(line)] : []),
      words.subject('function', line.function, line.functionName),
      words.subject('economic', line.economic, line.economicName),
      sourceLabel(line.source),
      words.amount(line.amount),
      ...(noted ? [line.note ?? ''] : [])
    ]
  }))
  const below = totals.map((total): PrintRow => ({
    cells: [
      '',
      ...(before ? [''] : []),
      total.name,
      '',
      '',
      words.amount(total.amount),
      ...(noted ? [''] : [])
    ],
    total: true
  }))
  return { kind: 'table', unit: unitOf(words), columns, rows: [...rows, ...below] }
}

export function basicBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const { personnel, operating, basic } = totalsOf(ledger)
  return [
    lineTable(ledger.basicExpenditure, words, [
      { name: '其中：人员经费', amount: personnel },
      { name: '其中：公用经费', amount: operating },
      { name: '合计', amount: basic }
    ])
  ]
}

export function otherBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const category = { column: text('类别', 26), cell: (line: OtherLine) => otherCategoryLabel(line.category) }
  const total = { name: '合计', amount: totalsOf(ledger).other }
  return [lineTable(ledger.otherExpenditure, words, [total], category)]
}

export function priorBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const { lines } = ledger.priorYear
  const section = {
    column: text('部分', 22),
    cell: (line: PriorLine) =>
      line.category === undefined ? priorSectionLabels[line.section] : otherCategoryLabel(line.category)
  }
  return [
    lineTable(lines, words, [{ name: '合计', amount: sum(lines.map(({ amount }) => amount)) }], section)
  ]
}

export function threePublicBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const current = threePublicOf(ledger)
  const rows = threePublicItems.map((item): PrintRow => {
    const { prior, counts, reason = '' } = ledger.threePublicExpenses[item]
    const { groups, persons, batches, vehicles } = counts
    const counted = [
      groups === undefined ? '' : `团组 ${groups}`,
      batches === undefined ? '' : `批次 ${batches}`,
      persons === undefined ? '' : `人次 ${persons}`,
      vehicles === undefined ? '' : `车辆 ${vehicles}`
    ].filter((one) => one !== '')
    const [change, percent] = changeCells(words, current[item], prior)
    return {
      cells: [
        fieldLabel(item),
        words.amount(prior),
        words.amount(current[item]),
        change,
        percent,
        counted.join('，'),
        reason
      ]
    }
  })
  const priors = present(threePublicItems.map((item) => ledger.threePublicExpenses[item].prior))
  const [all, before] = [sum(Object.values(current)), priors.length > 0 ? sum(priors) : undefined]
  const total = ['合计', words.amount(before), words.amount(all), ...changeCells(words, all, before), '', '']
  const columns = [
    text('项目', 36),
    figure('上年数', 24),
    figure('本年数', 24),
    figure('增减', 24),
    figure('增减%', 17),
    text('数量', 22),
    text('增减原因')
  ]
  return [{ kind: 'table', unit: unitOf(words), columns, rows: [...rows, { cells: total, total: true }] }]
}

export function procurementBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const totals = procurementOf(ledger)
  const summary: PrintRow[] = procurementKinds.map((kind) => ({
    cells: [fieldLabel(kind), words.amount(totals[kind])]
  }))
  summary.push({ cells: ['合计', words.amount(sum(present(Object.values(totals))))], total: true })
  const { lines } = ledger.governmentProcurement
  const blocks: PrintBlock[] = [
    { kind: 'table', unit: unitOf(words), columns: [text('类别'), figure('金额', 40)], rows: summary }
  ]
  if (lines.length === 0) return blocks
  const columns = [
    text('类别', 13),
    text('品目', 24),
    text('名称'),
    figure('数量', 17),
    text('计量单位', 17),
    figure('单价', 24),
    figure('金额', 26),
    text('资金来源', 26),
    middle('面向中小企业', 14)
  ]
  const rows = lines.map((line) => ({
    cells: [
      fieldLabel(line.kind),
      line.item ?? '',
      line.name,
      count(line.quantity),
      line.unit ?? '',
      words.amount(line.price),
      words.amount(line.amount),
      sourceLabel(line.source),
      yesNo(line.reservedForSmallEnterprises)
    ]
  }))
  return [...blocks, { kind: 'table', title: '采购明细', unit: unitOf(words), columns, rows }]
}

/** 收支平衡 of every source. */
export function balanceBlocks(ledger: UnitLedger, words: PrintWords): PrintBlock[] {
  const { total, sources } = balanceSummary(balanceOf(ledger))
  const columns = [
    text('资金来源'),
    figure('收入', 30),
    figure('支出', 30),
    figure('结转下年', 28),
    figure('差额', 28),
    middle('结果', 16)
  ]
  const rows = [...sources, total].map((line) => ({
    cells: [
      line.name,
      words.amount(line.income),
      words.amount(line.expenditure),
      words.amount(line.carryToNextYear),
      words.amount(line.difference),
      line.balanced ? '平衡' : '不平'
    ],
    total: line.source === undefined
  }))
  return [{ kind: 'table', unit: unitOf(words), columns, rows }]
}
