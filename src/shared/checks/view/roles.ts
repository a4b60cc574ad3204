import type { Role } from '@shared/tables'
import { plain } from './words'

/**
 * What tables are called that no template names so: 部门收支总表, 收支预算总表, 部门收支总体情况表 are one. The first that
 * fits counts. Compared as `plain` leaves them, in which 部门 is 单位.
 */
const names: readonly (readonly [RegExp, Role])[] = [
  [/财政拨款.*收支.*(?:总表|总体|情况)/, 'fiscalIncomeAndExpenditure'],
  [/收支.*(?:总表|总体)/, 'incomeAndExpenditure'],
  [/三公/, 'threePublic'],
  [/政府性基金.*支出/, 'governmentFundExpenditure'],
  [/国有资本经营.*支出/, 'stateCapitalExpenditure'],
  [/(?:一般公共预算|财政拨款).*基本支出/, 'generalPublicBasic'],
  [/一般公共预算.*支出/, 'generalPublicExpenditure'],
  [/整体.*绩效/, 'departmentPerformance'],
  [/项目.*绩效/, 'projectPerformance'],
  [/收入.*(?:总表|总体)/, 'income'],
  [/支出.*(?:总表|总体)/, 'expenditure']
]

/** What a table is by what it is called; undefined where that does not tell. */
export function roleOfName(name: string): Role | undefined {
  const called = plain(name)
  return names.find(([pattern]) => pattern.test(called))?.[1]
}
