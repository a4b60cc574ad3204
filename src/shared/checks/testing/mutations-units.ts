import { fen } from '@shared/money'
import { all, change, drop, emptied, move, raise, swapped, twice, withoutRows } from './break-tables'
import { ledgers, onBasic, onUnit, ownOnly, tables } from './declare'
import type { Mutation } from './mutation'

/** Breaches of the rules over units and of form. */

const fiscal = 'fiscalIncomeAndExpenditure'

export const unitsMutations: readonly Mutation[] = [
  tables(
    'C01',
    '部门基本支出表 1 万元从一款错到另一款',
    move('generalPublicBasic', '30217', '30201', [2, 4]),
    ['6']
  ),
  ledgers(
    'C02',
    '一个单位有上级补助收入',
    onUnit('402004', (ledger) => ({
      ...ledger,
      income: { ...ledger.income, superiorSubsidy: fen(1_000_000) },
      carryToNextYear: { ...ledger.carryToNextYear, superiorSubsidy: fen(1_000_000) }
    })),
    ['income/superiorSubsidy']
  ),
  ledgers('C03', '缺一个单位的账', (clean) => ({ ...clean, ledgers: clean.ledgers.slice(0, -1) }), [
    'units/2'
  ]),
  ledgers(
    'C03',
    '一个单位的账来了两份',
    (clean) => ({ ...clean, ledgers: [...clean.ledgers, ...clean.ledgers.slice(0, 1)] }),
    ['unit/code']
  ),
  ledgers(
    'C03',
    '一个单位的账是上年的',
    onUnit('402004', (ledger) => ({ ...ledger, fiscalYear: 2022 })),
    ['unit/code']
  ),
  ledgers(
    'C03',
    '一个单位的账还是一上的',
    onUnit('402004', (ledger) => ({ ...ledger, round: 'firstDraft' })),
    ['unit/code']
  ),
  ledgers(
    'C03',
    '来了单位名单以外的账',
    (clean) => {
      const [first] = clean.ledgers
      if (first === undefined) throw new Error('no ledger')
      const stranger = { ...first, unit: { ...first.unit, code: '402999' } }
      return { ...clean, ledgers: [...clean.ledgers, stranger] }
    },
    ['unit/code']
  ),
  tables('C04', '部门的“三公”合计多 1 万元', raise('threePublic', '402', [2, 3]), ['7']),
  tables(
    'C04',
    '部门的“三公”一栏多 1 万元、另一栏少 1 万元，合计不变',
    all(raise('threePublic', '402', [3]), raise('threePublic', '402', [4], -1)),
    ['7'],
    ['B11']
  ),
  tables(
    'C04',
    '部门的公用经费连同各级合计多 1 万元',
    all(...['30201', '302', '合计'].map((row) => raise('generalPublicBasic', row, [2, 4]))),
    ['6', 'basicExpenditure'],
    ['B09']
  ),
  tables(
    'C05',
    '部门基本支出表的取暖费比单位的还小',
    move('generalPublicBasic', '30208', '30201', [2, 4], 8),
    ['6']
  ),
  ledgers(
    'C06',
    '行政单位用了事业运行科目',
    onUnit(
      '402001',
      onBasic(
        (line) => line.function === '2150501',
        (line) => ({ ...line, function: '2150550' })
      )
    ),
    ['basicExpenditure/', 'function']
  )
]

const empty = { notes: ['注：本部门2023年没有支出，故本表为空。'] }
export const formMutations: readonly Mutation[] = [
  tables('F01', '缺政府性基金预算支出表', drop('governmentFundExpenditure'), ['8']),
  tables('F01', '支出总表改了名', change('expenditure', { name: '收支一览' }), ['3']),
  tables('F01', '支出总表印了两张', twice('expenditure'), ['3']),
  tables('F01', '收入总表和支出总表次序颠倒', swapped('income', 'expenditure'), ['2']),
  tables('F02', '空的政府性基金表没有注', change('governmentFundExpenditure', { notes: [] }), ['8']),
  tables('F02', '“三公”经费表印成空的，没有写明为什么', emptied('threePublic'), ['7'], ['B11']),
  tables('F02', '空的政府性基金表印了别的表的注', change('governmentFundExpenditure', empty), ['8']),
  tables('F03', '有数的支出总表写着本表为空', change('expenditure', empty), ['3']),
  tables(
    'F04',
    '财政拨款收支总表有政府性基金支出，政府性基金表是空的',
    raise(fiscal, '一、本年支出', [5]),
    ['8', '4'],
    ['A09', 'B05']
  ),
  ownOnly(
    tables(
      'F05',
      '填报单位少一个字',
      change('expenditure', { caption: { left: '填报单位:赣州市工业和信息局', right: '单位:万元' } }),
      ['3']
    )
  ),
  tables(
    'F05',
    '空的政府性基金表的注留着前年的年份',
    change('governmentFundExpenditure', {
      notes: ['注：本部门2021年没有使用政府性基金预算拨款安排的支出，故本表为空。']
    }),
    ['8']
  ),
  tables('F07', '支出总表的一款没有列到项', withoutRows('expenditure', ['2299999']), ['3'], ['B03', 'D03']),
  tables(
    'F07',
    '基本支出表的一类没有列到款',
    withoutRows('generalPublicBasic', ['30301', '30302', '30305', '30309']),
    ['6'],
    ['D03']
  )
]
