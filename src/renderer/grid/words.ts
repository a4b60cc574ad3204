import type { CellMark, GridColumn } from './model'
import { shownText } from './shown'
import type { GridView } from './view'
import { rowNumber } from './view'

/** How grave a mark is; a remark is not weighed. */
export type Gravity = Exclude<CellMark['severity'], 'remark'>

const SEVERITIES: Readonly<Record<CellMark['severity'], string>> = {
  error: '错误：',
  warning: '警告：',
  notice: '提示：',
  remark: ''
}

/** What is to be said of a cell, one sentence a line: the text it refused first, then its marks. */
export function reasonsOf(marks: readonly CellMark[], refused: string | undefined): readonly string[] {
  const own = refused === undefined ? [] : [`没有填进去：${refused}`]
  return [...own, ...marks.map(({ severity, message }) => `${SEVERITIES[severity]}${message}`)]
}

/** Whether somebody wrote about the cell. */
export const isRemarked = (marks: readonly CellMark[]): boolean =>
  marks.some(({ severity }) => severity === 'remark')

/** The gravest of a cell's marks; remarks aside. */
export function gravest(marks: readonly CellMark[]): Gravity | undefined {
  return (['error', 'warning', 'notice'] as const).find((severity) =>
    marks.some((mark) => mark.severity === severity)
  )
}

/** How a row is called to somebody who cannot see it. */
export function rowName(view: GridView, row: number): string {
  switch (view.role(row)) {
    case 'blank':
      return '新的一行'
    case 'total':
      return `合计行`
    case 'heading':
      return '标题行'
    default:
      return `第 ${rowNumber(view, row)} 行`
  }
}

/** What a reader of the screen hears on coming to a cell: row, heading, value, state. */
export function spokenCell(
  view: GridView,
  row: number,
  column: GridColumn | undefined,
  draft: string | undefined
): string {
  if (column === undefined || view.count === 0) return '空表'
  const text = draft ?? shownText(column, view.value(row, column.key))
  const state = view.readOnly(row, column) === undefined ? [] : ['只读']
  const title = column.group === undefined ? column.title : `${column.group} ${column.title}`
  return [rowName(view, row), title, text === '' ? '空' : text, ...state].join('，')
}
