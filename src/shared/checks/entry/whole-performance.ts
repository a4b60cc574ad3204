import { rule } from '../rule'
import type { Outcome, Rule, TablesContext } from '../rule'
import {
  balanceOf,
  codedOf,
  codedTerm,
  figureOfSections,
  figureTerm,
  formsOf,
  grandRow,
  lacking,
  sideTerm,
  sideTotal,
  totalColumn,
  totalRow
} from '../tables/find'
import { Relations } from '../tables/relations'

/** The whole department's performance table says the same totals as the tables of income and expenditure. */
export const H09: Rule = rule(
  {
    id: 'H09',
    severity: 'error',
    title: '整体绩效的收入支出等于收支表',
    sentence: '部门整体绩效目标表的收入合计等于收支总表的收入总计，支出合计等于支出总表的合计。',
    tolerance: 'printed'
  },
  { tables: wholeAgainstTables }
)

function wholeAgainstTables({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  const [form] = formsOf(view, 'departmentPerformance')
  const [balance, expenditure] = [balanceOf(view, 'incomeAndExpenditure'), codedOf(view, 'expenditure')]
  const isIncome = (sections: readonly string[]): boolean => sections.every((one) => one === 'income')
  const isSpent = (sections: readonly string[]): boolean =>
    sections.includes('basic') && sections.includes('project')
  const [income, spent] = [isIncome, isSpent].map((test) =>
    form === undefined ? undefined : figureOfSections(form, test)
  )
  if (form !== undefined && income !== undefined && balance !== undefined) {
    const [row, column] = [grandRow(balance.left), sideTotal(balance.left)]
    if (row !== undefined && column !== undefined)
      relations.equal(
        { plus: [figureTerm(view, form, income)] },
        { plus: [sideTerm(view, balance, row, column)] },
        { key: 'income' }
      )
  }
  if (form !== undefined && spent !== undefined && expenditure !== undefined) {
    const column = totalColumn(expenditure)
    if (column !== undefined)
      relations.equal(
        { plus: [figureTerm(view, form, spent)] },
        { plus: [codedTerm(view, expenditure, totalRow(expenditure), column)] },
        { key: 'expenditure' }
      )
  }
  return relations.outcome(lacking('departmentPerformance', 'incomeAndExpenditure', 'expenditure'))
}
