import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { FundSource, Line, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { departmentOf } from '../consolidation/testing/arbitrary-department'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { buildTables, requireTemplate } from './index'
import type { BuildOptions, Cell, TableModel, Template } from './index'
import { ganzhou, ministry, names, templateFile } from './testing/templates'

function build(
  template: Template,
  ledgers: readonly UnitLedger[],
  { department = departmentOf(ledgers), ...options }: Partial<BuildOptions> & { department?: Department } = {}
): Record<string, TableModel> {
  const models = buildTables(template, consolidate(department, ledgers.map(unitFactsOf)), {
    names,
    ...options
  })
  return Object.fromEntries(models.map((model) => [model.id, model]))
}
const sample = build(ganzhou, sampleLedgers, { department: sampleDepartment })

const line = (
  id: number,
  item: string,
  amount: number,
  source: FundSource = 'generalPublicBudget'
): Line => ({
  id,
  function: item,
  economic: '30201',
  source,
  amount: fen(amount)
})
const one = (fields: Partial<UnitLedger>): UnitLedger => ({ ...emptyLedger('402001', 2023), ...fields })
const texts = (model: TableModel | undefined): string[][] =>
  model!.body.rows.map((row) => row.map(({ text }) => text))
const formula = (cell: Cell | undefined): string =>
  cell?.kind === 'amount'
    ? (cell.formula?.sumOf ?? []).map(({ row, column }) => `${row},${column}`).join(' ')
    : 'no amount'

describe('a table’s head', () => {
  it('merges what stands above several columns, and what reaches down', () => {
    const { header } = sample['2']!
    expect(header.merges).toEqual(
      expect.arrayContaining([
        { row: 0, column: 0, rows: 2, columns: 1 },
        { row: 0, column: 4, rows: 1, columns: 4 }
      ])
    )
    expect(header.merges).toHaveLength(12)
    expect(header.rows.map((row) => row[4]!.kind)).toEqual(['heading', 'heading', 'columnNumber'])
  })

  it('has name, caption, direction of the paper, and what is to be checked', () => {
    expect(sample['3']).toMatchObject({
      role: 'expenditure',
      name: '部门支出总表',
      caption: { left: '填报单位:赣州市工业和信息化局', right: '单位:万元' },
      orientation: 'portrait',
      missingUnits: [],
      empty: false
    })
    expect(sample['2']!.orientation).toBe('landscape')
    expect(sample['2']!.unverified).toContain('待核对')
    expect(sample['3']!.unverified).toBeUndefined()
    expect(sample['10']!.subtitle).toBe('（2023年度）')
    expect(build(ministry, sampleLedgers)['3']!.unverified).toContain('待核对')
  })

  it('says 单位 in a unit’s edition, and the unit', () => {
    const edition = { kind: 'unit', unit: '402001' } as const
    const models = build(ganzhou, sampleLedgers, { department: sampleDepartment, edition })
    expect(models['3']).toMatchObject({
      name: '单位支出总表',
      caption: { left: '填报单位:赣州市工业和信息化局', right: '单位:万元' }
    })
    expect(models['7']!.header.rows[0]!.map(({ text }) => text).slice(0, 2)).toEqual(['单位编码', '单位名称'])
    expect(texts(models['7'])[0]!.slice(0, 2)).toEqual(['402001', '赣州市工业和信息化局'])
    expect(models['10']).toBeUndefined()
    expect(texts(models['11-1'])[1]![0]).toBe('主管部门及代码')
    expect(Object.keys(models).filter((id) => id.startsWith('11-'))).toHaveLength(3)
    expect(models['8']!.notes).toEqual(['注：本单位2023年没有使用政府性基金预算拨款安排的支出，故本表为空。'])
  })
})

describe('rows', () => {
  it('are indented by level and stand out by style, never by characters', () => {
    const name = (row: number): unknown => {
      const cell = sample['3']!.body.rows[row]![1]!
      return cell.kind === 'name' ? [cell.text, cell.level, cell.emphasis] : cell
    }
    expect([0, 1, 2, 3].map(name)).toEqual([
      ['合计', 0, 'total'],
      ['社会保障和就业支出', 0, 'class'],
      ['行政事业单位养老支出', 1, 'plain'],
      ['行政单位离退休', 2, 'plain']
    ])
  })

  it('are sums of cells: across for a total column, down for a row above others', () => {
    const rows = sample['3']!.body.rows
    expect(formula(rows[0]![2])).toBe('0,3 0,4')
    // 208 with ten rows below it, 210 with five, 215 with nine, 221 with two, 229.
    expect(formula(rows[0]![3])).toBe('1,3 12,3 18,3 28,3 31,3')
    expect(formula(rows[1]![3])).toBe('2,3 8,3 10,3')
    expect(formula(rows[2]![3])).toBe('3,3 4,3 5,3 6,3 7,3')
    expect(formula(rows[3]![3])).toBe('')
    const left = sample['1']!.body.rows
    expect(formula(left[0]![1])).toBe('1,1 2,1 3,1')
    expect(formula(left[13]![1])).toBe('10,1 11,1 12,1')
    expect(formula(left[10]![3])).toBe('0,3 1,3 2,3 3,3 4,3')
    expect(formula(left[13]![3])).toBe('10,3 11,3')
    expect(formula(sample['10']!.body.rows[2]![1])).toBe('3,1 3,3')
    expect(formula(sample['11-1']!.body.rows[2]![2])).toBe('3,2 4,2 5,2')
  })

  it('may be forbidden formulas by the template', () => {
    const file = JSON.parse(templateFile('ganzhou-2023')) as { tables: Record<string, unknown>[] }
    file.tables[2]!['formulas'] = false
    const models = build(requireTemplate(file, 'changed'), sampleLedgers, { department: sampleDepartment })
    expect(formula(models['3']!.body.rows[0]![2])).toBe('')
  })

  it('keep codes that no catalog knows, with the name that came, and codes not chosen yet', () => {
    const ledger = one({
      basicExpenditure: [
        { ...line(1, '2159999', 10_000), functionName: '=旧科目' },
        line(2, '29X', 20_000),
        line(3, '', 30_000)
      ]
    })
    expect(texts(build(ganzhou, [ledger])['3'])).toEqual([
      ['', '合计', '0.06', '0.06', ''],
      ['', '（未选科目）', '0.03', '0.03', ''],
      ['', '（未选科目）', '0.03', '0.03', ''],
      ['', '（未选科目）', '0.03', '0.03', ''],
      ['215', '资源勘探工业信息等支出', '0.01', '0.01', ''],
      ['99', names.nameOf('function', '21599') ?? '（目录中没有的科目）', '0.01', '0.01', ''],
      ['2159999', names.nameOf('function', '2159999') ?? '=旧科目', '0.01', '0.01', ''],
      ['29X', '（目录中没有的科目）', '0.02', '0.02', ''],
      ['', '（目录中没有的科目）', '0.02', '0.02', ''],
      ['29X', '（目录中没有的科目）', '0.02', '0.02', '']
    ])
  })
})

describe('amounts', () => {
  it('print rounded once from the exact sum, nothing for zero, 0.00 for what is too small to show', () => {
    const ledger = one({
      basicExpenditure: [line(1, '2150501', 4_999), line(2, '2150502', 5_000), line(3, '2150550', 4_999)],
      projects: [{ id: 4, code: 'P', name: '', lines: [line(5, '2150501', 0)], indicators: [] }]
    })
    const rows = texts(build(ganzhou, [ledger])['3'])
    expect(rows.slice(3).map((row) => row.slice(2))).toEqual([
      ['0.00', '0.00', ''],
      ['0.01', '0.01', ''],
      ['0.00', '0.00', '']
    ])
    expect(rows[0]!.slice(2)).toEqual(['0.01', '0.01', ''])
  })
})

describe('the fiscal table', () => {
  const carried = one({
    income: { carryoverStateCapitalOperations: fen(1_000_000), generalPublicBudget: fen(2_000_000) },
    basicExpenditure: [
      line(1, '2150501', 2_000_000),
      line(2, '2230101', 1_000_000, 'carryoverStateCapitalOperations')
    ]
  })
  const counting = (count: boolean): string[][] => {
    const file = { ...(JSON.parse(templateFile('ganzhou-2023')) as object), countCarryover: count }
    return texts(build(requireTemplate(file, 'changed'), [carried])['4'])
  }

  it('fills the carryover rows, and adds one, only where the template counts carryover', () => {
    expect(counting(false).map((row) => row.slice(0, 3))).toEqual([
      ['一、财政拨款收入', '2.00', '一、本年支出'],
      ['一般公共预算拨款收入', '2.00', '资源勘探工业信息等支出'],
      ['政府性基金预算拨款收入', '', ''],
      ['国有资本经营预算收入', '', ''],
      ['二、上年结转', '', '二、结转下年'],
      ['一般公共预算拨款结转', '', ''],
      ['政府性基金预算拨款结转', '', ''],
      ['收入总计', '2.00', '支出总计']
    ])
    expect(
      counting(true)
        .slice(4)
        .map((row) => row.slice(0, 4))
    ).toEqual([
      ['二、上年结转', '1.00', '二、结转下年', ''],
      ['一般公共预算拨款结转', '', '', ''],
      ['政府性基金预算拨款结转', '', '', ''],
      ['国有资本经营预算结转', '1.00', '', ''],
      ['收入总计', '3.00', '支出总计', '3.00']
    ])
  })
})

describe('what is carried to next year', () => {
  it('stands in table 2 in a last row of its own, only when it is not zero', () => {
    const spent = { basicExpenditure: [line(1, '2150501', 1_000_000)] }
    const without = texts(build(ganzhou, [one({ ...spent, carryToNextYear: { otherIncome: fen(0) } })])['2'])
    const carry = one({ ...spent, carryToNextYear: { otherIncome: fen(3_000_000) } })
    const [first, last] = [texts(build(ganzhou, [carry])['2']), texts(build(ministry, [carry])['2'])]
    expect(without).toHaveLength(4)
    expect(first.at(-1)!.slice(0, 3)).toEqual(['', '结转下年', '3.00'])
    expect(first[0]!.slice(0, 3)).toEqual(['', '合计', '4.00'])
    expect(last.slice(-2).map((row) => row.slice(0, 3))).toEqual([
      ['', '结转下年', '3.00'],
      ['', '合计', '4.00']
    ])
  })
})

describe('performance tables', () => {
  it('merge the levels that indicators share, and cells that span', () => {
    const { merges } = sample['10']!.body
    // 产出指标 has ten indicators from the tenth row on, 数量指标 three of them.
    expect(merges).toContainEqual({ row: 9, column: 0, rows: 10, columns: 1 })
    expect(merges).toContainEqual({ row: 9, column: 1, rows: 3, columns: 1 })
    expect(merges).toContainEqual({ row: 0, column: 1, rows: 1, columns: 3 })
    expect(sample['11-1']!.body.merges).toContainEqual({ row: 2, column: 0, rows: 4, columns: 1 })
  })

  it('never read a text as a place to fill', () => {
    const department = { ...sampleDepartment, performance: { goal: '{year}{goal}', indicators: [] } }
    expect(texts(build(ganzhou, sampleLedgers, { department })['10'])[6]![1]).toBe('{year}{goal}')
  })

  it('are still there without any project, empty and with a note', () => {
    const department = { ...sampleDepartment, keyProjects: [] }
    const { '11': empty } = build(ganzhou, sampleLedgers, { department })
    expect(empty).toMatchObject({ id: '11', empty: true })
    expect(empty!.notes[0]).toContain('故本表为空')
  })
})
