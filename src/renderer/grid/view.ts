import type { CellMark, GridColumn, GridEdit, GridRows, RowKey } from './model'
import { draftKey } from './model'

/** What a row is: the owner's own, or the empty one at the end in which a new row is typed. */
export type Role = 'entry' | 'heading' | 'total' | 'blank'

/**
 * The rows as the grid shows them: the owner's, with the edits that are still on their way laid over, and the
 * blank row for the next one. Positions are of this view throughout.
 */
export interface GridView {
  readonly count: number
  /** How many totals stand last: they stick to the bottom. */
  readonly pinned: number
  readonly key: (row: number) => RowKey
  readonly role: (row: number) => Role
  readonly value: (row: number, column: string) => string | undefined
  readonly marks: (row: number, column: string) => readonly CellMark[]
  /** Why a cell cannot be filled in; nothing where it can. */
  readonly readOnly: (row: number, column: GridColumn) => string | undefined
  /** Where a row stands; -1 when it is not there. */
  readonly indexOf: (key: RowKey) => number
}

export interface ViewOptions {
  /** Edits handed over whose outcome is not known yet, oldest first. */
  readonly pending?: readonly GridEdit[]
  /** The key that the blank row will have when something is typed in it; without one there is none. */
  readonly blank?: RowKey | undefined
  /** The whole grid is for reading. */
  readonly readOnly?: boolean
}

interface Slot {
  readonly key: RowKey
  /** Its position among the owner's rows; a row still on its way has none. */
  readonly base: number | undefined
}

const NO_MARKS: readonly CellMark[] = []

const WHY_NOT: Readonly<Record<'heading' | 'total', string>> = {
  heading: '这是一组的标题行，不能填写。',
  total: '合计由程序计算，不能填写。'
}

function overlayOf(pending: readonly GridEdit[]): ReadonlyMap<string, string | undefined> {
  const overlay = new Map<string, string | undefined>()
  for (const edit of pending) {
    for (const row of edit.inserted) {
      for (const [column, value] of Object.entries(row.cells)) overlay.set(draftKey(row.key, column), value)
    }
    for (const { row, column, value } of edit.cells) overlay.set(draftKey(row, column), value)
  }
  return overlay
}

/**
 * The order of rows with those inserted and deleted that are still on their way. A row that the owner already
 * shows is not shown twice; one whose predecessor is gone stands last.
 */
function orderOf(rows: GridRows, body: number, pending: readonly GridEdit[]): readonly Slot[] {
  const slots = Array.from({ length: body }, (_none, base): Slot => ({ key: rows.key(base), base }))
  const known = new Set<RowKey>(slots.map((slot) => slot.key))
  const gone = new Set<RowKey>()
  const followers = new Map<RowKey | null, RowKey[]>()
  for (const edit of pending) {
    for (const { key, after } of edit.inserted) {
      if (known.has(key)) continue
      known.add(key)
      const place = after !== null && !known.has(after) ? (slots.at(-1)?.key ?? null) : after
      followers.set(place, [key, ...(followers.get(place) ?? [])])
    }
    for (const key of edit.deleted) gone.add(key)
  }
  const order: Slot[] = []
  // Without recursion: a pasted block is a chain of thousands, each standing after the one before.
  const emit = (keys: readonly RowKey[]): void => {
    const stack = keys.toReversed()
    for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
      if (!gone.has(key)) order.push({ key, base: undefined })
      stack.push(...(followers.get(key) ?? []).toReversed())
    }
  }
  emit(followers.get(null) ?? [])
  for (const slot of slots) {
    if (!gone.has(slot.key)) order.push(slot)
    emit(followers.get(slot.key) ?? [])
  }
  return order
}

function pinnedOf({ count, role }: GridRows): number {
  let pinned = 0
  while (pinned < count && role?.(count - 1 - pinned) === 'total') pinned += 1
  return pinned
}

/** The view of the owner's rows under the edits on their way. */
export function viewOf(
  rows: GridRows,
  { pending = [], blank, readOnly = false }: ViewOptions = {}
): GridView {
  const pinned = pinnedOf(rows)
  const body = rows.count - pinned
  const changed = pending.some((edit) => edit.inserted.length > 0 || edit.deleted.length > 0)
  const order = changed ? orderOf(rows, body, pending) : undefined
  const overlay = overlayOf(pending)
  const entries = order?.length ?? body
  const extra = blank === undefined ? 0 : 1
  const count = entries + extra + pinned
  let index: Map<RowKey, number> | undefined

  /** The owner's position of a row; undefined for one that the owner does not have yet. */
  const baseOf = (row: number): number | undefined => {
    if (row < entries) return order ? order[row]?.base : row
    if (row < entries + extra) return undefined
    return row - entries - extra + body
  }
  const key = (row: number): RowKey => {
    if (row === entries && blank !== undefined) return blank
    const slot = order?.[row]
    if (slot !== undefined) return slot.key
    return rows.key(baseOf(row) ?? row)
  }
  const role = (row: number): Role => {
    if (row === entries && extra > 0) return 'blank'
    const base = baseOf(row)
    return base === undefined ? 'entry' : (rows.role?.(base) ?? 'entry')
  }
  const value = (row: number, column: string): string | undefined => {
    if (overlay.size > 0) {
      const own = draftKey(key(row), column)
      if (overlay.has(own)) return overlay.get(own)
    }
    const base = baseOf(row)
    return base === undefined ? undefined : rows.value(base, column)
  }
  return {
    count,
    pinned,
    key,
    role,
    value,
    marks: (row, column) => {
      const base = baseOf(row)
      return base === undefined ? NO_MARKS : (rows.marks?.(base, column) ?? NO_MARKS)
    },
    readOnly: (row, column) => {
      if (readOnly) return '这里现在只能看，不能修改。'
      const kind = role(row)
      if (kind === 'heading' || kind === 'total') return WHY_NOT[kind]
      if (column.readOnly === true) return `“${column.title}”由程序计算，不能填写。`
      const base = baseOf(row)
      return base === undefined ? undefined : rows.readOnly?.(base, column.key)
    },
    indexOf: (wanted) => {
      index ??= new Map(Array.from({ length: count }, (_none, row) => [key(row), row]))
      return index.get(wanted) ?? -1
    }
  }
}

/** The last row before the blank one and the totals; -1 where there is none. */
export function lastEntry(view: GridView): number {
  const last = view.count - view.pinned - 1
  return last >= 0 && view.role(last) === 'blank' ? last - 1 : last
}

/** The row after which the next new one stands at the end. */
export function lastEntryKey(view: GridView): RowKey | null {
  const last = lastEntry(view)
  return last < 0 ? null : view.key(last)
}

/**
 * The label on a row's header: its number as shown, from 1, headings and subtotals counted; the totals at the
 * bottom have none.
 */
export function rowNumber(view: GridView, row: number): string {
  if (view.role(row) === 'blank') return '＊'
  return row >= view.count - view.pinned ? '' : String(row + 1)
}
