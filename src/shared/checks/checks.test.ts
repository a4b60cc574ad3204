import { describe, expect, it } from 'vitest'
import type { Department } from '@shared/exchange'
import { sampleDepartment, sampleFile, sampleLedgers } from '../consolidation/testing/sample'
import { catalog, ganzhou } from '../tables/testing/templates'
import { catalogue } from './catalogue'
import { Checker } from './checker'
import type { CheckInput } from './check-run'
import { explain } from './explanations'
import type { CheckRecord, Finding, RuleResult } from './model'
import { rule } from './rule'
import { runChecks, runOnPrinted } from './run'
import { sealed } from './seal'
import { readPrinted, readPrintedValue, viewOfPrinted } from './view'

const input: CheckInput = {
  scope: { kind: 'department' },
  department: sampleDepartment,
  ledgers: sampleLedgers,
  template: ganzhou,
  catalog
}
const withSettings = (checks: NonNullable<Department['settings']>[string]): CheckInput => ({
  ...input,
  department: { ...sampleDepartment, settings: { checks } }
})
const of = ({ rules }: CheckRecord, id: string): RuleResult => rules.find((one) => one.id === id)!
const findingsOf = ({ rules }: CheckRecord): Finding[] => rules.flatMap(({ findings }) => findings)
const sample = runChecks(catalogue, input)

const counts: Readonly<Record<string, number>> = { A: 15, B: 18, C: 6, D: 10, E: 25, F: 9, G: 7, H: 9 }
const published = Object.entries(counts).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, at) => `${group}${String(at + 1).padStart(2, '0')}`)
)

describe('the catalogue', () => {
  it('declares its 99 rules and the supplementary ones once each, in order', () => {
    const ids = catalogue.map(({ id }) => id)
    expect(published).toHaveLength(99)
    expect(ids.slice(0, 99)).toEqual(published)
    expect(ids.slice(99).every((id) => /^S\d\d$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has fixed the exact balances and nothing else', () => {
    const named = catalogue.filter(({ fixed, group }) => fixed && group !== 'S').map(({ id }) => id)
    const first = (group: string, count: number): string[] =>
      published.filter((id) => id.startsWith(group)).slice(0, count)
    expect(named).toEqual([...first('A', 10), ...first('B', 9), 'C01', 'C03'])
  })

  it('leaves to people, or out by design, only what its head says', () => {
    const ids = (kind: string): string[] => catalogue.flatMap((one) => (one.kind === kind ? [one.id] : []))
    expect(ids('manual')).toEqual(['F09', 'G02', 'G03', 'G04', 'G05'])
    const text = published.filter((id) => id.startsWith('E') && !/^E(10|18|19|20|21)$/.test(id))
    expect(ids('never')).toEqual([...text, 'F06', 'F08'])
  })
})

describe('a run', () => {
  it('lists every rule once; nothing that looked at nothing has passed', () => {
    expect(sample.rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
    expect(sample.rules.filter(({ status, examined }) => status === 'passed' && examined === 0)).toEqual([])
  })

  it('tells what did not run, with its incident, and lets the others go on', () => {
    const broken = rule(
      { id: 'S99', severity: 'error', title: '坏的', sentence: '坏的' },
      {
        unit: () => {
          throw new TypeError('broken')
        }
      }
    )
    const record = runChecks([...catalogue, broken], input, () => '1123-ABCD')
    expect(of(record, 'S99')).toMatchObject({ status: 'notRun', incident: '1123-ABCD' })
    expect(of(record, 'S99').reason).toContain('1123-ABCD')
    expect(record.rules.slice(0, -1)).toEqual(sample.rules)
  })

  it('does not judge tables that cannot be made', () => {
    const ledgers = sampleLedgers.map((ledger) => ({
      ...ledger,
      otherExpenditure: ledger.basicExpenditure.slice(0, 1).map((line) => ({
        ...line,
        id: 99_999,
        category: 'businessExpenditure' as const
      }))
    }))
    const record = runChecks(catalogue, { ...input, ledgers })
    for (const id of ['A01', 'B02', 'C01']) expect(of(record, id).status).toBe('notRun')
    expect(of(record, 'A01').reason).toContain('没有生成表')
  })

  it('leaves rules on tables for later and says so', () => {
    const record = new Checker(catalogue).check(input, { tables: 'later' })
    expect(of(record, 'A01')).toMatchObject({ status: 'notRun', examined: 0 })
    expect(of(record, 'C01').status).toBe('notRun')
    expect(of(record, 'S01')).toEqual(of(sample, 'S01'))
  })

  it('takes a tick for what people judge', () => {
    const tick = { rule: 'G02', tickedBy: '李二', on: '2022-12-01' }
    const record = runChecks(catalogue, { ...input, ticks: [tick] })
    expect(of(sample, 'G02').status).toBe('manual')
    expect(of(record, 'G02')).toMatchObject({ status: 'passed', tick })
    const some = runChecks(catalogue, { ...input, ticks: [{ ...tick, unsigned: ['402002'] }] })
    expect(of(some, 'G02')).toMatchObject({ status: 'manual', examined: 0 })
    expect(of(some, 'G02').reason).toContain('402002')
    expect(of(some, 'G02').tick).toBeUndefined()
  })

  it('carries fingerprints that change with what it was made from', () => {
    const digest = (text: string): string => String(text.length) + text.slice(0, 5000)
    const made = {
      rules: catalogue,
      ledgers: sampleLedgers,
      catalog,
      template: ganzhou,
      department: sampleDepartment
    }
    const one = sealed(sample, made, digest).fingerprints
    const regraded = withSettings({ D04: { grade: 'notice', reason: '惯例' } }).department
    const other = sealed(
      sample,
      { ...made, ledgers: sampleLedgers.slice(1), department: regraded },
      digest
    ).fingerprints
    expect([other.catalog, other.template]).toEqual([one.catalog, one.template])
    expect(other.ledgers).not.toBe(one.ledgers)
  })
})

describe('the department’s grades', () => {
  it('regrade a rule, or stop it with a reason', () => {
    const record = runChecks(
      catalogue,
      withSettings({ D04: { grade: 'error', reason: '本级要求' }, E20: { grade: 'off', reason: '另行核编' } })
    )
    expect(of(record, 'D04').findings.map(({ severity }) => severity)).toEqual(['error'])
    expect(of(record, 'E20')).toMatchObject({ status: 'notApplicable', severity: 'off', findings: [] })
    expect(of(record, 'E20').reason).toContain('另行核编')
    expect(of(record, 'D04').setting).toBe('等级由“警”改为“错”，原因：本级要求。')
    expect(sample.rules.filter(({ setting }) => setting !== undefined)).toEqual([])
    expect(record.settingFaults).toEqual([])
  })

  it('are refused for fixed rules, unknown ones, and without a reason', () => {
    const settings = {
      A01: { grade: 'off', reason: '不要' },
      D04: { grade: 'off' },
      E20: { grade: '错', reason: '要' },
      X01: { grade: 'off', reason: '没有' },
      D05: { thresholds: { share: 1000, other: 1 } }
    }
    const record = runChecks(catalogue, withSettings(settings))
    expect(record.settingFaults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['checks/A01/grade', 'checks/D04/grade', 'checks/E20/grade', 'checks/X01'])
    )
    expect(record.rules).toEqual(sample.rules)
  })
})

describe('an explanation', () => {
  const warning = of(sample, 'E20').findings[0]!

  it('stands for the place and the values it was given for, and lapses with them', () => {
    const given = explain(warning, ' 军转干部安置超编 ', { by: '王三', on: '2022-12-01' })
    const record = runChecks(catalogue, { ...input, explanations: [given] })
    expect(of(record, 'E20').findings[0]?.explanation).toEqual({ ...given, text: '军转干部安置超编' })
    expect(record.lapsed).toEqual([])
    const changed = runChecks(catalogue, { ...input, explanations: [{ ...given, values: ['别的数'] }] })
    expect(of(changed, 'E20').findings[0]?.explanation).toBeUndefined()
    expect(changed.lapsed).toHaveLength(1)
  })

  it('never stands for an error', () => {
    expect(() => explain({ ...warning, severity: 'error' }, '请放行')).toThrow('只能改正')
    const graded = withSettings({ E20: { grade: 'error', reason: '本级要求' } })
    const record = runChecks(catalogue, { ...graded, explanations: [explain(warning, '说明')] })
    expect(findingsOf(record).filter(({ explanation }) => explanation !== undefined)).toEqual([])
    expect(record.lapsed).toHaveLength(1)
  })
})

describe('printed tables', () => {
  const checked = (value: unknown): CheckRecord => {
    const read = readPrintedValue(value)
    if (!read.ok) throw new Error(read.faults[0]?.message)
    const tables = viewOfPrinted(read.file, { template: ganzhou, catalog })
    return runOnPrinted(catalogue, { tables, catalog })
  }
  const reference = JSON.parse(sampleFile('published/tables.json')) as Record<string, unknown>
  const record = checked(reference)

  it('of the reference break no rule of sums and subjects; rounding is told as such', () => {
    const errors = findingsOf(record).filter(({ severity }) => severity === 'error')
    expect([...new Set(errors.map(({ rule: id }) => id))]).toEqual(['F01', 'F02'])
    const rounding = (id: string): number =>
      of(record, id).findings.filter((one) => one.rounding === true).length
    expect(['A05', 'A07', 'A10'].map(rounding)).toEqual([1, 12, 2])
  })

  it('of the reference lack a table and two notes, and have two indicators that are none', () => {
    expect(of(record, 'F01').findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('部门收入总表')
    ])
    expect(of(record, 'F02').findings.map(({ places }) => places[0])).toMatchObject([
      { table: '8' },
      { table: '9' }
    ])
    expect(of(record, 'H01').findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('服务对象满意度')
    ])
    expect(of(record, 'H04').findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('150万元')
    ])
  })

  it('may have their codes in three columns, and amounts in 元', () => {
    const table = (
      reference['tables'] as Record<string, { rows: { code: string; name: string; values: string[] }[] }>
    )['部门支出总表']!
    let [first, second] = ['', '']
    const body = table.rows.map(({ code, name, values }) => {
      if (code.length === 3) first = code
      if (code.length === 2) second = code
      const codes =
        code === ''
          ? ['', '', '']
          : code.length === 3
            ? [code, '', '']
            : code.length === 2
              ? [first, code, '']
              : [first, second, code.slice(5)]
      return [
        ...codes,
        name,
        ...values.map((value) => (value === '' ? '' : `${value.replace(/[.,]/g, '')}00.00`))
      ]
    })
    const header = [['类', '款', '项', '科目名称', '合计', '基本支出', '项目支出']]
    const made = checked({ unit: '元', tables: [{ id: '3', name: '部门支出总表', header, body, notes: [] }] })
    expect(of(made, 'A06')).toMatchObject({ status: 'passed', examined: 34 })
    expect(of(made, 'D01').status).toBe('passed')
    // In 元 nothing is rounded: what was 尾差 is an error now.
    expect(of(made, 'A07').findings).toHaveLength(6)
    expect(of(made, 'A07').findings.every(({ severity }) => severity === 'error')).toBe(true)
  })

  it('end within their limits, whatever they hold', () => {
    const cyclic: Record<string, unknown> = { tables: {} }
    ;(cyclic['tables'] as Record<string, unknown>)['表'] = cyclic
    const hostile = [cyclic, { tables: [{ id: '1' }] }, { tables: 'x' }, [], null, { tables: [null] }]
    for (const value of hostile) expect(readPrintedValue(value).ok).toBe(false)
    const deep = '['.repeat(100_000)
    for (const text of [deep, '{"tables":{"__proto__":{"rows":[]}}}', '', '{"tables":'])
      expect(readPrinted(text).ok).toBe(false)
    const huge = { tables: { 部门支出总表: { rows: Array.from({ length: 30_000 }, () => ['1']) } } }
    expect(readPrintedValue(huge).ok).toBe(false)
    const odd = { tables: { 部门支出总表: { rows: [['', '合计', '∞'], []] }, 收支预算总表: { rows: [[]] } } }
    expect(() => checked(odd)).not.toThrow()
  })
})
