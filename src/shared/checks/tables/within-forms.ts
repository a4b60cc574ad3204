import { sum, zeroFen } from '@shared/money'
import { remembered } from '@shared/remember'
import { rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext } from '../rule'
import type { FormView, TablesView, ViewCell, ViewTable } from '../view'
import {
  balanceOf,
  carryRow,
  figureOfSections,
  figureTerm,
  formsOf,
  lacking,
  sideTerm,
  sideTotal
} from './find'
import { one, Relations } from './relations'
import { tablePlace } from './terms'

/** The sums of a form that do not hold exactly, and how many do; added up once for a form. */
const sumsOf = remembered(({ figures }: FormView) => {
  const sums = figures.filter(({ parts }) => parts.length > 0)
  const odd = sums.filter(({ cell, parts }) => {
    const values = parts.flatMap((part) => part.cell.value ?? [])
    return values.length < parts.length || cell.value !== sum(values)
  })
  return { holding: sums.length - odd.length, odd }
})

/** Every figure of a form that is the sum of others is their sum. */
function figuresAddUp(relations: Relations, table: FormView): void {
  const { holding, odd } = sumsOf(table)
  relations.look(holding)
  for (const figure of odd) {
    const parts = figure.parts.map((part) => figureTerm(relations.view, table, part))
    relations.equal(
      one(figureTerm(relations.view, table, figure)),
      { label: `“${figure.label}”下各项之和`, plus: parts },
      { key: `${formKey(table)} ${figure.label}` }
    )
  }
}

/** A form by what it is about, whatever its number. */
export const formKey = remembered((table: FormView): string => {
  const name = [...table.texts].find(
    ([text]) => text.includes('{projectName}') || text.includes('{projectCode}')
  )
  return name === undefined ? (table.role ?? table.id) : `${table.id} ${name[1].text}`
})

export const isIncome = (sections: readonly string[]): boolean =>
  sections.length === 1 && sections[0] === 'income'
export const isExpenditure = (sections: readonly string[]): boolean =>
  sections.includes('basic') && sections.includes('project') && !sections.includes('income')

export const A13: Rule = rule(
  {
    id: 'A13',
    severity: 'error',
    title: '整体绩效表收支相符',
    sentence:
      '整体绩效目标表收入合计等于财政拨款加其他经费；支出合计等于基本支出加项目支出；收入合计等于支出合计加结转下年。',
    tolerance: 'printed'
  },
  { tables: departmentForm }
)

function departmentForm({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  for (const table of formsOf(view, 'departmentPerformance')) {
    figuresAddUp(relations, table)
    const [income, spent] = [figureOfSections(table, isIncome), figureOfSections(table, isExpenditure)]
    if (income === undefined || spent === undefined) continue
    relations.equal(
      one(figureTerm(view, table, income)),
      { label: '支出合计加结转下年', plus: [figureTerm(view, table, spent), ...carriedOn(view)] },
      { key: 'balance' }
    )
  }
  return relations.outcome(lacking('departmentPerformance'))
}

function carriedOn(view: TablesView): ReturnType<typeof sideTerm>[] {
  const totals = balanceOf(view, 'incomeAndExpenditure')
  const row = totals === undefined ? undefined : carryRow(totals.right)
  const column = totals === undefined ? undefined : sideTotal(totals.right)
  return totals === undefined || row === undefined || column === undefined
    ? []
    : [sideTerm(view, totals, row, column)]
}

export const A14: Rule = rule(
  {
    id: 'A14',
    severity: 'error',
    title: '项目绩效表资金合计相符',
    sentence: '项目绩效目标表年度资金总额等于财政拨款、其他资金、上年结转之和。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      for (const table of formsOf(view, 'projectPerformance')) figuresAddUp(relations, table)
      return relations.outcome(lacking('projectPerformance'))
    }
  }
)

export const A15: Rule = rule(
  {
    id: 'A15',
    severity: 'error',
    title: '金额都是写法正确的非负数',
    sentence: '各表的金额不为负数（上年数除外），两位小数，没有 #DIV/0!、#REF! 等错误值和写成文字的数字。',
    tolerance: 'exact'
  },
  { tables: figuresReadable }
)

function figuresReadable({ tables: view }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of view.tables) {
    const { figures, faults } = readThrough(table)
    count += figures
    for (const { cell, fault } of faults) findings.push(faultFound(view, table, cell, fault))
  }
  return { applies: true, examined: count, findings }
}

/** How many figures a table has, and the cells that are wrong; gone through once for a table. */
const readThrough = remembered((table: ViewTable) => {
  const mayBeNegative = priorColumns(table)
  const faults: { readonly cell: ViewCell; readonly fault: string }[] = []
  let figures = 0
  for (const row of table.cells)
    for (const cell of row) {
      const isFigure = cell.value !== undefined || cell.fault !== undefined
      const fault = isFigure ? figureFault(cell, mayBeNegative) : strayFault(cell)
      if (isFigure) figures++
      if (fault !== undefined) faults.push({ cell, fault })
    }
  return { figures, faults }
})

function figureFault(cell: ViewCell, mayBeNegative: ReadonlySet<number>): string | undefined {
  if (cell.fault !== undefined) return cell.fault
  return (cell.value ?? zeroFen) < 0 && !mayBeNegative.has(cell.column) ? '是负数' : undefined
}

/** A formula's failure where no figure belongs. */
function strayFault({ text }: ViewCell): string | undefined {
  return /^#(?:REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL)[!?]?$/i.test(text.trim()) ? '公式出错' : undefined
}

function priorColumns(table: ViewTable): ReadonlySet<number> {
  return new Set(
    table.layout === 'coded'
      ? table.columns.filter(({ meaning }) => meaning.of === 'prior').map(({ column }) => column)
      : []
  )
}

function faultFound(view: TablesView, table: ViewTable, cell: ViewCell, fault: string): Found {
  const place = tablePlace(view, table, cell, `第 ${cell.row + 1} 行第 ${cell.column + 1} 列`)
  return {
    message: `${place.label}写的是“${cell.text.slice(0, 60)}”：${fault}。请改成带两位小数的数字，没有数的留空。`,
    places: [place],
    values: [cell.text, fault]
  }
}
