import { describe, expect, it } from 'vitest'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { Line } from '@shared/ledger'
import { fen } from '@shared/money'
import { buildTables, printedTables } from '@shared/tables'
import { sampleDepartment, sampleFile, sampleLedgers } from '../../consolidation/testing/sample'
import { catalog, ganzhou, names } from '../../tables/testing/templates'
import { Checker } from '../checker'
import type { Finding } from '../model'
import { runOnPrinted } from '../run'
import { readPrintedValue, viewOfPrinted } from '../view'
import { entryRules } from './index'
import { sampleFindings } from './testing/sample-findings'
import { tidyDepartment } from './testing/tidy-department'

const failing = (rule: string, error: unknown): never => {
  throw new Error(`${rule} failed`, { cause: error })
}

describe('the sample', () => {
  const { rules } = new Checker(entryRules, failing).check({
    scope: { kind: 'department' },
    department: sampleDepartment,
    ledgers: sampleLedgers,
    template: ganzhou,
    catalog
  })
  const findings = rules.flatMap((one) => one.findings)
  const isMeant = (
    finding: Finding,
    { rule, severity, on, says }: (typeof sampleFindings)[number]
  ): boolean =>
    finding.rule === rule &&
    finding.severity === severity &&
    finding.identity.startsWith(`${rule} ${on} `) &&
    finding.message.includes(says)

  it('gives what a careful reviewer would raise', () => {
    for (const expected of sampleFindings)
      expect([expected, findings.filter((one) => isMeant(one, expected)).length]).toEqual([expected, 1])
  })

  it('gives nothing else, and no error', () => {
    const others = findings.filter((one) => !sampleFindings.some((expected) => isMeant(one, expected)))
    expect(others).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('vehicles', () => {
  it.each([
    ['of the fiscal appropriation', 'generalPublicBudget', 0],
    ['of its own income', 'otherIncome', 0],
    ['of none', undefined, 1]
  ] as const)('run on money %s', (_, source, count) => {
    const { department, ledgers } = tidyDepartment
    const paid = (one: Line): Line[] =>
      one.economic !== '30231' ? [one] : source === undefined ? [] : [{ ...one, source }]
    const { rules } = new Checker(entryRules, failing).check({
      scope: { kind: 'department' },
      department,
      ledgers: ledgers.map((one) => ({ ...one, basicExpenditure: one.basicExpenditure.flatMap(paid) })),
      template: ganzhou,
      catalog
    })
    expect(rules.find(({ id }) => id === 'E21')?.findings).toHaveLength(count)
  })
})

describe('limits of the department', () => {
  it('stand in the place of the declared ones', () => {
    const limits = {
      D05: { thresholds: { share: 26, single: 2_000_000 } },
      G07: { thresholds: { growth: 25 } },
      S09: { thresholds: { percent: 30 } }
    }
    const department = { ...sampleDepartment, settings: { checks: limits } }
    const { rules, settingFaults } = new Checker(entryRules, failing).check({
      scope: { kind: 'department' },
      department,
      ledgers: sampleLedgers,
      template: ganzhou,
      catalog
    })
    const of = (id: string): number => rules.find((one) => one.id === id)?.findings.length ?? -1
    expect(settingFaults).toEqual([])
    expect([of('D05'), of('G07'), of('S09')]).toEqual([0, 0, 1])
  })

  it('of growth are told with the division apart from whose it is', () => {
    // Last year's training of a tenth of this year's.
    const grown = sampleLedgers.map((one) => {
      const [line] = one.basicExpenditure.filter(({ economic }) => economic === '30216')
      if (line === undefined) return one
      const before = {
        ...line,
        id: 9001,
        section: 'basic' as const,
        amount: fen(Math.round(line.amount / 10))
      }
      return { ...one, priorYear: { ...one.priorYear, lines: [...one.priorYear.lines, before] } }
    })
    const { rules } = new Checker(entryRules, failing).check({
      scope: { kind: 'department' },
      department: sampleDepartment,
      ledgers: grown,
      template: ganzhou,
      catalog
    })
    const said = rules.find(({ id }) => id === 'G07')?.findings.map(({ message }) => message) ?? []
    expect(said.filter((message) => /^(本单位|全部门) 30216 培训费本年/.test(message))).not.toEqual([])
    expect(said.filter((message) => /[\u4e00-\u9fff]\d{5}/.test(message))).toEqual([])
  })
})

/** Printed tables as a program gives them, to be broken in a cell. */
interface Printed {
  readonly tables: { id: string; name: string; header: string[][]; body: string[][]; notes: string[] }[]
}

function checkPrinted(file: unknown): Finding[] {
  const read = readPrintedValue(file)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const tables = viewOfPrinted(read.file, { template: ganzhou, catalog })
  return runOnPrinted(entryRules, { tables, catalog }, failing).rules.flatMap((one) => one.findings)
}

describe('the published tables', () => {
  const findings = checkPrinted(JSON.parse(sampleFile('published/tables.json')))

  it('have no error', () => {
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('have the target that is its own name, and the cost above the money', () => {
    const of = (rule: string): string[] =>
      findings.filter((one) => one.rule === rule).map(({ message }) => message)
    expect(of('H01')).toEqual([expect.stringContaining('服务对象满意度')])
    expect(of('H04')).toEqual([expect.stringContaining('150万元')])
  })

  it('have the subjects and indicators that the ledgers behind them are asked about', () => {
    const rules = findings.map(({ rule }) => rule)
    expect([...new Set(rules)].sort()).toEqual([
      'D04',
      'D05',
      'H01',
      'H02',
      'H03',
      'H04',
      'H05',
      'H06',
      'H07'
    ])
  })
})

describe('printed tables', () => {
  const edition = { kind: 'department' } as const
  const { department, ledgers } = tidyDepartment
  const consolidation = consolidate(department, ledgers.map(unitFactsOf))
  const clean = (): Printed =>
    structuredClone(
      printedTables(ganzhou, buildTables(ganzhou, consolidation, { names, edition }))
    ) as unknown as Printed
  const rowOf = ({ tables }: Printed, id: string, text: string): string[] => {
    const row = tables.find((table) => table.id === id)?.body.find((cells) => cells.includes(text))
    if (row === undefined) throw new Error(`No ${text} in table ${id}`)
    return row
  }
  const replace = (id: string, row: string, from: string, to: string) => (printed: Printed) => {
    const cells = rowOf(printed, id, row)
    if (!cells.includes(from)) throw new Error(`No ${from} beside ${row}`)
    cells[cells.indexOf(from)] = to
  }
  const secondCell = (id: string, row: string, to: string) => (printed: Printed) => {
    rowOf(printed, id, row)[1] = to
  }
  const target = (name: string, to: string) => (printed: Printed) => {
    rowOf(printed, '11-1', name)[3] = to
  }
  const without = (id: string, row: string) => (printed: Printed) => {
    const body = printed.tables.find((table) => table.id === id)?.body
    body?.splice(body.indexOf(rowOf(printed, id, row)), 1)
  }

  it('of the tidy department give nothing to say', () => {
    expect(checkPrinted(clean())).toEqual([])
  })

  it.each(['资金放大倍率', '产值增长率'])(
    'may have more than 100 %% of what is no part of a whole: %s',
    (name) => {
      const printed = clean()
      const row = rowOf(printed, '11-1', '验收合格率')
      row[2] = name
      row[3] = '≥150%'
      expect(checkPrinted(printed).filter(({ rule }) => rule === 'H03')).toEqual([])
    }
  )

  it.each([
    [
      'D01',
      '2080505 has another name',
      replace('3', '2080505', '机关事业单位基本养老保险缴费支出', '行政单位离退休'),
      '3'
    ],
    ['D01', 'a code with a digit too few', replace('3', '2080505', '2080505', '208050'), '3'],
    ['D02', '30201 has another name', replace('6', '30201', '办公费', '印刷费'), '6'],
    ['D03', 'a division without its only item', without('3', '2150805'), '3'],
    ['D04', '一般行政管理事务 in basic expenditure', replace('3', '2150501', '2150501', '2150502'), '3'],
    ['D06', 'other income spent on 229', replace('2', '2150805', '2150805', '2299999'), '2'],
    [
      'D07',
      'a government fund subject in the table of the general budget',
      replace('5', '2150517', '2150517', '2120801'),
      '5'
    ],
    ['D09', 'a code twice', replace('3', '2150550', '2150550', '2150501'), '3'],
    ['H01', 'a target that is its own name', target('企业满意度', '企业满意度'), '11-1'],
    ['H01', 'no target', target('企业满意度', ''), '11-1'],
    ['H02', 'a count in words', target('接入企业', '较多'), '11-1'],
    ['H03', 'a rate above 100 %', target('验收合格率', '≥120%'), '11-1'],
    ['H04', 'a cost above the money', target('系统建设费用', '≤21万元'), '11-1'],
    ['H05', 'a count under 质量', target('验收合格率', '≥3个'), '11-1'],
    ['H06', 'a time in words', target('完成时间', '提高'), '11-1'],
    ['H07', 'a name twice', replace('11-1', '接入企业', '接入企业', '验收合格率'), '11-1'],
    ['H09', 'another total of the whole', secondCell('10', '收入预算合计', '999'), '10']
  ] as const)('%s: %s', (rule, _, breakIt, table) => {
    const printed = clean()
    breakIt(printed)
    const own = checkPrinted(printed).filter((one) => one.rule === rule)
    expect(own).not.toEqual([])
    const tables = own.flatMap(({ places }) =>
      places.map((place) => (place.kind === 'table' ? place.table : ''))
    )
    expect(tables).toContain(table)
  })

  it.each([
    ['25.06', 1],
    ['25.05', 0]
  ])('tell 229 of %s 万元 beside a total of 250.50', (amount, count) => {
    const printed = clean()
    expect(rowOf(printed, '3', '合计')).toContain('250.50')
    printed.tables.find(({ id }) => id === '3')?.body.push(['229', '其他支出', amount, amount, ''])
    expect(checkPrinted(printed).filter(({ rule }) => rule === 'D05')).toHaveLength(count)
  })

  it.each([
    ['45.06', 1],
    ['45.05', 0]
  ])('leave 20.00 万元 of a government fund out of 229 of %s', (amount, count) => {
    const printed = clean()
    const row = (code: string, name: string, figure: string): string[] => [code, name, figure, figure, '']
    const item = row('2296002', '用于社会福利的彩票公益金支出', '20.00')
    const class229 = row('229', '其他支出', amount)
    const fund = row('22960', '彩票公益金安排的支出', '20.00')
    printed.tables.find(({ id }) => id === '3')?.body.push(class229, fund, item)
    expect(checkPrinted(printed).filter(({ rule }) => rule === 'D05')).toHaveLength(count)
  })
})
