import fc from 'fast-check'
import { UserError } from '@shared/errors'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { FundSource, OtherCategory, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { buildTables, readTemplate, requireTemplate } from './index'
import type { TemplateFault } from './index'
import { ganzhou, ministry, names, templateFile } from './testing/templates'

type Json = null | boolean | number | string | Json[] | { [field: string]: Json }
type Container = Json[] | { [field: string]: Json }

const fresh = (): Json => JSON.parse(templateFile('ganzhou-2023')) as Json

/** The value at a path like `tables.0.columns`. */
function at(root: Json, path: string): Json {
  return path.split('.').reduce<Json>((inside, step) => (inside as Record<string, Json>)[step]!, root)
}
function set(root: Json, path: string, value: Json): void {
  const steps = path.split('.')
  const last = steps.pop()!
  const inside = (steps.length === 0 ? root : at(root, steps.join('.'))) as Record<string, Json>
  inside[last] = value
}
function faultsAfter(change: (template: Json) => void): readonly TemplateFault[] {
  const template = fresh()
  change(template)
  const read = readTemplate(template)
  return read.ok ? [] : read.faults
}

/** What is done to the template, and where and in which words it is refused. */
const faulty: readonly (readonly [string, (template: Json) => void, string, string])[] = [
  [
    'a coordinate that does not exist',
    (t) => set(t, 'tables.2.columns.2.amount', { sektion: ['basic'] }),
    'tables[2].columns[2].amount.sektion',
    '不认识'
  ],
  [
    'a value that a coordinate cannot have',
    (t) => set(t, 'tables.2.columns.2.amount.section.0', 'basis'),
    'tables[2].columns[2].amount.section[0]',
    'basic'
  ],
  [
    'a source that does not exist',
    (t) => set(t, 'tables.1.columns.3.amount.source.0', 'carryOver'),
    'tables[1].columns[3].amount.source[0]',
    'carryover'
  ],
  ['an unknown role', (t) => set(t, 'tables.0.role', 'overview'), 'tables[0].role', 'incomeAndExpenditure'],
  ['an unknown layout', (t) => set(t, 'tables.0.layout', 'matrix'), 'tables[0].layout', 'balance'],
  ['two tables of one id', (t) => set(t, 'tables.4.id', '3'), 'tables[4].id', '第 3 张表重复'],
  [
    'a counted source without a row',
    (t) => {
      ;(at(t, 'tables.0.bands.0.left') as Json[]).splice(9, 1)
      ;(at(t, 'tables.0.bands.1.left.0.sumOf') as Json[]).pop()
    },
    'tables[0].left',
    '“其他收入”没有行或列'
  ],
  [
    'a counted source without a column',
    (t) => {
      ;(at(t, 'tables.1.columns') as Json[]).splice(5, 1)
      ;(at(t, 'tables.1.columns.2.sumOf') as Json[]).splice(2, 1)
    },
    'tables[1].columns',
    '“财政专户管理资金”没有行或列'
  ],
  [
    'carryover that counts and has no column',
    (t) => {
      set(t, 'countCarryover', true)
      set(t, 'tables.3.right.columns.2.amount.source.0', 'generalPublicBudget')
    },
    'tables[3].right',
    '“上年结转（一般公共预算）”没有行或列'
  ],
  [
    'money that would be counted twice',
    (t) => set(t, 'tables.1.columns.5.amount.source.0', 'otherIncome'),
    'tables[1].columns[10]',
    '算两次'
  ],
  [
    'rows that take the same money',
    (t) => set(t, 'tables.0.bands.2.left.0.amount.source', ['otherIncome', 'nonFiscalBalanceUsed']),
    'tables[0].bands[2].left[0]',
    '算两次'
  ],
  [
    'a row that takes expenditure from the subjects',
    (t) => set(t, 'tables.1.tail.0.amount.section', ['carryToNextYear', 'project']),
    'tables[1].tail[0]',
    '逐行列示'
  ],
  [
    'a sum of what is not there',
    (t) => set(t, 'tables.2.columns.1.sumOf.1', 'projects'),
    'tables[2].columns[1].sumOf[1]',
    '“projects”'
  ],
  [
    'a sum of itself',
    (t) => {
      set(t, 'tables.0.bands.1.left.0.sumOf.0', 'totalIncome')
      set(t, 'tables.0.bands.4.left.0.id', 'totalIncome')
    },
    'tables[0].bands[1].left[0].sumOf[0]',
    '自己'
  ],
  [
    'a part that is counted twice in a sum',
    (t) => (at(t, 'tables.0.bands.1.left.0.sumOf') as Json[]).push('generalPublic'),
    'tables[0].bands[1].left[0].sumOf',
    '算了两次'
  ],
  [
    'two columns of one name',
    (t) => set(t, 'tables.2.columns.3.id', 'basic'),
    'tables[2].columns[3].id',
    '“basic”重复'
  ],
  [
    'a column that is two things',
    (t) => set(t, 'tables.2.columns.1.shows', 'name'),
    'tables[2].columns[1]',
    '只写一个'
  ],
  ['a placeholder that is none', (t) => set(t, 'tables.4.name', '{jahr}年'), 'tables[4].name', '{jahr}'],
  [
    'a project’s placeholder in the department’s table',
    (t) => set(t, 'tables.9.rows.0.1.text', '{projectName}'),
    'tables[9].rows[0][1].text',
    '没有项目'
  ],
  [
    'a form that is not filled',
    (t) => set(t, 'tables.9.rows.1.0.columns', 3),
    'tables[9].rows[1]',
    '没有占满'
  ],
  ['a form that is too wide', (t) => set(t, 'tables.9.rows.1.0.columns', 5), 'tables[9].rows[1]', '超出'],
  [
    'items of an economic subject',
    (t) => set(t, 'tables.5.levels', ['item']),
    'tables[5].levels[0]',
    '没有项'
  ],
  ['levels upside down', (t) => set(t, 'tables.2.levels', ['item', 'class']), 'tables[2].levels[1]', '颠倒'],
  [
    'a total of one row',
    (t) => set(t, 'tables.6.total', { place: 'last', label: '合计' }),
    'tables[6].total',
    'axis'
  ],
  [
    'a name in the wrong column',
    (t) => (at(t, 'tables.0.left.columns') as Json[]).reverse(),
    'tables[0].left.columns',
    '第一列是名称'
  ],
  ['a later version', (t) => set(t, 'formatVersion', 2), 'formatVersion', '1'],
  ['a field too many', (t) => set(t, 'jurisdiction', '赣州'), 'jurisdiction', '不认识'],
  ['a field too few', (t) => set(t, 'amounts', {}), 'amounts.unit', '缺少']
]

describe('a faulty template is refused with the place', () => {
  it.each(faulty)('%s', (_, change, path, wording) => {
    const faults = faultsAfter(change)
    const found = faults.find((fault) => fault.path === path)
    expect(faults.map((fault) => fault.path)).toContain(path)
    expect(found!.message).toContain(wording)
    expect(found!.message.startsWith(`${path}：`)).toBe(true)
  })

  it('text that is no JSON, and what is no template at all', () => {
    for (const input of ['{', '', 'null', '[]', 7, null, undefined, { tables: [] }]) {
      const read = readTemplate(input)
      expect(read.ok).toBe(false)
      expect(!read.ok && read.faults.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
    }
    expect(readTemplate(`\ufeff${templateFile('ganzhou-2023')}`).ok).toBe(true)
  })

  it('as one failure with the first faults for those who need it', () => {
    const wrong = fresh()
    set(wrong, 'tables.0.role', 'overview')
    expect(() => requireTemplate(wrong, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'faultyTemplate',
        message: expect.stringMatching(/“mine\.json”.*tables\[0\]\.role/) as unknown
      })
    )
  })

  it('and whatever is changed in it, nothing but refusals and sentences comes of it', () => {
    const sample = consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf))
    const anyValue = fc.oneof(
      fc.constantFrom<Json>(
        null,
        '',
        'x',
        '{year}',
        'basic',
        'fiscal',
        0,
        1,
        99,
        true,
        [],
        {},
        ['basic'],
        [1]
      )
    )
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 10 }),
        anyValue,
        fc.boolean(),
        (way, value, gone) => {
          const template = fresh()
          let inside = template as Container
          for (const step of way.slice(0, -1)) {
            const next = Object.values(inside)[step % Math.max(Object.keys(inside).length, 1)]
            if (typeof next !== 'object' || next === null) break
            inside = next
          }
          const fields = Object.keys(inside)
          const field = fields[way.at(-1)! % Math.max(fields.length, 1)]
          if (field === undefined) return
          if (gone && Array.isArray(inside)) inside.splice(Number(field), 1)
          else if (gone) Reflect.deleteProperty(inside, field)
          else (inside as Record<string, Json>)[field] = value
          const read = readTemplate(template)
          if (!read.ok) {
            expect(read.faults.length).toBeGreaterThan(0)
            for (const { message } of read.faults) expect(message).toMatch(/[\u4e00-\u9fff]/)
            return
          }
          try {
            buildTables(read.template, sample, { names })
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
        }
      ),
      { numRuns: runs(3_000, 200) }
    )
  })
})

describe('money that a template has no place for', () => {
  const withOther = (category: OtherCategory, source: FundSource, amount: number): UnitLedger[] => {
    const [first, ...rest] = sampleLedgers as [UnitLedger, ...UnitLedger[]]
    const line = { id: 9_999, function: '2150501', economic: '30201', source, amount: fen(amount), category }
    return [{ ...first, otherExpenditure: [line] }, ...rest]
  }
  const build = (template: typeof ganzhou, ledgers: readonly UnitLedger[]): unknown =>
    buildTables(template, consolidate(sampleDepartment, ledgers.map(unitFactsOf)), { names })

  it('is refused with the category, the source and the amount', () => {
    expect(() => build(ganzhou, withOther('remittanceToSuperior', 'otherIncome', 123_456))).toThrow(
      expect.objectContaining({
        code: 'noPlaceForMoney',
        message: expect.stringMatching(
          /表 3《部门支出总表》.*上缴上级支出（资金来源：其他收入） 1,234\.56 元/
        ) as unknown
      })
    )
    expect(() =>
      build(ministry, withOther('subsidyToAffiliates', 'carryoverGeneralPublicBudget', 100))
    ).toThrow(
      expect.objectContaining({
        code: 'noPlaceForMoney',
        message: expect.stringMatching(
          /表 5.*对附属单位补助支出（资金来源：上年结转（一般公共预算）） 1\.00 元/
        ) as unknown
      })
    )
  })

  it('is taken where the template has a column, and where it is nothing', () => {
    expect(() => build(ministry, withOther('remittanceToSuperior', 'otherIncome', 123_456))).not.toThrow()
    expect(() => build(ganzhou, withOther('remittanceToSuperior', 'otherIncome', 0))).not.toThrow()
  })
})

describe('an edition of a unit', () => {
  it('is refused for a unit that is not there', () => {
    const sample = consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf))
    const edition = { kind: 'unit', unit: '402009' } as const
    expect(() => buildTables(ganzhou, sample, { names, edition })).toThrow(
      expect.objectContaining({ code: 'unitNotConsolidated' })
    )
  })
})
