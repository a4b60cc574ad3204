import type { GridColumn } from './model'
import { readCell } from './reading'

/** A pasted block's first row, found to be headings. */
export interface Headings {
  readonly words: readonly string[]
  /** Where each column of the block goes, when every heading names a column of the grid. */
  readonly columns?: readonly number[]
}

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
 * The headings of a pasted block, where its first row is one: it names the grid's columns, or it has words without
 * a digit where the grid has numbers, and nothing in it that a column of numbers or subjects would take.
 */
export function headingsOf(
  rows: readonly (readonly string[])[],
  columns: readonly GridColumn[],
  left: number
): Headings | undefined {
  const [words] = rows
  if (words === undefined || rows.length < 2) return undefined
  const named = namedColumns(words, columns)
  if (named !== undefined) return { words, columns: named }
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
  return worded ? { words } : undefined
}
