import type { RawRow, RawTable } from './raw'
import { plain } from './words'

type Printed = Omit<RawTable, 'definition' | 'role'>

const reporter = /^(?:填报|编制|填制|报送|公开)?(?:单位|部门)(?:名称)?[:：]/
const moneyUnit = /(?:金额)?单位[:：]\s*(?:人民币)?(?:万元|元)/
/** What stands over columns and never in a row of figures. */
const headings = new Set(
  [
    ...['科目编码', '科目名称', '科目代码', '功能科目编码', '功能科目名称', '功能分类科目', '预算数'],
    ...[
      '支出功能分类科目',
      '支出经济分类科目',
      '单位编码',
      '单位名称',
      '部门编码',
      '部门名称',
      '类',
      '款',
      '项'
    ]
  ].map(plain)
)
/** More rows of heading than this has no table. */
const most = 8

/**
 * A table whose heading came among its rows, as a sheet read as one grid has it: its lines of 填报单位 and 单位:万元 become
 * the caption, its column headings the header. The rows keep their numbers; what was taken out of them is blank.
 */
export function withoutHeading(table: Printed): Printed {
  const header: (readonly string[])[] = []
  let caption = table.caption
  const take = (cells: readonly string[]): boolean => {
    const found = captionIn(cells)
    if (found === undefined) return false
    caption ??= found
    return true
  }
  for (const row of table.header) if (!take(row)) header.push(row)
  const given = header.length
  const last = given === 0 ? lastHeading(table.rows) : lastCaption(table.rows)
  const rows = table.rows.map((row, at): RawRow => {
    if (at > last) return row
    const cells = row.cells.map(({ text }) => text)
    if (!take(cells) && given === 0) header.push(cells)
    return { cells: [] }
  })
  return { ...table, header, rows, ...(caption === undefined ? {} : { caption }) }
}

/** The last of the first rows that are headings; what stands above it (a title) is none of the figures either. */
function lastHeading(rows: readonly RawRow[]): number {
  return rows.slice(0, most).findLastIndex(({ cells }) => isHeading(cells.map(({ text }) => text)))
}

function lastCaption(rows: readonly RawRow[]): number {
  const first = rows.slice(0, most)
  return first.findLastIndex(({ cells }) => captionIn(cells.map(({ text }) => text)) !== undefined)
}

function isHeading(cells: readonly string[]): boolean {
  if (captionIn(cells) !== undefined) return true
  const said = cells.map((text) => text.trim()).filter((text) => text !== '')
  if (said.includes('**') && said.every((text) => text === '**' || /^\d{1,2}$/.test(text))) return true
  return said.some((text) => headings.has(plain(text)))
}

function captionIn(cells: readonly string[]): { left: string; right: string } | undefined {
  const said = cells.map((text) => text.trim()).filter((text) => text !== '')
  const right = said.find((text) => moneyUnit.test(text))
  const left = said.find((text) => reporter.test(text) && !moneyUnit.test(text))
  if (right === undefined && left === undefined) return undefined
  // A row of figures is no caption, whatever a cell of it says.
  if (said.some((text) => /^-?[\d,]+\.\d+$/.test(text))) return undefined
  return { left: left ?? '', right: right ?? '' }
}
