import { readFileSync } from 'node:fs'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { UnitLedger } from '@shared/ledger'
import { fen, printYuan, zeroFen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { buildTables, printedTables, requireTemplate } from './index'
import { catalog, names } from './testing/templates'

/** A third template with other columns and other rows: nothing but its file is added. */
const file = new URL('./testing/units-2023.json', import.meta.url)
const template = requireTemplate(readFileSync(file, 'utf8'), 'units-2023')
const sample = consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf))
const { tables } = printedTables(template, buildTables(template, sample, { names }))
const yuan = (amount: number): string => printYuan(fen(amount))

describe('a template of one’s own', () => {
  const [income, threeColumns, threePublic, classes] = tables

  it('lists the units with this year beside last year, in 元', () => {
    const row = (code: string, name: string, ledgers: readonly UnitLedger[]): string[] => {
      const total = (pick: (ledger: UnitLedger) => number): string =>
        yuan(ledgers.reduce((sum, ledger) => sum + pick(ledger), 0))
      const all = (amounts: UnitLedger['income']): number =>
        Object.values(amounts).reduce((sum: number, amount) => sum + amount, 0)
      return [
        code,
        name,
        total(({ income: from }) => from.generalPublicBudget ?? zeroFen),
        total(({ income: from }) => from.generalPublicBudget ?? zeroFen),
        total(({ income: from }) => all(from) - (from.generalPublicBudget ?? 0)),
        total(({ income: from }) => all(from)),
        total(({ priorYear }) => all(priorYear.income))
      ]
    }
    expect(income).toEqual({
      id: 'A1',
      name: '2023年分单位收入表',
      header: [
        ['单位', '', '本年', '', '', '', '上年合计'],
        ['编码', '名称', '财政拨款', '其中：一般公共预算', '其他', '合计', '']
      ],
      body: [
        row('402001', '赣州市工业和信息化局', [sampleLedgers[0]!]),
        row('402002', '赣州市中小企业发展促进中心', [sampleLedgers[1]!]),
        row('402004', '赣州市绿色建材发展和应用中心', [sampleLedgers[2]!]),
        row('', '全部门', sampleLedgers)
      ],
      notes: ['上年数为2022年年初批复数。']
    })
  })

  it('prints codes in three columns', () => {
    expect(threeColumns!.body.slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
      ['208', '', '', '社会保障和就业支出'],
      ['208', '05', '', '行政事业单位养老支出'],
      ['208', '05', '01', '行政单位离退休']
    ])
    expect(threeColumns!.header).toEqual([
      ['科目编码', '', '', '科目名称', '基本支出'],
      ['类', '款', '项', '', '']
    ])
  })

  it('lists units below the department', () => {
    const [department, ...units] = threePublic!.body
    let spent = 0
    for (const { basicExpenditure, projects } of sampleLedgers) {
      for (const { economic, source, amount } of [
        ...basicExpenditure,
        ...projects.flatMap(({ lines }) => lines)
      ]) {
        if (
          source === 'generalPublicBudget' &&
          ['30212', '30217', '30231', '30913', '31013'].includes(economic)
        )
          spent += amount
      }
    }
    expect(department).toEqual(['402', '赣州市工业和信息化局', yuan(spent)])
    expect(units.map(([code]) => code)).toEqual(['402001', '402002', '402004'])
  })

  it('lists classes without money where it says so', () => {
    const codes = catalog.children('economic').map(({ code }) => code)
    expect(classes!.body.map(([code]) => code)).toEqual(codes)
    expect(classes!.body.filter(([, , amount]) => amount === '0.00').length).toBeGreaterThan(3)
  })
})

describe('a trial', () => {
  it('names the missing units in every table', () => {
    const partial = consolidate(sampleDepartment, [unitFactsOf(sampleLedgers[1]!)], { partial: true })
    for (const { missingUnits } of buildTables(template, partial, { names })) {
      expect(missingUnits.map(({ code }) => code)).toEqual(['402001', '402004'])
    }
  })
})
