import { leavesOf } from '@shared/tables'
import type { Column, LeafColumn, Measure } from '@shared/tables'
import { remembered } from '../lines'
import { joined, meaningOf } from './meaning'
import type { ViewColumn } from './model'
import type { RawTable, Reading } from './raw'
import { plain } from './words'

/** The leaves of a template's columns, always the same objects for the same columns. */
export const leaves = remembered((columns: readonly Column[]) => leavesOf(columns, []))

/** Where the columns of the template stand in a table as it came. */
export interface ColumnPlaces {
  /** Per leaf of the template the column it stands in; absent where the table has none such. */
  readonly of: ReadonlyMap<LeafColumn, number>
  /** The columns with codes, in order, and the one with names. */
  readonly codes: readonly number[]
  readonly name: number | undefined
}

/** Finds the columns by their headings; where those do not tell, by their order. */
export function placeColumns(columns: readonly Column[], raw: RawTable, reading: Reading): ColumnPlaces {
  const all = leaves(columns)
  const width = Math.max(
    0,
    ...raw.header.map((row) => row.length),
    ...raw.rows.map(({ cells }) => cells.length)
  )
  const money = all.filter(({ shows }) => shows === undefined)
  const words = all.filter(({ shows }) => shows !== undefined)
  if (width === all.length || width === 0) return positional(all, new Map(all.map((leaf, at) => [leaf, at])))
  const leading = width - money.length
  const byLabel = labelled(columns, money, raw.header, width, reading)
  const byOrder = new Map(money.map((leaf, at) => [leaf, leading + at]))
  const fits = words.length > 0 && leading >= 2 && leading <= 4
  const of = byLabel.size === money.length || !fits ? byLabel : byOrder
  const first = Math.min(width, ...of.values())
  const name = words.length === 0 ? undefined : Math.max(0, first - 1)
  return { of, codes: Array.from({ length: name ?? 0 }, (_, at) => at), name }
}

function positional(leaves: readonly LeafColumn[], of: ReadonlyMap<LeafColumn, number>): ColumnPlaces {
  const at = (test: (shows: LeafColumn['shows']) => boolean): number[] =>
    leaves.flatMap((leaf, place) => (leaf.shows !== undefined && test(leaf.shows) ? [place] : []))
  return { of, codes: at((shows) => shows !== 'name'), name: at((shows) => shows === 'name')[0] }
}

/** The money columns whose headings, from the top down, are told apart and found. */
function labelled(
  columns: readonly Column[],
  money: readonly LeafColumn[],
  header: RawTable['header'],
  width: number,
  { words }: Reading
): Map<LeafColumn, number> {
  const found = new Map<LeafColumn, number>()
  const paths = Array.from({ length: width }, (_, column) => headingPath(header, column))
  const wanted = new Map(
    labelPaths(columns, words).map(({ path }, at) => [leaves(columns)[at]?.steps.join('/'), path])
  )
  for (const leaf of money) {
    const path = wanted.get(leaf.steps.join('/')) ?? []
    const places = paths.flatMap((given, column) => (endsAlike(given, path) ? [column] : []))
    const free = places.filter((column) => ![...found.values()].includes(column))
    if (free.length === 1 && free[0] !== undefined) found.set(leaf, free[0])
  }
  return found
}

function labelPaths(
  columns: readonly Column[],
  words: (text: string) => string
): { readonly path: string[] }[] {
  return columns.flatMap(({ label, columns: below }) => {
    const own = plain(words(label))
    if (below === undefined) return [{ path: [own] }]
    return labelPaths(below, words).map(({ path }) => ({ path: [own, ...path] }))
  })
}

/** The headings above a column, from the top; a merged heading stands in its first cell. */
function headingPath(header: RawTable['header'], column: number): string[] {
  const rows = header.filter((row) => !row.every((text) => /^(?:\*\*|\d*)$/.test(text.trim())))
  const lowest = rows.findLastIndex((row) => (row[column] ?? '').trim() !== '')
  return rows.slice(0, lowest + 1).flatMap((row) => {
    for (let at = column; at >= 0; at--) {
      const text = plain(row[at] ?? '')
      if (text !== '') return [text]
    }
    return []
  })
}

function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length)
  return length > 0 && a.slice(-length).every((text, at) => text === b.slice(-length)[at])
}

/** The money columns with what they take, in the order of the template; those that the table lacks are left out. */
export function viewColumns(
  columns: readonly Column[],
  scope: Measure,
  { of }: Pick<ColumnPlaces, 'of'>,
  reading: Reading
): ViewColumn[] {
  const all = leaves(columns)
  const made = new Map<LeafColumn, ViewColumn>()
  const make = (leaf: LeafColumn): ViewColumn | undefined => {
    const known = made.get(leaf)
    if (known !== undefined) return known
    const column = of.get(leaf)
    if (column === undefined || leaf.shows !== undefined) return undefined
    const parts = (leaf.sumOf ?? [])
      .flatMap((id) => all.filter((one) => one.id === id))
      .flatMap((one) => make(one) ?? [])
    const meaning =
      leaf.amount === undefined
        ? (joined(parts.map((part) => part.meaning)) ?? meaningOf([scope], reading))
        : meaningOf([scope, leaf.amount], reading)
    const { ofWhich = false } = leaf
    const view = { column, label: reading.words(leaf.label), parts, meaning, ofWhich }
    made.set(leaf, view)
    return view
  }
  return all.flatMap((leaf) => make(leaf) ?? [])
}
