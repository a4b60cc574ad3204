import type { PriorCells, RowUnder } from './recognise'
import type { Columns, PriorField } from './roles'

/** Columns that are blank together where a cell was merged: a code and its name say the same thing. */
export interface Group {
  readonly name: '功能科目' | '经济科目' | '资金来源' | '支出类别'
  readonly fields: readonly PriorField[]
}

const GROUPS: readonly Group[] = [
  { name: '功能科目', fields: ['function', 'functionName'] },
  { name: '经济科目', fields: ['economic', 'economicName'] },
  { name: '资金来源', fields: ['source'] },
  { name: '支出类别', fields: ['section', 'category'] }
]

/** What a row took from a row above it. */
export interface FilledGroup {
  readonly name: Group['name']
  /** The row that says it, from 0, and its words. */
  readonly from: number
  readonly text: string
}

/** A row with what stood blank in it filled down from above, and what nothing stood above for. */
export interface FilledRow extends RowUnder {
  readonly total: boolean
  readonly filled: readonly FilledGroup[]
  readonly blank: readonly Group['name'][]
}

const isTotalWord = (text: string): boolean =>
  /^.{0,12}(?:合计|总计|小计|共计)[:：]?$/.test(text.normalize('NFKC').replaceAll(/\s/g, ''))

const cellsOf = (cells: PriorCells, { fields }: Group): [PriorField, string][] =>
  fields.flatMap((field) => (cells[field] === undefined ? [] : [[field, cells[field]]]))

/** The groups that a table has: that a row is of no other kind is said by a blank, unless the kinds have a column. */
const groupsOf = (columns: Columns): Group[] =>
  GROUPS.filter(({ name, fields }) =>
    name === '支出类别' ? columns.includes('section') : fields.some((field) => columns.includes(field))
  )

/**
 * Fills down what a sheet's merged cells leave blank: only their first row has their text. What was filled stays told
 * apart. A total under a column ends what stood above it there.
 */
export function fillDown(rows: readonly RowUnder[], columns: Columns): FilledRow[] {
  const groups = groupsOf(columns)
  const above = new Map<Group['name'], { row: number; own: [PriorField, string][] }>()
  return rows.map((row) => {
    const total = row.words.some(isTotalWord)
    const filled: FilledGroup[] = []
    const blank: Group['name'][] = []
    const cells: Partial<Record<PriorField, string>> = { ...row.cells }
    for (const group of groups) {
      const own = cellsOf(row.cells, group)
      const last = above.get(group.name)
      if (own.some(([, text]) => isTotalWord(text))) above.delete(group.name)
      else if (own.length > 0) above.set(group.name, { row: row.row, own })
      else if (last === undefined) blank.push(group.name)
      else {
        Object.assign(cells, Object.fromEntries(last.own))
        const text = last.own.map(([, said]) => said).join(' ')
        filled.push({ name: group.name, from: last.row, text })
      }
    }
    return { ...row, cells, total, filled, blank }
  })
}

/** 第 3 行, 第 3、4 行, 第 3、5～9 行: rows by their places from 1. */
export function placesNamed(places: readonly number[]): string {
  const runs: [number, number][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last?.[1] === place - 1) last[1] = place
    else runs.push([place, place])
  }
  const words = runs.map(([first, last]) =>
    first === last ? String(first) : `${first}${last === first + 1 ? '、' : '～'}${last}`
  )
  return `第 ${words.join('、')} 行`
}

/** What was filled down, a sentence for each that it was taken from: it is to be looked at before it is believed. */
export function filledNamed(rows: readonly FilledRow[]): string[] {
  const from = new Map<string, { name: string; row: number; text: string; places: number[] }>()
  for (const { row, filled } of rows) {
    for (const one of filled) {
      const key = `${one.name} ${one.from}`
      const known = from.get(key) ?? { name: one.name, row: one.from, text: one.text, places: [] }
      from.set(key, known)
      known.places.push(row + 1)
    }
  }
  return [...from.values()].map(
    ({ name, row, text, places }) =>
      `${placesNamed(places)}的${name}是空的，照上面第 ${row + 1} 行取了“${text}”：请核对。`
  )
}
