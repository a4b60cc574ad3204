import fc from 'fast-check'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { agencyOperating, fundSources, isCarryoverProject, isFiscal } from '@shared/ledger'
import type { FundSource, UnitLedger } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { buildTables } from './index'
import type { TableModel, Template } from './index'
import { anyTables, balanced, withoutOther } from './testing/arbitrary-tables'
import type { AnyTables } from './testing/arbitrary-tables'
import {
  beside,
  byRole,
  codedRows,
  columnLabels,
  figure,
  sideRows,
  sum,
  totalRow
} from './testing/read-model'
import type { ReadRow } from './testing/read-model'
import { ganzhou, ministry, names } from './testing/templates'

/**
 * The relations within and between tables that hold whatever the ledgers hold, as long as each ledger balances:
 * exactly, in fen, whatever is printed. The numbers are those of the catalogue of checks.
 */
interface Made extends AnyTables {
  readonly template: Template
  readonly models: readonly TableModel[]
  readonly units: readonly (readonly TableModel[])[]
}

function madeWith(template: Template): fc.Arbitrary<Made> {
  const counted = (source: FundSource): boolean =>
    template === ganzhou || isFiscal(source, { countCarryover: true })
  return anyTables.map(({ department, ledgers: any }) => {
    const ledgers = any.map((ledger) => balanced(withoutOther(ledger, counted)))
    const consolidation = consolidate(department, ledgers.map(unitFactsOf))
    const models = buildTables(template, consolidation, { names })
    const units = ledgers.map(({ unit }) =>
      buildTables(template, consolidation, { names, edition: { kind: 'unit', unit: unit.code } })
    )
    return { template, department, ledgers, models, units }
  })
}

type Figures = ReadonlyMap<string, bigint>
const of = (figures: Figures | undefined, label: string): bigint => figures?.get(label) ?? 0n
const words = (template: Template) =>
  template === ganzhou
    ? {
        current: '一、财政拨款收入',
        carryover: '九、上年结转(结余)',
        used: '八、使用非财政拨款结余',
        t2carry: '上年结转(结余)'
      }
    : { current: '一、本年收入', carryover: '上年结转', used: '使用非财政拨款结余', t2carry: '上年结转' }

/** Rows by code, so that tables can be set beside each other. */
function byCode(rows: readonly ReadRow[]): Map<string, Figures> {
  return new Map(
    rows.flatMap(({ code, level, figures }) => (code === undefined ? [] : [[`${level} ${code}`, figures]]))
  )
}

const tables = (models: readonly TableModel[]) => {
  const of_ = (role: Parameters<typeof byRole>[1]): TableModel | undefined => byRole(models, role)
  return {
    t1: of_('incomeAndExpenditure')!,
    t2: of_('income')!,
    t3: of_('expenditure')!,
    t4: of_('fiscalIncomeAndExpenditure')!,
    t5: of_('generalPublicExpenditure')!,
    t6: of_('generalPublicBasic')!,
    t7: of_('threePublic')!,
    t8: of_('governmentFundExpenditure')!,
    t9: of_('stateCapitalExpenditure'),
    t10: of_('departmentPerformance')
  }
}

/** Every figure of a ledger's sources. */
const total = (
  ledgers: readonly UnitLedger[],
  which: 'income' | 'carryToNextYear',
  sources: readonly FundSource[]
): bigint => sum(ledgers.flatMap((ledger) => sources.map((source) => BigInt(ledger[which][source] ?? 0))))

function holdWithinTables({ models, template, ledgers }: Made): void {
  const { t1, t2, t3, t4, t5, t6, t7, t8, t9, t10 } = tables(models)
  const [left, right] = [sideRows(t1, 'left'), sideRows(t1, 'right')]
  const { carryover, used } = words(template)
  const current = total(ledgers, 'income', fundSources.slice(0, 9))
  const classes = right.filter(({ code }) => code !== undefined)

  expect(figure(left, '收入总计'), 'A01').toBe(figure(right, '支出总计'))
  expect(figure(left, '本年收入合计'), 'A02').toBe(current)
  expect(figure(left, '收入总计'), 'A03').toBe(current + figure(left, used) + figure(left, carryover))
  if (template === ganzhou)
    expect(figure(left, '一、财政拨款收入'), 'A04').toBe(
      sum(
        ['(一) 一般公共预算收入', '(二) 政府性基金预算收入', '(三) 国有资本经营预算收入'].map((name) =>
          figure(left, name)
        )
      )
    )
  expect(figure(right, '本年支出合计'), 'A05').toBe(sum(classes.map(({ figures }) => figures[0]!)))
  expect(figure(right, '支出总计'), 'A05').toBe(figure(right, '本年支出合计') + figure(right, '结转下年'))

  const categories = ['基本支出', '项目支出', '上缴上级支出', '事业单位经营支出', '对附属单位补助支出']
  for (const model of [t3, t8, ...(t9 === undefined ? [] : [t9])])
    for (const { figures } of codedRows(model))
      expect(of(figures, '合计'), 'A06').toBe(sum(categories.map((one) => of(figures, one))))
  for (const model of [t2, t3, t5, t6, t8, ...(t9 === undefined ? [] : [t9])]) levelsAddUp(model)
  for (const { figures } of codedRows(t2)) {
    const parts = Array.from(figures.keys()).filter((label) => label !== '合计' && label !== '小计')
    expect(of(figures, '合计'), 'A08').toBe(sum(parts.map((label) => of(figures, label))))
  }

  const [l4, r4] = [sideRows(t4, 'left'), sideRows(t4, 'right')]
  expect(figure(l4, '收入总计'), 'A09').toBe(figure(r4, '支出总计'))
  for (const { figures } of r4) expect(figures[0], 'A09').toBe(sum(figures.slice(1)))
  expect(figure(r4, '支出总计'), 'A09').toBe(figure(r4, '一、本年支出') + figure(r4, '二、结转下年'))

  for (const { figures, code } of codedRows(t6)) {
    expect(of(figures, '合计'), 'A10').toBe(of(figures, '人员经费') + of(figures, '公用经费'))
    if (code === undefined) continue
    const personnel = ['301', '303'].includes(code.slice(0, 3))
    expect(of(figures, personnel ? '公用经费' : '人员经费'), 'A11').toBe(0n)
  }
  for (const { figures } of codedRows(t7)) {
    if (template === ganzhou) {
      const items = ['因公出国(境)费', '公务接待费', '公务用车运行维护费', '公务用车购置']
      expect(of(figures, '合计'), 'A12').toBe(sum(items.map((item) => of(figures, item))))
      continue
    }
    for (const year of ['上年预算数', '本年预算数']) {
      const at = (label: string): bigint => of(figures, `${year}/${label}`)
      expect(at('小计'), 'A12').toBe(at('购置费') + at('运行费'))
      expect(at('合计'), 'A12').toBe(at('因公出国(境)费') + at('小计') + at('公务接待费'))
    }
  }
  if (t10 !== undefined) {
    expect(beside(t10, '收入预算合计'), 'A13').toBe(beside(t10, '其中：财政拨款') + beside(t10, '其他经费'))
    expect(beside(t10, '支出预算合计'), 'A13').toBe(beside(t10, '其中：基本支出') + beside(t10, '项目支出'))
    expect(beside(t10, '收入预算合计'), 'A13').toBe(beside(t10, '支出预算合计') + figure(right, '结转下年'))
  }
  for (const model of models.filter(({ role }) => role === 'projectPerformance')) {
    const parts = ['其中：财政拨款', '其他资金', '上年结转'].map((label) => beside(model, label))
    expect(beside(model, '年度资金总额'), 'A14').toBe(sum(parts))
  }
  const printed = models.flatMap(({ body }) => body.rows.flat()).filter(({ kind }) => kind === 'amount')
  expect(
    printed.filter(({ text }) => !/^(|0|[1-9]\d{0,2}(,\d{3})*(\.\d{1,2})?|0\.\d{1,2})$/.test(text)),
    'A15'
  ).toEqual([])
}

/** A07: the total is the sum of the rows of the top level, every row that of the rows below it; in each column. */
function levelsAddUp(model: TableModel): void {
  const rows = codedRows(model)
  const whole = totalRow(model)
  const below = rows.filter(({ cells }) => cells.every(({ emphasis }) => emphasis !== 'total'))
  for (const label of columnLabels(model).slice(2)) {
    const at = (some: readonly ReadRow[]): bigint => sum(some.map(({ figures }) => of(figures, label)))
    expect(of(whole?.figures, label), 'A07').toBe(at(below.filter(({ level }) => level === 0)))
    for (const [index, row] of below.entries()) {
      const after = below.slice(index + 1)
      const end = after.findIndex(({ level }) => level <= row.level)
      const inside = after
        .slice(0, end < 0 ? after.length : end)
        .filter(({ level }) => level === row.level + 1)
      if (inside.length > 0) expect(of(row.figures, label), 'A07').toBe(at(inside))
    }
  }
}

function holdBetweenTables({ models, units, template, ledgers, department }: Made): void {
  const { t1, t2, t3, t4, t5, t6, t7, t8, t9, t10 } = tables(models)
  const { carryover, used, t2carry } = words(template)
  const [left, right, l4, r4] = [
    sideRows(t1, 'left'),
    sideRows(t1, 'right'),
    sideRows(t4, 'left'),
    sideRows(t4, 'right')
  ]
  const [rows3, whole] = [byCode(codedRows(t3)), totalRow(t2)?.figures]

  expect(of(whole, '合计'), 'B01').toBe(figure(left, '收入总计'))
  expect(of(whole, t2carry), 'B01').toBe(figure(left, carryover))
  expect(of(whole, '使用非财政拨款结余'), 'B01').toBe(figure(left, used))
  for (const [label, amount] of whole ?? []) {
    const row = left.find(({ name }) => name.replace(/^.*、/, '') === label)
    if (row !== undefined) expect(amount, 'B01').toBe(row.figures[0])
  }
  expect(figure(right, '本年支出合计'), 'B02').toBe(of(totalRow(t3)?.figures, '合计'))
  const classes1 = right
    .filter(({ code }) => code !== undefined)
    .map(({ code, figures }) => [`0 ${code!}`, figures[0]])
  const classes3 = Array.from(rows3, ([code, figures]) => [code, of(figures, '合计')] as const)
  expect(classes1, 'B02').toEqual(classes3.filter(([code]) => code.startsWith('0 ')))
  const rows2 = Array.from(byCode(codedRows(t2).filter(({ name }) => name !== '结转下年')))
  expect(
    rows2.map(([code, figures]) => [code, of(figures, '合计')]),
    'B03'
  ).toEqual(classes3)
  const { current } = words(template)
  const three = fundSources.slice(0, 3)
  expect(figure(l4, current), 'B04').toBe(total(ledgers, 'income', three))
  if (whole?.has('小计') === true) expect(of(whole, '小计'), 'B04').toBe(figure(l4, current))

  const [spent] = r4.filter(({ name }) => name === '一、本年支出')
  const budgets = [t5, t8, t9].map((model, at) => ({ model, at: at + 1 }))
  for (const { model, at } of budgets) {
    if (model === undefined) continue
    expect(of(totalRow(model)?.figures, '合计'), 'B05').toBe(spent!.figures[at])
    const own = byCode(codedRows(model))
    for (const row of r4.filter(({ code }) => code !== undefined))
      expect(of(own.get(`0 ${row.code!}`), '合计'), 'B05').toBe(row.figures[at])
  }
  const spentBy = sum([t5, t8].map((model) => of(totalRow(model)?.figures, '合计'))) + spent!.figures[3]!
  expect(spent!.figures[0], 'B06').toBe(spentBy)
  for (const [code, figures] of rows3) {
    const parts = [t5, t8, t9].map((model) => byCode(codedRows(model)).get(code))
    const basic = sum(parts.map((one) => (one?.has('小计') === true ? of(one, '小计') : of(one, '基本支出'))))
    expect(sum(parts.map((one) => of(one, '合计'))) <= of(figures, '合计'), 'B07').toBe(true)
    expect(basic <= of(figures, '基本支出'), 'B07').toBe(true)
    expect(sum(parts.map((one) => of(one, '项目支出'))) <= of(figures, '项目支出'), 'B07').toBe(true)
  }
  const outside = fundSources.filter((source) => !isFiscal(source, template))
  expect(of(totalRow(t3)?.figures, '合计') - spentBy, 'B08').toBe(
    total(ledgers, 'income', outside) - total(ledgers, 'carryToNextYear', outside)
  )
  const general = totalRow(t5)?.figures
  expect(general?.has('小计') === true ? of(general, '小计') : of(general, '基本支出'), 'B09').toBe(
    of(totalRow(t6)?.figures, '合计')
  )
  expect(of(totalRow(t6)?.figures, '公用经费'), 'B10').toBe(
    sum(ledgers.map((ledger) => BigInt(agencyOperating(ledger, template))))
  )
  const basic = ledgers.flatMap((ledger) => ledger.basicExpenditure)
  const inScope = (source: FundSource): boolean =>
    template === ganzhou
      ? isFiscal(source)
      : ['generalPublicBudget', 'carryoverGeneralPublicBudget'].includes(source)
  const inBasic = sum(
    basic
      .filter(({ economic, source }) => economic === '30217' && inScope(source))
      .map(({ amount }) => BigInt(amount))
  )
  const [row7] = codedRows(t7)
  expect(
    of(row7?.figures, template === ganzhou ? '公务接待费' : '本年预算数/公务接待费') >= inBasic,
    'B11'
  ).toBe(true)

  if (t10 === undefined) return
  expect(beside(t10, '收入预算合计'), 'B15').toBe(figure(left, '收入总计'))
  expect(beside(t10, '其中：财政拨款'), 'B15').toBe(figure(l4, current))
  expect(beside(t10, '支出预算合计'), 'B15').toBe(of(totalRow(t3)?.figures, '合计'))
  expect(beside(t10, '其中：基本支出'), 'B15').toBe(of(totalRow(t3)?.figures, '基本支出'))
  const goals = units.flat().filter(({ role }) => role === 'projectPerformance')
  const carriedOver = ledgers.flatMap(({ projects }) => projects.filter(isCarryoverProject))
  const carriedMoney = sum(carriedOver.flatMap(({ lines }) => lines.map(({ amount }) => BigInt(amount))))
  expect(sum(goals.map((model) => beside(model, '年度资金总额'))), 'B16').toBe(
    of(totalRow(t3)?.figures, '项目支出') - carriedMoney
  )
  for (const { body } of models.filter(({ id }) => id.startsWith('11-'))) {
    expect(body.rows[1]![1]!.text.split('-')[0], 'B17').toBe(department.code)
    expect(
      department.units.map(({ name }) => name),
      'B17'
    ).toContain(body.rows[1]![3]!.text)
  }
}

/** C01: every figure of the department is the sum of its units' figures, in every table with codes or sides. */
function holdOverUnits({ models, units }: Made): void {
  const figures = (some: readonly TableModel[]): Map<string, bigint> => {
    const found = new Map<string, bigint>()
    const put = (key: string, amount: bigint): void => {
      if (amount !== 0n) found.set(key, (found.get(key) ?? 0n) + amount)
    }
    for (const model of some) {
      if (model.layout === 'coded')
        for (const { name, level, code, figures: own } of codedRows(model))
          for (const [label, amount] of own)
            put(
              [
                model.role,
                code === undefined && model.role !== 'threePublic' ? name : '',
                level,
                code,
                label
              ].join('|'),
              amount
            )
      if (model.layout === 'balance')
        for (const side of ['left', 'right'] as const)
          for (const { name, code, figures: own } of sideRows(model, side))
            for (const [at, amount] of own.entries())
              put([model.role, side, code === undefined ? name : code, at].join('|'), amount)
    }
    return found
  }
  expect(figures(units.flat()), 'C01').toEqual(figures(models))
}

describe.each([ganzhou, ministry])('the tables of $id', (template) => {
  it('agree within themselves, with each other, and with those of the units', () => {
    fc.assert(
      fc.property(madeWith(template), (made) => {
        holdWithinTables(made)
        holdBetweenTables(made)
        holdOverUnits(made)
      }),
      { numRuns: runs(400, 80) }
    )
  })
})
