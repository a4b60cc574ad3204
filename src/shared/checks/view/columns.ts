import { leavesIn } from '@shared/tables'
import type { Column, LeafColumn, Measure } from '@shared/tables'
import { joined, meaningOf } from './meaning'
import type { Meaning, ViewColumn } from './model'
import type { RawTable, Reading } from './raw'
import { plain } from './words'

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
  const all = leavesIn(columns)
  const width = Math.max(
    0,
    ...raw.header.map((row) => row.length),
    ...raw.rows.map(({ cells }) => cells.length)
  )
  const money = all.filter(({ shows }) => shows === undefined)
  const words = all.filter(({ shows }) => shows !== undefined)
  const asOrdered = positional(all, new Map(all.map((leaf, at) => [leaf, at])))
  if (width === 0 || (width === all.length && (isOwn(raw) || fitsOrder(raw, asOrdered)))) return asOrdered
  const leading = width - money.length
  const byLabel = labelled(columns, money, raw.header, width, reading)
  const byOrder = new Map(money.map((leaf, at) => [leaf, leading + at]))
  const fits = words.length > 0 && leading >= 2 && leading <= 4
  const isOrdered = fits && fitsOrder(raw, placesOf(byOrder, width))
  const of = byLabel.size === money.length || !isOrdered ? byLabel : byOrder
  if (of.size === 0) return { of, codes: [], name: undefined }
  if (words.length === 0) return { ...placesOf(of), name: undefined, codes: [] }
  const lowest = (column: number): string => headingPath(raw.header, column).at(-1) ?? ''
  const leadingTo = placesOf(of, width).name ?? 0
  // The first column of money may be one that the template does not know: the names are where they are headed so.
  const headed = Array.from({ length: leadingTo + 1 }, (_, at) => at).find((column) =>
    lowest(column).endsWith('名称')
  )
  const name = headed ?? leadingTo
  const codes = Array.from({ length: name }, (_, at) => at).filter((column) => !counting.has(lowest(column)))
  return { of, codes, name }
}

/** Headings of columns that only count the rows. */
const counting = new Set(['序号', '行次', '行号'].map(plain))

function placesOf(of: ReadonlyMap<LeafColumn, number>, width = Infinity): ColumnPlaces {
  const first = Math.min(width, ...of.values())
  const name = first === Infinity ? undefined : Math.max(0, first - 1)
  return { of, codes: Array.from({ length: name ?? 0 }, (_, at) => at), name }
}

/** Our own tables stand as the template says. */
const isOwn = ({ rows }: RawTable): boolean =>
  rows.some(({ cells }) => cells.some(({ exact }) => exact !== undefined))

/** Whether by their order alone the columns hold what the template has there. */
const fitsOrder = (raw: RawTable, places: ColumnPlaces): boolean =>
  isFigures(raw, places) && isCoded(raw, places)

/** Whether codes, and no names, stand where codes should; 合计 may stand there too. */
function isCoded({ rows }: RawTable, { codes }: ColumnPlaces): boolean {
  return codes.every((column) => {
    const given = rows
      .map(({ cells }) => plain(cells[column]?.text ?? ''))
      .filter((text) => text !== '' && text !== '合计' && text !== '总计')
    return given.filter((text) => /\p{Script=Han}/u.test(text)).length * 2 <= given.length
  })
}

/** Whether figures, and no names, stand where money should. */
function isFigures({ rows }: RawTable, { of }: ColumnPlaces): boolean {
  const money = [...of.entries()].flatMap(([{ shows }, column]) => (shows === undefined ? [column] : []))
  const named = rows.filter(({ cells }) =>
    money.some((column) => /\p{Script=Han}/u.test(cells[column]?.text ?? ''))
  )
  return named.length * 2 <= rows.length
}

/** Columns with figures that are none of the template's: what they hold is missing in its sums. */
export function strangeColumns({ rows }: RawTable, { of, name, codes }: ColumnPlaces): number[] {
  const known = new Set([...of.values(), ...codes, ...(name === undefined ? [] : [name])])
  const strange = new Set<number>()
  for (const { cells } of rows)
    for (const [column, { text }] of cells.entries())
      if (!known.has(column) && /^-?[\d,]*[1-9][\d,]*(?:\.\d+)?$|^-?0?\.\d*[1-9]/.test(text.trim()))
        strange.add(column)
  return [...strange]
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
    labelPaths(columns, words).map(({ path }, at) => [leavesIn(columns)[at]?.steps.join('/'), path])
  )
  for (const leaf of money) {
    const path = wanted.get(leaf.steps.join('/')) ?? []
    const exact = paths.flatMap((given, column) => (endsAlike(given, path) ? [column] : []))
    // 基本支出 of a form that does not divide it is the other's 基本支出 小计.
    const group = ['小计', '合计'].includes(path.at(-1) ?? '') && path.length > 1 ? path.slice(0, -1) : []
    const places =
      exact.length > 0 ? exact : paths.flatMap((given, column) => (endsAlike(given, group) ? [column] : []))
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

/**
 * The money columns with what they take, in the order of the template; those that the table lacks are left out. A column
 * is the sum of others only where all of these can be found: one that is missing as a whole stands for its own parts.
 */
export function viewColumns(
  columns: readonly Column[],
  scope: Measure,
  { of, sums = true }: Pick<ColumnPlaces, 'of'> & { readonly sums?: boolean },
  reading: Reading
): ViewColumn[] {
  const all = leavesIn(columns)
  const made = new Map<LeafColumn, ViewColumn>()
  const leavesNamed = (ids: readonly string[]): LeafColumn[] =>
    ids.flatMap((id) => all.filter((one) => one.id === id))
  /** Undefined where a part is nowhere. */
  const partsOf = ({ sumOf = [] }: LeafColumn): ViewColumn[] | undefined => {
    const parts = leavesNamed(sumOf).map((part): ViewColumn[] | undefined => {
      const own = make(part)
      if (own !== undefined) return [own]
      return part.sumOf === undefined ? undefined : partsOf(part)
    })
    const found = parts.flatMap((part) => part ?? [])
    return parts.includes(undefined) ? undefined : found
  }
  // What a column takes is the template's to say, whether its parts are there or not.
  const meaningOfLeaf = ({ amount, sumOf = [] }: LeafColumn): Meaning =>
    amount === undefined
      ? (joined(leavesNamed(sumOf).map(meaningOfLeaf)) ?? meaningOf([scope], reading))
      : meaningOf([scope, amount], reading)
  const make = (leaf: LeafColumn): ViewColumn | undefined => {
    const known = made.get(leaf)
    if (known !== undefined) return known
    const column = of.get(leaf)
    if (column === undefined || leaf.shows !== undefined) return undefined
    const parts = partsOf(leaf)
    const meaning = meaningOfLeaf(leaf)
    const { ofWhich = false } = leaf
    const label = reading.words(leaf.label)
    const view = { column, label, parts: sums ? (parts ?? []) : [], meaning, ofWhich }
    made.set(leaf, view)
    return view
  }
  return all.flatMap((leaf) => make(leaf) ?? [])
}
