import type { Drafts, GridColumn, RowKey } from './model'
import { draftKey } from './model'
import { drawnText, isNegative, isNumeric } from './shown'
import type { Layout } from './layout'
import type { GridView, Role } from './view'
import { rowNumber } from './view'
import type { Gravity } from './words'
import { gravest, isRemarked, reasonsOf, rowName } from './words'

/** All that a cell shows, the selection aside. */
export interface CellDrawing {
  readonly column: string
  readonly text: string
  /** Classes of the cell, each with a blank before it. */
  readonly kinds: string
  readonly severity: Gravity | undefined
  /** Somebody wrote about it. */
  readonly remarked: boolean
  readonly closed: boolean
  /** What is said of it: the text it refused, its marks. */
  readonly said: string | undefined
  /** Where it stays at the left, in pixels; absent where it scrolls. */
  readonly left: number | undefined
}

/** All that a row shows, the selection aside. */
export interface RowDrawing {
  readonly key: RowKey
  /** Its position, from 0. */
  readonly row: number
  readonly role: Role
  readonly number: string
  readonly name: string
  readonly cells: readonly CellDrawing[]
}

/** What rows are drawn from. */
export interface DrawnFrom {
  readonly view: GridView
  readonly columns: readonly GridColumn[]
  readonly layout: Pick<Layout, 'frozen' | 'tracks'>
  readonly drafts: Drafts
}

/** A row as it stands now. */
export function drawRow(from: DrawnFrom, row: number): RowDrawing {
  const { view, columns } = from
  const [key, role] = [view.key(row), view.role(row)]
  return {
    key,
    row,
    role,
    number: rowNumber(view, row),
    name: rowName(view, row),
    cells: columns.map((column, n) => drawCell(from, { key, row, role }, column, n))
  }
}

function drawCell(
  { view, layout, drafts }: DrawnFrom,
  { key, row, role }: Pick<RowDrawing, 'key' | 'row' | 'role'>,
  column: GridColumn,
  n: number
): CellDrawing {
  const value = view.value(row, column.key)
  const draft = drafts.size === 0 ? undefined : drafts.get(draftKey(key, column.key))
  const marks = view.marks(row, column.key)
  const closed = view.readOnly(row, column) !== undefined
  const frozen = n < layout.frozen
  return {
    column: column.key,
    text: draft?.text ?? drawnText(column, value),
    kinds: classes({
      numeric: isNumeric(column),
      negative: draft === undefined && isNegative(column, value),
      closed: closed && role !== 'total' && role !== 'heading',
      refused: draft !== undefined,
      frozen
    }),
    severity: draft ? 'error' : gravest(marks),
    remarked: isRemarked(marks),
    closed,
    said: reasonsOf(marks, draft?.reason).join(' ') || undefined,
    left: frozen ? (layout.tracks[n]?.left ?? 0) : undefined
  }
}

function classes(kinds: Readonly<Record<string, boolean>>): string {
  let text = ''
  for (const name in kinds) if (kinds[name] === true) text += ` ${name}`
  return text
}

const sameCell = (one: CellDrawing, other: CellDrawing | undefined): boolean =>
  one.column === other?.column &&
  one.text === other.text &&
  one.kinds === other.kinds &&
  one.severity === other.severity &&
  one.remarked === other.remarked &&
  one.closed === other.closed &&
  one.said === other.said &&
  one.left === other.left

/** Whether two drawings show the same. */
export const sameRow = (one: RowDrawing, other: RowDrawing): boolean =>
  one.key === other.key &&
  one.row === other.row &&
  one.role === other.role &&
  one.number === other.number &&
  one.cells.length === other.cells.length &&
  one.cells.every((cell, n) => sameCell(cell, other.cells[n]))

/**
 * Rows as they stand now; one that shows what it showed before is the drawing from before, so that whoever holds
 * it has nothing to do.
 */
export function drawRows(
  from: DrawnFrom,
  rows: readonly number[],
  before: ReadonlyMap<number, RowDrawing> | undefined
): ReadonlyMap<number, RowDrawing> {
  return new Map(
    rows.map((row) => {
      const now = drawRow(from, row)
      const was = before?.get(row)
      return [row, was !== undefined && sameRow(was, now) ? was : now]
    })
  )
}
