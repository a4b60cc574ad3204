import type { Parsed } from '../../grid'
import type { Columns, PriorField } from './roles'
import { isAmount, isSide, suffices } from './roles'

export type AmountUnit = 'yuan' | 'wanyuan'

/** How a pasted table was understood: it is shown, and confirmed, before anything is taken. */
export interface Understood {
  /** Which row has the headings, from 0, or -1 where none has; what stands above it is the table's title. */
  readonly headingRow: number
  readonly headings: readonly string[]
  /** What each column was taken for; undefined for one that is left alone. */
  readonly columns: Columns
  /** What the headings or the title say of the unit of amounts; undefined where they say nothing. */
  readonly unit: AmountUnit | undefined
}

/** Headings stand among the first rows, under a title at the most. */
const LOOKED_AT = 12

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** A heading without what stands in brackets behind it: 金额(万元). */
const bare = (text: string): string => plain(text).replaceAll(/\([^()]*\)/g, '')

/** The words of headings, by what they mean; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, PriorField])[] = [
  [/备注|说明|摘要/, 'note'],
  [/功能.*名称/, 'functionName'],
  [/功能/, 'function'],
  [/经济.*名称/, 'economicName'],
  [/经济/, 'economic'],
  [/资金来源|资金性质|经费来源|^来源/, 'source'],
  [/其他支出类别/, 'category'],
  [/支出类别|支出类型|支出性质|^类别|^类型/, 'section'],
  [/^(?!.*项目).*基本支出(?!.*(?:名称|编码|代码|类))/, 'basicAmount'],
  [/^(?!.*基本).*项目支出(?!.*(?:名称|编码|代码|类))/, 'projectAmount'],
  [/事业单位经营|^经营支出/, 'businessAmount'],
  [/上缴上级/, 'remittanceAmount'],
  [/附属单位补助/, 'subsidyAmount'],
  [/金额|预算数|批复数|年初数|上年数|支出数|执行数|决算数|预算$/, 'amount'],
  [/^(?:支出)?(?:合计|总计|小计)$/, 'amount']
]

/** A heading of what other columns come to. */
const TOTAL = /合计|总计|小计/

/** How far a heading of an amount is from last year's: last year's own, of no year, this year's. */
function farFromPrior(word: string, priorYear: number | undefined): number {
  const years: readonly string[] = word.match(/\d{4}/g) ?? []
  if (/上年|去年/.test(word) || years.includes(String(priorYear))) return 0
  return /本年|今年/.test(word) || years.length > 0 ? 2 : 1
}

/** A heading that says only 科目: it is the function, unless another column is; then the economic one. */
const GENERIC: readonly (readonly [RegExp, PriorField, PriorField])[] = [
  [/^科目名称$/, 'functionName', 'economicName'],
  [/^(?:支出)?科目(?:编码|代码)?$|^编码$|^代码$/, 'function', 'economic']
]

/** Which columns of amounts are taken: those nearest to last year, and of several kinds side by side their total. */
function amountsAmong(
  said: Columns,
  words: readonly string[],
  priorYear: number | undefined
): (PriorField | undefined)[] {
  const side = said.some(isSide)
  const far = words.map((word) => farFromPrior(word, priorYear))
  const rivals = far.filter((_far, at) => (side ? isSide(said[at]) : isAmount(said[at])))
  const nearest = Math.min(...rivals)
  const totals = far.flatMap((one, at) => (said[at] === 'amount' && one <= nearest ? [at] : []))
  const total = totals.find((at) => TOTAL.test(words[at] ?? '')) ?? totals[0]
  return said.map((field, at) => {
    if (!isAmount(field)) return side && (field === 'section' || field === 'category') ? undefined : field
    if (side && field === 'amount') return at === total ? 'totalAmount' : undefined
    return far[at] === nearest ? field : undefined
  })
}

function fieldsOf(row: readonly string[], priorYear: number | undefined): (PriorField | undefined)[] {
  const taken = new Set<PriorField>()
  const take = (field: PriorField | undefined): PriorField | undefined => {
    if (field === undefined || taken.has(field)) return undefined
    taken.add(field)
    return field
  }
  const words = row.map(bare)
  const said = words.map((word) => WORDS.find(([form]) => form.test(word))?.[1])
  const clear = amountsAmong(said, words, priorYear).map(take)
  return clear.map((field, at) => {
    if (field !== undefined) return field
    const [, first, second] = GENERIC.find(([form]) => form.test(words[at] ?? '')) ?? []
    return take(first !== undefined && taken.has(first) ? second : first)
  })
}

/** What a text says of the unit. */
function unitIn(texts: readonly string[]): AmountUnit | undefined {
  const all = texts.map(plain)
  if (all.some((text) => /万元/.test(text))) return 'wanyuan'
  return all.some((text) => /\(元\)|单位[:：]?(?:人民币)?元/.test(text)) ? 'yuan' : undefined
}

/** The row among the first that says most of what its columns are, where it is one that will do. */
function bestRow(
  rows: readonly (readonly string[])[],
  priorYear: number | undefined,
  willDo: (columns: Columns, cells: readonly string[]) => boolean
): Understood | undefined {
  let best: { row: number; columns: Columns; known: number } | undefined
  for (const [row, cells] of rows.slice(0, LOOKED_AT).entries()) {
    const columns = fieldsOf(cells, priorYear)
    const known = columns.filter((field) => field !== undefined).length
    if (known > (best?.known ?? 0) && willDo(columns, cells)) best = { row, columns, known }
  }
  if (best === undefined) return undefined
  const headings = rows[best.row] ?? []
  return {
    headingRow: best.row,
    headings,
    columns: best.columns,
    unit: unitIn(headings) ?? unitIn(rows.slice(0, best.row).flat())
  }
}

/**
 * Finds the headings of a pasted table, in whatever order its columns stand, and what each means. Of several columns
 * of amounts last year's is taken: what says 上年 or its year, else what says no year. Where 基本支出 and 项目支出 stand
 * side by side each is taken, and what they come to is for comparison only.
 * @returns undefined where no row among the first has a heading for amounts and one for a subject
 */
export const understand = (
  rows: readonly (readonly string[])[],
  priorYear?: number
): Understood | undefined => bestRow(rows, priorYear, suffices)

/** Whether a cell is a figure: a code or an amount, which no heading is. */
const isFigure = (text: string): boolean => /^[^\p{L}]*\d[^\p{L}]*$/u.test(text)

/**
 * A table whose headings say too little, as a start for the user who says what its columns are: by the row that says
 * anything at all, else by a first row without a figure, else without headings.
 */
export function guess(rows: readonly (readonly string[])[], priorYear?: number): Understood {
  const some = bestRow(rows, priorYear, (_columns, cells) => !cells.some(isFigure))
  if (some !== undefined) return some
  const first = rows[0] ?? []
  const none = Array.from(first, () => undefined)
  const worded =
    rows.length > 1 && first.some((text) => text.trim() !== '') && !first.some((text) => /\d/.test(text))
  return worded
    ? { headingRow: 0, headings: first, columns: none, unit: unitIn(first) }
    : { headingRow: -1, headings: [], columns: none, unit: undefined }
}

/** How subjects are read: by the catalog where there is one. */
export interface SubjectReaders {
  readonly function: (text: string) => Parsed
  readonly economic: (text: string) => Parsed
}

/** The cells of a row by what they are. */
export type PriorCells = Readonly<Partial<Record<PriorField, string>>>

/** A row under the headings. */
export interface RowUnder {
  /** From 0, in the table as it was pasted. */
  readonly row: number
  readonly cells: PriorCells
  /** What else it says: the texts of its columns but amounts and notes; of those left alone none of mere figures. */
  readonly words: readonly string[]
}

/** A cell's text without the apostrophe by which a spreadsheet keeps it a text. */
const textOf = (cell: string | undefined): string => (cell ?? '').trim().replace(/^['‘’＇](?=.)/, '')

/** The rows under the headings, by what their cells are; rows without anything are left out. */
export function cellsUnder(
  rows: readonly (readonly string[])[],
  { headingRow, columns }: Pick<Understood, 'headingRow' | 'columns'>
): RowUnder[] {
  const says = (text: string, at: number): boolean => {
    const field = columns[at]
    if (field === undefined) return /\p{L}/u.test(text)
    return text !== '' && !isAmount(field) && field !== 'totalAmount' && field !== 'note'
  }
  return rows.slice(headingRow + 1).flatMap((texts, n) => {
    const cells: Partial<Record<PriorField, string>> = {}
    for (const [at, field] of columns.entries()) {
      const text = field === 'note' ? (texts[at] ?? '').trim() : textOf(texts[at])
      if (field !== undefined && text !== '') cells[field] = text
    }
    if (Object.keys(cells).length === 0) return []
    const words = texts.map(textOf).filter(says)
    return [{ row: headingRow + 1 + n, cells, words }]
  })
}
