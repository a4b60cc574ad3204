import { move, recoded, rowTwice } from './break-tables'
import { printOnly, tables } from './declare'
import type { Mutation } from './mutation'

/** Breaches in tables that others print, of rules that judge our own ledgers where there are some. */
export const printMutations: readonly Mutation[] = [
  printOnly(
    tables(
      'A11',
      '印出的基本支出表列了 312 对企业补助',
      recoded('generalPublicBasic', '302', '312'),
      ['6'],
      ['D01', 'D02']
    )
  ),
  printOnly(
    tables(
      'B13',
      '印出的养老保险缴费有 1 万元列在基本工资',
      move('generalPublicBasic', '30108', '30101', [2, 3]),
      ['6', '5']
    )
  ),
  printOnly(
    tables(
      'B14',
      '印出的基本支出表没有 303 对个人和家庭的补助',
      recoded('generalPublicBasic', '303', '399'),
      ['5'],
      ['A11', 'D01', 'D02']
    )
  ),
  printOnly(
    tables('D09', '印出的支出总表一个科目有两行', rowTwice('expenditure', '2150599'), ['3'], ['B03', 'B07'])
  )
]
