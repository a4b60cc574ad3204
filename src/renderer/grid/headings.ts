import type { GridColumn } from './model'
import { readCell } from './reading'

/** What stands above a pasted block's values: its headings, and titles above them. */
export interface Headings {
  /** The headings, one a column of the block. */
  readonly words: readonly string[]
  /** Titles that stand above the headings: 单位：万元. */
  readonly above: readonly string[]
  /** How many rows of the block they take. */
  readonly rows: number
  /** Where each column of the block goes, when every heading names a column of the grid. */
  readonly columns?: readonly number[]
}

/** Titles stand above the headings in so many rows at the most. */
const TITLES = 4

/** A heading without blanks and without its unit: 金额（万元） is 金额. */
const nameOf = (title: string): string =>
  title.replace(/\s/g, '').replace(/[（(](?:单位[:：])?(?:万元|元|人|辆|个|%)[)）]$/, '')

/** Where each heading's column stands; nothing unless all are named, each once. */
function namedColumns(words: readonly string[], columns: readonly GridColumn[]): number[] | undefined {
  const names = columns.map(({ title }) => nameOf(title))
  const found = words.map((word) => {
    const name = nameOf(word)
    return name === '' || names.indexOf(name) !== names.lastIndexOf(name) ? -1 : names.indexOf(name)
  })
  const distinct = new Set(found).size === found.length
  return words.length > 1 && distinct && !found.includes(-1) ? found : undefined
}

const isNumber = ({ kind }: GridColumn): boolean =>
  kind === 'amount' || kind === 'integer' || kind === 'decimal' || kind === 'date'

/**
 * Whether a row is one of headings: it names the grid's columns, or it has words without a digit where the grid has
 * numbers, and nothing in it that a column of numbers or subjects would take.
 */
function judged(
  words: readonly string[],
  columns: readonly GridColumn[],
  left: number
): Pick<Headings, 'columns'> | undefined {
  const named = namedColumns(words, columns)
  if (named !== undefined) return { columns: named }
  let worded = false
  for (const [n, word] of words.entries()) {
    const column = columns[left + n]
    if (column === undefined || column.kind === 'text' || word.trim() === '') continue
    if (readCell(column, word).ok) return undefined
    if (isNumber(column)) {
      if (!/\p{Script=Han}/u.test(word) || /\d/.test(word)) return undefined
      worded = true
    }
  }
  return worded ? {} : undefined
}

/** One cell with words and nothing beside it, in a block of several columns: a title, or the unit of all amounts. */
function isTitle(words: readonly string[]): boolean {
  const [word, more] = words.filter((one) => one.trim() !== '')
  return words.length > 1 && word !== undefined && more === undefined && /\p{Script=Han}/u.test(word)
}

/**
 * The headings of a pasted block, where it begins with some; titles may stand above them. A title alone counts as
 * the headings where it stands over numbers and none follow.
 */
export function headingsOf(
  rows: readonly (readonly string[])[],
  columns: readonly GridColumn[],
  left: number
): Headings | undefined {
  let alone: Headings | undefined
  const above: string[] = []
  for (const [n, words] of rows.slice(0, Math.min(rows.length - 1, TITLES + 1)).entries()) {
    const known = judged(words, columns, left)
    const found = known && { ...known, words, above: [...above], rows: n + 1 }
    if (!isTitle(words)) return found ?? alone
    alone ??= found
    above.push(...words)
  }
  return alone
}
