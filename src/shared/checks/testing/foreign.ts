import { catalog, ganzhou } from '../../tables/testing/templates'
import { catalogue } from '../catalogue'
import type { CheckRecord, Finding } from '../model'
import { runOnPrinted } from '../run'
import { readPrintedValue, viewOfPrinted } from '../view'

/** Tables made elsewhere: another province's names, three code columns, the total last, numbered classes. */

export type Row = readonly (string | number | null)[]
export interface Foreign {
  readonly fiscalYear?: number
  readonly department?: string
  readonly unit?: string
  readonly tables: readonly {
    readonly id: string
    readonly name: string
    readonly header: readonly Row[]
    readonly body: readonly Row[]
    readonly notes?: readonly string[]
    readonly caption?: { readonly left: string; readonly right: string }
    readonly subtitle?: string
  }[]
}

export const totals: Row[] = [
  ['一、一般公共预算拨款收入', '300.00', '一、一般公共服务支出', '200.00'],
  ['二、政府性基金预算拨款收入', '', '二、社会保障和就业支出', '60.00'],
  ['三、国有资本经营预算拨款收入', '', '三、住房保障支出', '50.00'],
  ['四、事业收入', '10.00', '', ''],
  ['五、其他收入', '', '', ''],
  ['本年收入合计', '310.00', '本年支出合计', '310.00'],
  ['上年结转', '', '结转下年', ''],
  ['收入总计', '310.00', '支出总计', '310.00']
]
const spent = (running: string, whole: string): Row[] => {
  const class201 = (Number(running) + 50).toFixed(2)
  const basic = (Number(running) + 110).toFixed(2)
  return [
    ['201', '', '', '一般公共服务支出', class201, running, '50.00'],
    ['201', '03', '', '政府办公厅（室）及相关机构事务', class201, running, '50.00'],
    ['201', '03', '01', '行政运行', running, running, ''],
    ['201', '03', '02', '一般行政管理事务', '50.00', '', '50.00'],
    ['208', '', '', '社会保障和就业支出', '60.00', '60.00', ''],
    ['208', '05', '', '行政事业单位养老支出', '60.00', '60.00', ''],
    ['208', '05', '05', '机关事业单位基本养老保险缴费支出', '60.00', '60.00', ''],
    ['221', '', '', '住房保障支出', '50.00', '50.00', ''],
    ['221', '02', '', '住房改革支出', '50.00', '50.00', ''],
    ['221', '02', '01', '住房公积金', '50.00', '50.00', ''],
    ['', '', '', '合计', whole, basic, '50.00']
  ]
}
const basic: Row[] = [
  ['301', '', '工资福利支出', '200.00', '200.00', ''],
  ['301', '01', '基本工资', '90.00', '90.00', ''],
  ['301', '08', '机关事业单位基本养老保险缴费', '60.00', '60.00', ''],
  ['301', '13', '住房公积金', '50.00', '50.00', ''],
  ['302', '', '商品和服务支出', '50.00', '', '50.00'],
  ['302', '01', '办公费', '40.00', '', '40.00'],
  ['302', '17', '公务接待费', '10.00', '', '10.00'],
  ['', '', '合计', '250.00', '200.00', '50.00']
]
export const byFunction: Row[] = [
  ['科目编码', '', '', '科目名称', '合计', '基本支出', '项目支出'],
  ['类', '款', '项', '', '', '', '']
]
export const province: Foreign = {
  fiscalYear: 2023,
  department: '某某市发展局',
  unit: '万元',
  tables: [
    {
      id: '表1',
      name: '2023年部门收支总表',
      header: [['项目', '预算数', '项目', '预算数']],
      body: totals
    },
    { id: '表3', name: '2023年部门支出总表', header: byFunction, body: spent('150.00', '310.00') },
    { id: '表5', name: '2023年一般公共预算支出表', header: byFunction, body: spent('140.00', '300.00') },
    {
      id: '表6',
      name: '2023年一般公共预算基本支出表',
      header: [
        ['科目编码', '', '科目名称', '合计', '人员经费', '公用经费'],
        ['类', '款', '', '', '', '']
      ],
      body: basic
    },
    {
      id: '表7',
      name: '2023年财政拨款“三公”经费预算表',
      header: [
        [
          '单位编码',
          '单位名称',
          '合计',
          '因公出国（境）费',
          '公务接待费',
          '公务用车运行维护费',
          '公务用车购置'
        ]
      ],
      body: [['101', '某某市发展局', '12.00', '', '12.00', '', '']]
    },
    {
      id: '表8',
      name: '2023年政府性基金预算支出表',
      header: byFunction,
      body: [],
      notes: ['注：本部门2023年没有使用政府性基金预算拨款安排的支出，故本表为空。']
    }
  ]
}

export function check(file: Foreign, template = ganzhou): CheckRecord {
  const read = readPrintedValue(JSON.parse(JSON.stringify(file)))
  if (!read.ok) throw new Error(read.faults[0]?.message)
  const tables = viewOfPrinted(read.file, { template, catalog })
  return runOnPrinted(catalogue, { tables, catalog }, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error })
  })
}

export const findings = ({ rules }: CheckRecord): Finding[] => rules.flatMap((one) => one.findings)
export const errors = (record: CheckRecord): string[] => [
  ...new Set(
    findings(record).flatMap(({ severity, rule }) => (severity === 'error' && rule !== 'F01' ? [rule] : []))
  )
]
export const passed = (record: CheckRecord): string[] =>
  record.rules.flatMap(({ id, status }) => (status === 'passed' ? [id] : []))

/** Changes one cell of one table. */
export function withCell(name: string, row: number, column: number, text: string): Foreign {
  return {
    ...province,
    tables: province.tables.map((table) =>
      table.name.includes(name)
        ? {
            ...table,
            body: table.body.map((cells, at) =>
              at === row ? cells.map((cell, place) => (place === column ? text : cell)) : cells
            )
          }
        : table
    )
  }
}
