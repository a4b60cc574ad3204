import type { FundSource } from '@shared/ledger'
import { rule } from '../rule'
import type { Outcome, Rule, TablesContext } from '../rule'
import type { BalanceView, SideRow, SideView, TablesView } from '../view'
import {
  balanceOf,
  carryRow,
  currentSources,
  expenditureRow,
  fiscalSources,
  grandRow,
  lacking,
  rowOfSources,
  sideTerm,
  sideTotal
} from './find'
import { one, Relations } from './relations'
import type { Term } from './terms'

const budgetLaw = { law: '《中华人民共和国预算法》', article: '第十二条' } as const

/** A row of a side is the sum of the rows that the form says, in every column of the side. */
function rowIsSum(
  relations: Relations,
  table: BalanceView,
  side: SideView,
  row: SideRow | undefined,
  words: string
): void {
  if (row === undefined || row.parts.length === 0) return
  for (const column of side.columns) {
    const parts = row.parts.map((part) => sideTerm(relations.view, table, part, column))
    relations.equal(
      one(sideTerm(relations.view, table, row, column)),
      { label: words, plus: parts },
      { key: `${row.name} ${column.label}` }
    )
  }
}

/** The grand totals of both sides. */
function grandTerms(view: TablesView, table: BalanceView): { left: Term; right: Term } | undefined {
  const [left, right] = [grandRow(table.left), grandRow(table.right)]
  const [leftColumn, rightColumn] = [sideTotal(table.left), sideTotal(table.right)]
  if (left === undefined || right === undefined || leftColumn === undefined || rightColumn === undefined)
    return undefined
  return { left: sideTerm(view, table, left, leftColumn), right: sideTerm(view, table, right, rightColumn) }
}

function onTotals(
  check: (relations: Relations, table: BalanceView) => void
): (context: TablesContext) => Outcome {
  return ({ tables: view }) => {
    const relations = new Relations(view)
    const table = balanceOf(view, 'incomeAndExpenditure')
    if (table !== undefined) check(relations, table)
    return relations.outcome(lacking('incomeAndExpenditure'))
  }
}

export const A01: Rule = rule(
  {
    id: 'A01',
    severity: 'error',
    fixed: true,
    title: '收入总计等于支出总计',
    sentence: '收支总表的收入总计等于支出总计。',
    tolerance: 'printed',
    source: budgetLaw
  },
  {
    tables: onTotals((relations, table) => {
      const grand = grandTerms(relations.view, table)
      if (grand !== undefined) relations.equal(one(grand.left), one(grand.right), { key: 'total' })
    })
  }
)

function incomeRule(
  id: string,
  title: string,
  sentence: string,
  pick: (side: SideView) => SideRow | undefined
): Rule {
  return rule(
    { id, severity: 'error', fixed: true, title, sentence, tolerance: 'printed' },
    {
      tables: onTotals((relations, table) =>
        rowIsSum(relations, table, table.left, pick(table.left), '它下面各行之和')
      )
    }
  )
}

const summed =
  (sources: readonly FundSource[]) =>
  (side: SideView): SideRow | undefined =>
    rowOfSources(side, sources)

export const A02 = incomeRule(
  'A02',
  '本年收入合计等于各项收入之和',
  '收支总表的本年收入合计等于财政拨款和各项非财政收入之和。',
  summed(currentSources)
)
export const A03 = incomeRule(
  'A03',
  '收入总计等于本年收入加结余和结转',
  '收支总表的收入总计等于本年收入合计、使用非财政拨款结余、上年结转（结余）之和。',
  grandRow
)
export const A04 = incomeRule(
  'A04',
  '财政拨款收入等于三本预算之和',
  '收支总表的财政拨款收入等于一般公共预算、政府性基金预算、国有资本经营预算拨款之和。',
  summed(fiscalSources)
)

export const A05: Rule = rule(
  {
    id: 'A05',
    severity: 'error',
    fixed: true,
    title: '本年支出合计等于各类支出之和',
    sentence: '收支总表的本年支出合计等于各功能类之和；支出总计等于本年支出合计加结转下年。',
    tolerance: 'printed'
  },
  {
    tables: onTotals((relations, table) => {
      rowIsSum(relations, table, table.right, expenditureRow(table.right), '各功能类之和')
      rowIsSum(relations, table, table.right, grandRow(table.right), '本年支出合计加结转下年')
    })
  }
)

export const A09: Rule = rule(
  {
    id: 'A09',
    severity: 'error',
    fixed: true,
    title: '财政拨款收支总表收支相等',
    sentence:
      '财政拨款收支总表的收入总计等于支出总计；支出每行合计等于三本预算之和；各合计行等于所属各行之和，支出总计等于本年支出加结转下年。',
    tolerance: 'printed'
  },
  { tables: fiscalBalance }
)

function fiscalBalance({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  const table = balanceOf(view, 'fiscalIncomeAndExpenditure')
  if (table === undefined) return relations.outcome(lacking('fiscalIncomeAndExpenditure'))
  const grand = grandTerms(view, table)
  if (grand !== undefined) relations.equal(one(grand.left), one(grand.right), { key: 'total' })
  for (const row of table.left.rows) rowIsSum(relations, table, table.left, row, '它下面各行之和')
  for (const row of [expenditureRow(table.right), grandRow(table.right), carryRow(table.right)])
    rowIsSum(relations, table, table.right, row, '所属各行之和')
  for (const row of table.right.rows)
    for (const column of table.right.columns) {
      if (column.parts.length === 0) continue
      const parts = column.parts.map((part) => sideTerm(view, table, row, part))
      relations.equal(
        one(sideTerm(view, table, row, column)),
        { label: '三本预算之和', plus: parts },
        { key: `across ${row.code}${row.name}` }
      )
    }
  return relations.outcome(lacking('fiscalIncomeAndExpenditure'))
}
