import { isFiscal } from '@shared/ledger'
import { rule } from '../rule'
import type { Outcome, Rule, TablesContext } from '../rule'
import type { BalanceView, CodedView, SideRow, TablesView, ViewColumn } from '../view'
import { budgetTables, grandTerm, byCode, missingRow, classesAgree } from './classes'
import {
  balanceOf,
  carryRow,
  codedOf,
  codedTerm,
  expenditureRow,
  fiscalSources,
  grandRow,
  lacking,
  sectionColumn,
  sideTerm,
  sideTotal,
  subjectRows,
  termsOfSources,
  totalColumn
} from './find'
import { one, Relations } from './relations'
import type { Term } from './terms'

export const B04: Rule = rule(
  {
    id: 'B04',
    severity: 'error',
    fixed: true,
    title: '财政拨款收入各表相符',
    sentence: '财政拨款收支总表的财政拨款收入等于收支总表、收入总表的财政拨款；三本预算的各行也相等。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const [fiscal, totals] = [
        balanceOf(view, 'fiscalIncomeAndExpenditure'),
        balanceOf(view, 'incomeAndExpenditure')
      ]
      if (fiscal !== undefined && totals !== undefined) fiscalAgrees(relations, fiscal, totals)
      return relations.outcome(lacking('fiscalIncomeAndExpenditure', 'incomeAndExpenditure'))
    }
  }
)

function fiscalAgrees(relations: Relations, fiscal: BalanceView, totals: BalanceView): void {
  const { view } = relations
  for (const sources of [fiscalSources, ...fiscalSources.map((source) => [source])]) {
    const [left, right] = [termsOfSources(view, fiscal, sources), termsOfSources(view, totals, sources)]
    if (left === undefined || right === undefined) continue
    const label = sources.length > 1 ? '财政拨款收入' : undefined
    const side = (plus: readonly Term[]): Parameters<Relations['equal']>[0] =>
      label === undefined || plus.length === 1 ? { plus } : { label, plus }
    relations.equal(side(left), side(right), { key: `totals ${sources.join()}` })
    const income = codedOf(view, 'income')
    const column = income?.columns.find(({ meaning }) => sameSources(meaning.sources, sources))
    if (income !== undefined && column !== undefined)
      relations.equal(side(left), one(grandTerm(view, income, column)), { key: `income ${sources.join()}` })
  }
}

function sameSources(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a?.length === b.length && b.every((source) => a.includes(source))
}

export const B05: Rule = rule(
  {
    id: 'B05',
    severity: 'error',
    fixed: true,
    title: '财政拨款收支总表与三本预算的支出表相符',
    sentence:
      '财政拨款收支总表的一般公共预算列等于一般公共预算支出表的合计和各类；政府性基金列、国有资本经营列同样等于各自的支出表。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const fiscal = balanceOf(view, 'fiscalIncomeAndExpenditure')
      if (fiscal !== undefined)
        for (const table of budgetTables(view)) {
          const column = columnFor(fiscal, table)
          if (column !== undefined) classesAgree(relations, { table: fiscal, column }, table)
        }
      return relations.outcome(lacking('fiscalIncomeAndExpenditure', 'generalPublicExpenditure'))
    }
  }
)

/** The column of the fiscal table whose money a budget's table is about. */
export function columnFor({ right }: BalanceView, table: CodedView): ViewColumn | undefined {
  const sources = totalColumn(table)?.meaning.sources
  return right.columns.find(
    ({ parts, meaning }) =>
      parts.length === 0 && sources !== undefined && sameSources(meaning.sources, sources)
  )
}

export const B06: Rule = rule(
  {
    id: 'B06',
    severity: 'error',
    fixed: true,
    title: '财政拨款本年支出等于三本预算支出之和',
    sentence: '财政拨款收支总表的本年支出等于三本预算支出表的合计之和；支出总计等于本年支出加结转下年。',
    tolerance: 'printed'
  },
  { tables: fiscalExpenditure }
)

function fiscalExpenditure({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  const fiscal = balanceOf(view, 'fiscalIncomeAndExpenditure')
  const column = fiscal === undefined ? undefined : sideTotal(fiscal.right)
  const row = fiscal === undefined ? undefined : expenditureRow(fiscal.right)
  if (fiscal === undefined || column === undefined || row === undefined)
    return relations.outcome(lacking('fiscalIncomeAndExpenditure'))
  const spent = sideTerm(view, fiscal, row, column)
  relations.equal(
    one(spent),
    { label: '三本预算支出之和', plus: budgetTerms(view, fiscal, row) },
    { key: 'spent' }
  )
  const [grand, carry] = [grandRow(fiscal.right), carryRow(fiscal.right)]
  if (grand !== undefined && carry !== undefined)
    relations.equal(
      one(sideTerm(view, fiscal, grand, column)),
      { label: '本年支出加结转下年', plus: [spent, sideTerm(view, fiscal, carry, column)] },
      { key: 'total' }
    )
  return relations.outcome(lacking('fiscalIncomeAndExpenditure'))
}

/** What the three budgets spend: from their tables, and where the template has none, from the fiscal table's column. */
export function budgetTerms(
  view: TablesView,
  fiscal: BalanceView | undefined,
  row: SideRow | undefined
): Term[] {
  const tables = budgetTables(view)
  const own = tables.flatMap((table) => {
    const sum = totalColumn(table)
    return sum === undefined ? [] : [grandTerm(view, table, sum)]
  })
  if (fiscal === undefined || row === undefined) return own
  const seen = tables.flatMap((table) => columnFor(fiscal, table) ?? [])
  const rest = fiscal.right.columns.filter(({ parts, ofWhich }) => parts.length === 0 && !ofWhich)
  return [...own, ...rest.filter((one) => !seen.includes(one)).map((one) => sideTerm(view, fiscal, row, one))]
}

export const B08: Rule = rule(
  {
    id: 'B08',
    severity: 'error',
    fixed: true,
    title: '非财政支出等于非财政收入',
    sentence:
      '支出总表减三本预算支出的差，等于各项非财政收入、使用非财政拨款结余和不计入财政拨款的上年结转，减相应的结转下年。',
    tolerance: 'printed'
  },
  { tables: outsideFiscal }
)

function outsideFiscal({ tables: view, template }: TablesContext): Outcome {
  const relations = new Relations(view)
  const [totals, spent, fiscal] = [
    balanceOf(view, 'incomeAndExpenditure'),
    codedOf(view, 'expenditure'),
    balanceOf(view, 'fiscalIncomeAndExpenditure')
  ]
  const [column, sum] = [totals && sideTotal(totals.left), spent && totalColumn(spent)]
  if (
    totals === undefined ||
    spent === undefined ||
    fiscal === undefined ||
    column === undefined ||
    sum === undefined
  )
    return relations.outcome(lacking('incomeAndExpenditure', 'expenditure', 'fiscalIncomeAndExpenditure'))
  const counted = (row: SideRow): boolean =>
    row.meaning?.sources?.every((source) => isFiscal(source, template)) === true
  const leaves = totals.left.rows.filter(
    ({ kind, parts, meaning }) => kind === 'named' && parts.length === 0 && meaning
  )
  const outside = leaves.filter((row) => !counted(row))
  const mixed = new Set(
    outside.flatMap(({ meaning }) => meaning?.sources ?? []).filter((source) => isFiscal(source, template))
  )
  const fiscalColumn = sideTotal(fiscal.left)
  const inside = fiscal.left.rows.filter(
    ({ kind, parts, meaning }) =>
      kind === 'named' &&
      parts.length === 0 &&
      meaning?.sources !== undefined &&
      meaning.sources.length > 0 &&
      meaning.sources.every((source) => mixed.has(source))
  )
  relations.equal(
    {
      label: '支出总表减三本预算支出',
      plus: [grandTerm(view, spent, sum)],
      minus: budgetTerms(view, fiscal, expenditureRow(fiscal.right))
    },
    {
      label: '非财政收入、结余和不计入财政拨款的结转，减相应的结转下年',
      plus: [...outside.map((row) => sideTerm(view, totals, row, column)), ...carryTerms(view, fiscal)],
      minus: [
        ...(fiscalColumn === undefined ? [] : inside.map((row) => sideTerm(view, fiscal, row, fiscalColumn))),
        ...carryTerms(view, totals)
      ]
    },
    { key: 'outside' }
  )
  return relations.outcome(lacking('incomeAndExpenditure'))
}

function carryTerms(view: TablesView, table: BalanceView): Term[] {
  const [row, column] = [carryRow(table.right), sideTotal(table.right)]
  return row === undefined || column === undefined ? [] : [sideTerm(view, table, row, column)]
}

export const B07: Rule = rule(
  {
    id: 'B07',
    severity: 'error',
    fixed: true,
    title: '三本预算逐科目不超过支出总表',
    sentence: '每个科目，三本预算支出表之和不大于支出总表（合计、基本支出、项目支出分别比）。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const spent = codedOf(view, 'expenditure')
      if (spent !== undefined)
        for (const column of ['total', 'basic', 'project'] as const) within(relations, spent, column)
      return relations.outcome(lacking('expenditure', 'generalPublicExpenditure'))
    }
  }
)

function within(relations: Relations, spent: CodedView, which: 'total' | 'basic' | 'project'): void {
  const { view } = relations
  const columnOf = (table: CodedView): ViewColumn | undefined =>
    which === 'total' ? totalColumn(table) : sectionColumn(table, which)
  const whole = columnOf(spent)
  if (whole === undefined) return
  const rows = byCode(subjectRows(spent))
  const budgets = budgetTables(view).map((table) => ({
    table,
    column: columnOf(table),
    rows: byCode(subjectRows(table))
  }))
  for (const code of new Set(budgets.flatMap((budget) => [...budget.rows.keys()]))) {
    const parts = budgets.flatMap(({ table, column, rows: own }) => {
      const row = own.get(code)
      return row === undefined || column === undefined ? [] : [codedTerm(view, table, row, column)]
    })
    if (parts.length === 0) continue
    relations.atMost(
      { label: `${code} 三本预算之和（${whole.label}）`, plus: parts },
      one(codedTerm(view, spent, rows.get(code) ?? missingRow(spent, code, ''), whole)),
      { key: `${code} ${which}` }
    )
  }
}
