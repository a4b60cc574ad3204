import { fundSources, isCurrentIncome, isFiscal } from '@shared/ledger'
import type { FactSection, FundSource } from '@shared/ledger'
import { zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Role } from '@shared/tables'
import { takesSection, takesSources } from '../view'
import type {
  BalanceView,
  CodedRow,
  CodedView,
  FormFigure,
  FormView,
  SideRow,
  SideView,
  TablesView,
  ViewCell,
  ViewColumn
} from '../view'
import { term } from './terms'
import type { Term } from './terms'

/** What the eleven roles are commonly called, for sentences about tables that are not there. */
export const roleWords: Readonly<Record<Role, string>> = {
  incomeAndExpenditure: '收支总表',
  income: '收入总表',
  expenditure: '支出总表',
  fiscalIncomeAndExpenditure: '财政拨款收支总表',
  generalPublicExpenditure: '一般公共预算支出表',
  generalPublicBasic: '一般公共预算基本支出表',
  threePublic: '“三公”经费表',
  governmentFundExpenditure: '政府性基金预算支出表',
  stateCapitalExpenditure: '国有资本经营预算支出表',
  departmentPerformance: '整体绩效目标表',
  projectPerformance: '项目绩效目标表'
}

/** Why a rule on these roles has nothing to look at. */
export function lacking(...roles: readonly Role[]): string {
  return `没有可比的${roles.map((role) => roleWords[role]).join('、')}。`
}

export function codedOf({ tables }: TablesView, role: Role): CodedView | undefined {
  return tables.find((table): table is CodedView => table.role === role && table.layout === 'coded')
}

export function balanceOf({ tables }: TablesView, role: Role): BalanceView | undefined {
  return tables.find((table): table is BalanceView => table.role === role && table.layout === 'balance')
}

export function formsOf({ tables }: TablesView, role: Role): FormView[] {
  return tables.filter((table): table is FormView => table.role === role && table.layout === 'performance')
}

/** The column that is the sum of others and part of none: 合计. */
export function totalColumn({ columns }: Pick<CodedView, 'columns'>): ViewColumn | undefined {
  const isPart = (column: ViewColumn): boolean =>
    columns.some(({ parts }) => parts.some((part) => part.column === column.column))
  const current = columns.filter(({ meaning }) => meaning.of === 'current')
  return (
    current.find((column) => column.parts.length > 0 && !isPart(column)) ??
    current.find((one) => !isPart(one))
  )
}

/** The column that takes all of a section. */
export function sectionColumn({ columns }: CodedView, section: FactSection): ViewColumn | undefined {
  return columns.find(({ meaning, ofWhich }) => !ofWhich && takesSection(meaning, section))
}

export function totalRow({ rows }: CodedView): CodedRow | undefined {
  return rows.find(({ kind }) => kind === 'total')
}

export function subjectRows({ rows }: CodedView): CodedRow[] {
  return rows.filter(({ kind }) => kind === 'subject')
}

/** The rows with nothing above them: the first level there is, and the rows without a code. */
export function topRows(table: CodedView): CodedRow[] {
  const [first] = levelsIn(table)
  return table.rows.filter(
    ({ kind, level }) => kind === 'tail' || (kind === 'subject' && (level === undefined || level === first))
  )
}

/** The levels that occur, from above. */
export function levelsIn({ rows }: CodedView): NonNullable<CodedRow['level']>[] {
  return (['class', 'division', 'item'] as const).filter((level) => rows.some((row) => row.level === level))
}

/** A cell of a coded table as a term; an empty table counts as zeros, by its first cell. */
export function codedTerm(
  view: TablesView,
  table: CodedView,
  row: CodedRow | undefined,
  column: ViewColumn
): Term {
  const cell = row?.figures.get(column.column) ?? nothingAt(row?.row ?? 0, column.column)
  return term(view, table, cell, () => {
    const name = row === undefined ? '合计' : `${row.code}${row.code === '' ? '' : ' '}${row.name}`.trim()
    return `“${name}”行“${column.label}”列`
  })
}

/** What {@link codedTerm} holds, in fen; undefined where the cell holds no readable figure. */
export function codedValue(row: CodedRow, column: ViewColumn): Fen | undefined {
  const cell = row.figures.get(column.column)
  return cell === undefined ? zeroFen : cell.value
}

export function nothingAt(row: number, column: number): ViewCell {
  return { row, column, text: '', value: zeroFen }
}

/** The last row of a side's sums: the one that is part of no other (收入总计, 支出总计). */
export function grandRow({ rows }: SideView): SideRow | undefined {
  const isPart = (row: SideRow): boolean =>
    rows.some(({ parts }) => parts.some((part) => part.row === row.row))
  return rows.find((row) => row.kind === 'named' && row.parts.length > 0 && !isPart(row))
}

/** The named row that takes exactly these sources. */
export function rowOfSources({ rows }: SideView, sources: readonly FundSource[]): SideRow | undefined {
  return rows.find(
    ({ kind, meaning }) => kind === 'named' && meaning !== undefined && takesSources(meaning, sources)
  )
}

/** The row that is the sum of the classes: 本年支出合计. */
export function expenditureRow({ rows }: SideView): SideRow | undefined {
  const classes = rows.some(({ kind }) => kind === 'class')
  return rows.find(
    ({ kind, meaning, parts }) =>
      kind === 'named' &&
      (classes
        ? parts.some((part) => part.kind === 'class')
        : meaning?.sections?.includes('basic') === true) &&
      meaning?.sections?.includes('carryToNextYear') !== true
  )
}

export function carryRow({ rows }: SideView): SideRow | undefined {
  return rows.find(
    ({ kind, meaning }) =>
      kind === 'named' && meaning !== undefined && takesSection(meaning, 'carryToNextYear')
  )
}

/** The first money column of a side; of a side with several, their sum. */
export function sideTotal(side: SideView): ViewColumn | undefined {
  return totalColumn(side)
}

export function sideTerm(view: TablesView, table: BalanceView, row: SideRow, column: ViewColumn): Term {
  const cell = row.figures.get(column.column) ?? nothingAt(row.row, column.column)
  return term(view, table, cell, () => `“${row.name}”行“${column.label}”列`)
}

export const currentSources = fundSources.filter(isCurrentIncome)
export const fiscalSources = fundSources.filter((source) => isFiscal(source))

/**
 * The figures of a side that together are these sources: the row that takes them all, else the rows without parts
 * that each take some. Undefined where the rows cannot tell.
 */
export function termsOfSources(
  view: TablesView,
  table: BalanceView,
  sources: readonly FundSource[]
): Term[] | undefined {
  const column = sideTotal(table.left)
  if (column === undefined) return undefined
  const whole = rowOfSources(table.left, sources)
  if (whole !== undefined) return [sideTerm(view, table, whole, column)]
  const leaves = table.left.rows.filter(
    ({ kind, parts, meaning }) =>
      kind === 'named' &&
      parts.length === 0 &&
      meaning?.sources !== undefined &&
      meaning.sources.every((source) => sources.includes(source))
  )
  const covered = new Set(leaves.flatMap(({ meaning }) => meaning?.sources ?? []))
  return sources.every((source) => covered.has(source))
    ? leaves.map((row) => sideTerm(view, table, row, column))
    : undefined
}

export function figureTerm(view: TablesView, table: FormView, figure: FormFigure): Term {
  return term(view, table, figure.cell, () => `“${figure.label}”`)
}

/** The figure of a form that takes all of some sections, as a sum or as it is. */
export function figureOfSections(
  table: FormView,
  test: (sections: readonly string[]) => boolean
): FormFigure | undefined {
  const fits = table.figures.filter(({ meaning }) => meaning.sections !== undefined && test(meaning.sections))
  return (
    fits.find(({ parts }) => parts.length > 0) ?? fits.find(({ meaning }) => meaning.sources === undefined)
  )
}
