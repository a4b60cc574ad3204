import { describe, expect, it } from 'vitest'
import { ministry } from '../tables/testing/templates'
import { byFunction, check, errors, findings, passed, province, totals, withCell } from './testing/foreign'
import type { Foreign, Row } from './testing/foreign'

describe('another province’s tables', () => {
  const record = check(province)

  it('break no rule of sums, between tables and subjects, which have all looked', () => {
    expect(errors(record)).toEqual([])
    for (const id of [
      'A01',
      'A02',
      'A03',
      'A05',
      'A06',
      'A07',
      'A10',
      'A12',
      'B02',
      'B07',
      'B09',
      'B11',
      'B13'
    ])
      expect([id, passed(record).includes(id)]).toEqual([id, true])
  })

  it('are told by name what they lack and how their names differ', () => {
    const messages = findings(record).flatMap(({ rule, message }) => (rule === 'F01' ? [message] : []))
    for (const said of [
      '缺表 2《部门收入总表》',
      '缺表 4',
      '缺表 9',
      '缺表 10',
      '缺表 11',
      '表名与模板的“收支预算总表”不一致'
    ])
      expect(messages.some((one) => one.includes(said))).toBe(true)
  })

  it('say of 三公 outside basic expenditure what the print cannot show', () => {
    const [own] = findings(record).filter(({ rule }) => rule === 'B12')
    expect(own).toMatchObject({ severity: 'notice', values: ['2.00'] })
    const tooMuch = check(withCell('三公', 0, 4, '72.00'))
    expect(findings(tooMuch).filter(({ rule }) => rule === 'B12')).toMatchObject([
      { severity: 'warning', difference: '12.00' }
    ])
  })

  it.each([
    ['A02', '收支总表', 5, 1, '311.00'],
    ['A03', '收支总表', 7, 1, '309.00'],
    ['A06', '部门支出总表', 2, 4, '151.00'],
    ['A07', '部门支出总表', 3, 6, '49.00'],
    ['A10', '基本支出表', 5, 5, '39.00'],
    ['A12', '三公', 0, 2, '13.00'],
    ['A15', '一般公共预算支出表', 2, 4, '#REF!'],
    ['A15', '基本支出表', 5, 3, '４０．００'],
    ['B02', '收支总表', 0, 3, '201.00'],
    ['B11', '三公', 0, 4, '9.00'],
    ['D01', '部门支出总表', 2, 3, '事业运行管理']
  ] as const)('%s finds what is wrong in %s, row %i', (rule, table, row, column, text) => {
    const broken = findings(check(withCell(table, row, column, text))).filter((one) => one.rule === rule)
    expect(broken).not.toEqual([])
    expect(broken[0]?.places[0]).toMatchObject({ kind: 'table' })
  })

  it('may have their codes in one column, their figures as numbers or in 元', () => {
    const numbers = {
      ...province,
      tables: province.tables.map((table) => ({
        ...table,
        body: table.body.map((cells) =>
          cells.map((cell) => (/^\d+\.\d\d$/.test(String(cell)) ? Number(cell) : cell === '' ? null : cell))
        )
      }))
    }
    const yuan = {
      ...province,
      unit: '元',
      tables: province.tables.map((table) => ({
        ...table,
        body: table.body.map((cells) =>
          cells.map((cell) =>
            /^\d+\.\d\d$/.test(String(cell)) ? `${String(cell).replace('.', '')}00.00` : cell
          )
        )
      }))
    }
    const joined = {
      ...province,
      tables: province.tables.map((table) =>
        table.header === byFunction
          ? {
              ...table,
              header: [['科目编码', '科目名称', '合计', '基本支出', '项目支出']],
              body: table.body.map(([first, second, third, ...rest]) => [
                `${first ?? ''}${second ?? ''}${third ?? ''}`,
                ...rest
              ])
            }
          : table
      )
    }
    for (const file of [numbers, yuan, joined]) {
      expect(errors(check(file))).toEqual([])
      expect(passed(check(file))).toEqual(passed(record))
    }
  })

  it('may come as one grid a sheet, title and headings among the rows', () => {
    const sheets = {
      ...province,
      tables: province.tables.map(({ id, name, header, body, notes = [] }) => {
        const width = Math.max(...[...header, ...body].map((row) => row.length))
        const pad = (left: string, right: string): Row => [
          left,
          ...Array.from({ length: width - 2 }, () => ''),
          right
        ]
        return {
          ...{ id, name, notes, header: [] },
          body: [pad(name, ''), pad('填报单位：某某发展局', '单位：万元'), ...header, ...body]
        }
      })
    }
    const made = check(sheets)
    expect(errors(made)).toEqual([])
    expect(passed(made).filter((id) => id !== 'F05')).toEqual(passed(record).filter((id) => id !== 'F05'))
    // The rows keep their numbers, and the caption is read.
    const wrong = findings(made).filter(({ rule }) => rule === 'F05')
    expect(wrong).toHaveLength(province.tables.length)
    expect(wrong[0]?.message).toContain('某某发展局')
  })

  it('set beside the ministry’s form are not accused of what they cannot be asked', () => {
    const made = check(province, ministry)
    expect(errors(made)).toEqual([])
    for (const id of ['A05', 'A07', 'A10', 'B02', 'B13']) expect(passed(made)).toContain(id)
    // Its form divides 基本支出, this one does not: what has parts that are nowhere is no sum.
    expect(findings(made).filter(({ rule }) => rule === 'A06')).toEqual([])
  })

  it('with a row or a column of money that the form does not know are not added up', () => {
    const row = {
      ...province,
      tables: province.tables.map((table) =>
        table.body === totals
          ? { ...table, body: [...totals.slice(0, 5), ['六、债务收入', '5.00', '', ''], ...totals.slice(5)] }
          : table
      )
    }
    expect(findings(check(row)).filter(({ rule }) => rule === 'A02')).toEqual([])
    const column = {
      ...province,
      tables: province.tables.map((table) =>
        table.name.includes('部门支出总表')
          ? {
              ...table,
              header: [[...(byFunction[0] ?? []), '上缴上级支出']],
              body: table.body.map((cells, at) => [...cells, at === 0 ? '5.00' : ''])
            }
          : table
      )
    }
    expect(findings(check(column)).filter(({ rule }) => rule === 'A06')).toEqual([])
  })

  it('that come twice, or whose columns nobody can tell, are named', () => {
    const [totalsTable, spentTable] = province.tables
    if (totalsTable === undefined || spentTable === undefined) throw new Error('No tables')
    const twice = check({ ...province, tables: [totalsTable, spentTable, spentTable] })
    expect(findings(twice).some(({ rule, message }) => rule === 'F01' && message.includes('不止一张'))).toBe(
      true
    )
    const bare = check({ ...province, tables: [{ ...spentTable, header: [] as Row[] }] }, ministry)
    expect(findings(bare).some(({ message }) => message.includes('列与模板对不上'))).toBe(true)
    expect(errors(bare)).toEqual([])
  })
})

describe('what stands over foreign tables', () => {
  const headed = (left: string, right: string, subtitle = '（2023年度）'): Foreign => ({
    ...province,
    tables: province.tables.map((table) => ({ ...table, caption: { left, right }, subtitle }))
  })
  const said = (file: Foreign): string[] =>
    findings(check(file)).flatMap(({ rule, message }) => (rule === 'F05' ? [message] : []))

  it('is judged where the file carries it, and told where it does not', () => {
    expect(said(headed('填报单位:某某市发展局', '单位:万元'))).toEqual([])
    expect(said(headed('填报单位:', '单位:万元'))[0]).toContain('没有填写')
    expect(said(headed('填报单位:某某市发展局', ''))[0]).toContain('没有写明金额单位')
    expect(said(headed('填报单位:某某市发展局', '单位：元'))[0]).toContain('印的是“元”，应为“万元”')
    const bare = check(province).rules.find(({ id }) => id === 'F05')
    expect(bare).toMatchObject({ status: 'passed' })
    expect(bare?.reason).toContain('填报单位和金额单位')
  })

  it('has no year of another year', () => {
    const renamed = (name: string): Foreign => ({
      ...province,
      tables: province.tables.map((table, at) => (at === 0 ? { ...table, name } : table))
    })
    expect(said(renamed('2021年部门收支总表'))[0]).toContain('2021')
    expect(said(renamed('2022年部门收支总表'))[0]).toContain('2022')
    expect(said(renamed('2023年部门收支总表（2022年同口径）'))).toEqual([])
  })
})

describe('the note of an empty foreign table', () => {
  const noted = (note: string): string[] =>
    findings(
      check({
        ...province,
        tables: province.tables.map((table) => (table.id === '表8' ? { ...table, notes: [note] } : table))
      })
    ).flatMap(({ rule, severity }) => (rule === 'F02' ? [severity] : []))

  it.each([
    ['本单位无政府性基金预算收支，故此表为空', []],
    ['说明：2023年没有安排政府性基金预算支出，本表为空表。', []],
    ['本单位无国有资本经营预算收支，故此表为空', ['error']],
    ['本单位没有这项支出，故此表为空', ['error']],
    ['政府性基金预算支出见决算', ['error']]
  ])('“%s”', (note, severities) => {
    expect(noted(note)).toEqual(severities)
  })
})

describe('many indicators', () => {
  it('are asked in one pass', () => {
    const rows = Array.from({ length: 8_000 }, (_, at) => [
      '产出指标',
      '数量指标',
      `指标${at}个`,
      `≥${at + 10}个`
    ])
    const record = check({
      tables: [
        {
          id: '11',
          name: '项目支出绩效目标表',
          header: [],
          body: [['一级指标', '二级指标', '三级指标', '指标值'], ...rows]
        }
      ]
    })
    expect(record.rules.find(({ id }) => id === 'H07')).toMatchObject({ status: 'failed', examined: 8_000 })
    expect(findings(record).filter(({ rule }) => rule === 'H07').length).toBeLessThanOrEqual(100)
  })
})
