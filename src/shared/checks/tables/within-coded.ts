import type { Role } from '@shared/tables'
import { rule } from '../rule'
import type { Outcome, Rule, TablesContext } from '../rule'
import type { CodedRow, CodedView, TablesView } from '../view'
import { codedOf, codedTerm, codedValue, lacking, levelsIn, topRows, totalRow } from './find'
import { one, Relations } from './relations'

const functionTables: readonly Role[] = [
  'expenditure',
  'generalPublicExpenditure',
  'governmentFundExpenditure',
  'stateCapitalExpenditure'
]

/** Every column that is the sum of others is their sum, in every row. */
function rowsAddUp(relations: Relations, table: CodedView, words: string): void {
  for (const row of table.rows)
    for (const column of table.columns) {
      if (column.parts.length === 0) continue
      relations.sum(
        codedValue(row, column),
        column.parts.map((part) => codedValue(row, part)),
        () => ({
          left: one(codedTerm(relations.view, table, row, column)),
          right: {
            label: words,
            plus: column.parts.map((part) => codedTerm(relations.view, table, row, part))
          },
          options: { key: `${table.role ?? table.id} ${rowKey(row)} ${column.label}` }
        })
      )
    }
}

function rowKey({ kind, code, name }: CodedRow): string {
  return kind === 'subject' || kind === 'unit' ? code : name
}

/** The total is the sum of the rows on top, every row that of the rows directly below it, in every column. */
function levelsAddUp(relations: Relations, table: CodedView): void {
  const total = totalRow(table)
  if (total !== undefined) sumDown(relations, table, total, topRows(table), '各类之和')
  for (const { row, below } of families(table)) sumDown(relations, table, row, below, '下级各行之和')
}

function sumDown(
  relations: Relations,
  table: CodedView,
  row: CodedRow,
  below: readonly CodedRow[],
  words: string
): void {
  for (const column of table.columns)
    relations.sum(
      codedValue(row, column),
      below.map((part) => codedValue(part, column)),
      () => ({
        left: one(codedTerm(relations.view, table, row, column)),
        right: { label: words, plus: below.map((part) => codedTerm(relations.view, table, part, column)) },
        options: { key: `${table.role ?? table.id} ${rowKey(row)} ${column.column} down` }
      })
    )
}

/** Rows with the rows directly below them: those of the next level whose codes begin with theirs. */
function families(table: CodedView): { readonly row: CodedRow; readonly below: readonly CodedRow[] }[] {
  const levels = levelsIn(table)
  const below = new Map<string, CodedRow[]>()
  for (const row of table.rows) {
    const upper = levels[levels.indexOf(row.level ?? 'class') - 1]
    if (row.level === undefined || upper === undefined) continue
    const parent = row.code.slice(0, upper === 'class' ? 3 : 5)
    const siblings = below.get(parent)
    if (siblings === undefined) below.set(parent, [row])
    else siblings.push(row)
  }
  return table.rows.flatMap((row) => {
    const own = row.level === undefined ? undefined : below.get(row.code)
    return own === undefined ? [] : [{ row, below: own }]
  })
}

function onCoded(
  roles: readonly Role[],
  check: (relations: Relations, table: CodedView, view: TablesView) => void
): (context: TablesContext) => Outcome {
  return ({ tables: view }) => {
    const relations = new Relations(view)
    for (const role of roles) {
      const table = codedOf(view, role)
      if (table !== undefined) check(relations, table, view)
    }
    return relations.outcome(lacking(...roles))
  }
}

export const A06: Rule = rule(
  {
    id: 'A06',
    severity: 'error',
    fixed: true,
    title: '支出各行合计等于各支出类别之和',
    sentence: '支出总表和三本预算的支出表，每行合计等于表上所列各支出类别之和。',
    tolerance: 'printed'
  },
  { tables: onCoded(functionTables, (relations, table) => rowsAddUp(relations, table, '各支出类别之和')) }
)

export const A07: Rule = rule(
  {
    id: 'A07',
    severity: 'error',
    fixed: true,
    title: '合计等于类、类等于款、款等于项之和',
    sentence: '支出总表和三本预算的支出表，每一列的合计等于各类之和，类等于款之和，款等于项之和。',
    tolerance: 'printed'
  },
  { tables: onCoded(functionTables, levelsAddUp) }
)

export const A08: Rule = rule(
  {
    id: 'A08',
    severity: 'error',
    fixed: true,
    title: '收入总表每行、每列合计相符',
    sentence: '收入总表每行合计等于各来源之和；每一列的合计等于各类之和，类等于款，款等于项。',
    tolerance: 'printed'
  },
  {
    tables: onCoded(['income'], (relations, table) => {
      rowsAddUp(relations, table, '各来源之和')
      levelsAddUp(relations, table)
    })
  }
)

export const A10: Rule = rule(
  {
    id: 'A10',
    severity: 'error',
    fixed: true,
    title: '基本支出表每行、每列合计相符',
    sentence: '一般公共预算基本支出表每行合计等于人员经费加公用经费；合计等于各类之和，类等于款之和。',
    tolerance: 'printed'
  },
  {
    tables: onCoded(['generalPublicBasic'], (relations, table) => {
      rowsAddUp(relations, table, '人员经费加公用经费')
      levelsAddUp(relations, table)
    })
  }
)

export const A12: Rule = rule(
  {
    id: 'A12',
    severity: 'error',
    title: '“三公”经费合计等于各项之和',
    sentence:
      '“三公”经费表合计等于因公出国、公务接待、公务用车运行、公务用车购置之和；有小计的，小计等于运行加购置。',
    tolerance: 'printed'
  },
  {
    tables: onCoded(['threePublic'], (relations, table) => {
      rowsAddUp(relations, table, '各项之和')
      const total = totalRow(table)
      if (total !== undefined) sumDown(relations, table, total, topRows(table), '各行之和')
    })
  }
)
