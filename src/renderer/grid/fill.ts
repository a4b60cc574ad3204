import type { Rejected } from './plan'
import { placeOf } from './plan'
import type { CellEdit, GridColumn, GridEdit, Parsed } from './model'
import { readCell } from './reading'
import type { Block } from './selection'
import { exactCopy, isNumeric } from './shown'
import type { GridView } from './view'

/** A decimal number as an integer of its smallest step. */
const scaled = (value: string, decimals: number): bigint => {
  const [whole = '', part = ''] = value.replace('-', '').split('.')
  const units = BigInt(whole + part.padEnd(decimals, '0'))
  return value.startsWith('-') ? -units : units
}

function unscaled(units: bigint, decimals: number): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const sign = units < 0n ? '-' : ''
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const DAY = 86_400_000

/** How a kind's values count on: as whole numbers of one step. */
function counting(column: GridColumn, values: readonly string[]): Counting | undefined {
  if (column.kind === 'date') {
    return {
      number: (value) => BigInt(Date.parse(value) / DAY),
      text: (number) => new Date(Number(number) * DAY).toISOString().slice(0, 10)
    }
  }
  if (!isNumeric(column)) return undefined
  const decimals = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0))
  return { number: (value) => scaled(value, decimals), text: (number) => unscaled(number, decimals) }
}

interface Counting {
  readonly number: (value: string) => bigint
  readonly text: (number: bigint) => string
}

/**
 * How values go on, by Excel's habit: two or more numbers or dates with one step between them as a series,
 * anything else over and over. A single number or date is repeated: an amount is never counted on by one.
 * Canonical texts in and out; `k` from 0.
 */
export function continued(
  column: GridColumn,
  values: readonly (string | undefined)[]
): (k: number) => string | undefined {
  const repeat = (k: number): string | undefined => values[k % values.length]
  const known = values.filter((value) => value !== undefined)
  const count = counting(column, known)
  if (count === undefined || known.length < 2 || known.length < values.length) return repeat
  const numbers = known.map((value) => count.number(value))
  const [first = 0n, second = 0n] = numbers
  const step = second - first
  const last = numbers.at(-1) ?? 0n
  if (!numbers.every((number, n) => n === 0 || number - (numbers[n - 1] ?? 0n) === step)) return repeat
  return (k) => count.text(last + step * BigInt(k + 1))
}

/** What a fill comes to. */
export interface Filled {
  readonly edit: GridEdit | undefined
  readonly rejected: readonly Rejected[]
}

/** One line of cells that is filled from another one in its direction. */
interface Line {
  readonly source: readonly Spot[]
  readonly target: readonly Spot[]
}

interface Spot {
  readonly row: number
  readonly column: number
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_none, n) => from + (to < from ? -n : n))

/** The lines from a block to a larger one: away from it, down, up, right or left. */
function linesOf(source: Block, target: Block): Line[] {
  const vertical = (rows: number[], more: number[]): Line[] =>
    span(source.left, source.right).map((column) => ({
      source: rows.map((row) => ({ row, column })),
      target: more.map((row) => ({ row, column }))
    }))
  const horizontal = (columns: number[], more: number[]): Line[] =>
    span(source.top, source.bottom).map((row) => ({
      source: columns.map((column) => ({ row, column })),
      target: more.map((column) => ({ row, column }))
    }))
  if (target.bottom > source.bottom) {
    return vertical(span(source.top, source.bottom), span(source.bottom + 1, target.bottom))
  }
  if (target.top < source.top)
    return vertical(span(source.bottom, source.top), span(source.top - 1, target.top))
  if (target.right > source.right) {
    return horizontal(span(source.left, source.right), span(source.right + 1, target.right))
  }
  if (target.left < source.left) {
    return horizontal(span(source.right, source.left), span(source.left - 1, target.left))
  }
  return []
}

/** A series' next value, or another column's, has to be read like a typed one; a copy in its column does not. */
function readFor(target: GridColumn, source: GridColumn, value: string | undefined, copied: boolean): Parsed {
  return copied && target.key === source.key
    ? { ok: true, value }
    : readCell(target, exactCopy(source, value))
}

/**
 * Fills a block from the part of it that is given, in one direction. Cells that are not for filling in, and the
 * blank row, are passed over; a value that a cell does not take is listed.
 */
export function planFill(
  view: GridView,
  columns: readonly GridColumn[],
  source: Block,
  target: Block
): Filled {
  const cells: CellEdit[] = []
  const rejected: Rejected[] = []
  for (const line of linesOf(source, target)) {
    const from = columns[line.source[0]?.column ?? -1]
    if (from === undefined) continue
    const alike = line.source.every(({ column }) => columns[column]?.kind === from.kind)
    const values = line.source.map(({ row, column }) => view.value(row, columns[column]?.key ?? ''))
    const next = alike ? continued(from, values) : (k: number) => values[k % values.length]
    for (const [k, { row, column: n }] of line.target.entries()) {
      const column = columns[n]
      if (column === undefined || row >= view.count || view.role(row) === 'blank') continue
      if (view.readOnly(row, column) !== undefined) continue
      const value = next(k)
      const spot = line.source[k % line.source.length]
      const origin = columns[spot?.column ?? -1] ?? from
      const read = readFor(column, origin, value, values.includes(value))
      const place = { row: view.key(row), column: column.key }
      if (!read.ok) {
        const text = exactCopy(origin, value)
        rejected.push({ ...place, place: placeOf(row, column), text, reason: read.reason })
      } else if (read.value !== view.value(row, column.key)) cells.push({ ...place, value: read.value })
    }
  }
  const edit: GridEdit = { label: '填充', cells, inserted: [], deleted: [] }
  return { edit: cells.length === 0 ? undefined : edit, rejected }
}

/** Ctrl+D: the first row of the selection over the rest; of a single row the one above it over it. */
export function planFillDown(view: GridView, columns: readonly GridColumn[], block: Block): Filled {
  const top = block.top === block.bottom ? block.top - 1 : block.top
  if (top < 0) return { edit: undefined, rejected: [] }
  return planFill(view, columns, { ...block, top, bottom: top }, { ...block, top })
}

/** Where the fill handle drawn to a cell leads: the block made longer in the direction that is further. */
export function fillTarget(source: Block, { row, column }: { row: number; column: number }): Block {
  const down = Math.max(row - source.bottom, source.top - row, 0)
  const right = Math.max(column - source.right, source.left - column, 0)
  if (down === 0 && right === 0) return source
  return down >= right
    ? { ...source, top: Math.min(source.top, row), bottom: Math.max(source.bottom, row) }
    : { ...source, left: Math.min(source.left, column), right: Math.max(source.right, column) }
}
