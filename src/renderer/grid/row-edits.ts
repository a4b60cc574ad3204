import type { GridColumn, GridEdit, MakeKey, NewRow, RowKey } from './model'
import type { GridView } from './view'
import { lastEntryKey } from './view'

const rowEdit = (label: string, inserted: readonly NewRow[], deleted: readonly RowKey[]): GridEdit => ({
  label,
  cells: [],
  inserted,
  deleted
})

/** The row after which one stands that is put before `row`: the last of the entries at the most. */
function before(view: GridView, row: number): RowKey | null {
  const end = view.count - view.pinned
  if (row >= end || view.role(row) === 'blank') return lastEntryKey(view)
  return row <= 0 ? null : view.key(row - 1)
}

/** As many empty rows before a row, as one edit. */
export function insertRows(view: GridView, row: number, count: number, makeKey: MakeKey): GridEdit {
  const inserted: NewRow[] = []
  let after = before(view, row)
  for (let n = 0; n < count; n += 1) {
    const key = makeKey()
    inserted.push({ key, after, cells: {} })
    after = key
  }
  return rowEdit('插入行', inserted, [])
}

const entries = (view: GridView, top: number, bottom: number): number[] =>
  Array.from({ length: Math.max(0, bottom - top + 1) }, (_none, n) => top + n).filter(
    (row) => row < view.count && view.role(row) === 'entry'
  )

/**
 * The same rows once more, below the last of them; what the program computes is not copied. Nothing when there is
 * no row of entry among them.
 */
export function duplicateRows(
  view: GridView,
  columns: readonly GridColumn[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  makeKey: MakeKey
): GridEdit | undefined {
  const rows = entries(view, top, bottom)
  const last = rows.at(-1)
  if (last === undefined) return undefined
  let after = view.key(last)
  const inserted = rows.map((row): NewRow => {
    const cells: Record<string, string | undefined> = {}
    for (const column of columns) {
      const value = view.value(row, column.key)
      if (value !== undefined && view.readOnly(row, column) === undefined) cells[column.key] = value
    }
    const made = { key: makeKey(), after, cells }
    after = made.key
    return made
  })
  return rowEdit('复制行', inserted, [])
}

/** Takes the rows of entry out, as one edit: headings, totals and the blank row stay. */
export function deleteRows(
  view: GridView,
  { top, bottom }: { readonly top: number; readonly bottom: number }
): GridEdit | undefined {
  const deleted = entries(view, top, bottom).map((row) => view.key(row))
  return deleted.length === 0 ? undefined : rowEdit('删除行', [], deleted)
}
