import type { Parsed } from '../../grid'

/** What a column of a pasted table can be. */
export type PriorField =
  | 'section'
  | 'category'
  | 'function'
  | 'functionName'
  | 'economic'
  | 'economicName'
  | 'source'
  | 'amount'
  | 'note'

export type AmountUnit = 'yuan' | 'wanyuan'

/** How a pasted table was understood: it is shown, and confirmed, before anything is taken. */
export interface Understood {
  /** Which row has the headings, from 0; what stands above it is the table's title. */
  readonly headingRow: number
  readonly headings: readonly string[]
  /** What each column was taken for; undefined for one that is left alone. */
  readonly columns: readonly (PriorField | undefined)[]
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
  [/金额|预算数|批复数|年初数|上年数|支出数|执行数|决算数|预算$|^合计$/, 'amount']
]

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

function fieldsOf(row: readonly string[], priorYear: number | undefined): (PriorField | undefined)[] {
  const taken = new Set<PriorField>()
  const take = (field: PriorField | undefined): PriorField | undefined => {
    if (field === undefined || taken.has(field)) return undefined
    taken.add(field)
    return field
  }
  const words = row.map(bare)
  const said = words.map((word) => WORDS.find(([form]) => form.test(word))?.[1])
  const amounts = words.flatMap((word, at) => (said[at] === 'amount' ? [farFromPrior(word, priorYear)] : []))
  const nearest = Math.min(...amounts)
  const clear = said.map((field, at) =>
    field === 'amount' && farFromPrior(words[at] ?? '', priorYear) !== nearest ? undefined : take(field)
  )
  return clear.map((field, at) => {
    const word = words[at] ?? ''
    if (field !== undefined) return field
    const [, first, second] = GENERIC.find(([form]) => form.test(word)) ?? []
    return take(first !== undefined && taken.has(first) ? second : first)
  })
}

/** What a text says of the unit. */
function unitIn(texts: readonly string[]): AmountUnit | undefined {
  const all = texts.map(plain)
  if (all.some((text) => /万元/.test(text))) return 'wanyuan'
  return all.some((text) => /\(元\)|单位[:：]?(?:人民币)?元/.test(text)) ? 'yuan' : undefined
}

/**
 * Finds the headings of a pasted table, in whatever order its columns stand, and what each means. Of several columns
 * of amounts last year's is taken: what says 上年 or its year, else what says no year.
 * @returns undefined where no row among the first has a heading for amounts and one for a subject
 */
export function understand(rows: readonly (readonly string[])[], priorYear?: number): Understood | undefined {
  let best: { row: number; columns: (PriorField | undefined)[]; known: number } | undefined
  for (const [row, cells] of rows.slice(0, LOOKED_AT).entries()) {
    const columns = fieldsOf(cells, priorYear)
    const known = columns.filter((field) => field !== undefined).length
    const subject = columns.some((field) => field?.startsWith('function') || field?.startsWith('economic'))
    if (subject && columns.includes('amount') && known > (best?.known ?? 0)) best = { row, columns, known }
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

/** How subjects are read: by the catalog where there is one. */
export interface SubjectReaders {
  readonly function: (text: string) => Parsed
  readonly economic: (text: string) => Parsed
}

/** The cells of a row by what they are. */
export type PriorCells = Readonly<Partial<Record<PriorField, string>>>

/** The rows under the headings, by what their cells are; rows without anything are left out. */
export function cellsUnder(
  rows: readonly (readonly string[])[],
  { headingRow, columns }: Understood
): { readonly row: number; readonly cells: PriorCells }[] {
  return rows.slice(headingRow + 1).flatMap((texts, n) => {
    const cells: Partial<Record<PriorField, string>> = {}
    for (const [at, field] of columns.entries()) {
      const text = texts[at]?.trim() ?? ''
      if (field !== undefined && text !== '') cells[field] = text
    }
    return Object.keys(cells).length === 0 ? [] : [{ row: headingRow + 1 + n, cells }]
  })
}
