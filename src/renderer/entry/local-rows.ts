import type { GridEdit, RowKey } from '../grid'

/** A row of a grid whose rows the page keeps itself until they are saved as a whole. */
export interface LocalRow {
  readonly key: RowKey
  readonly cells: Readonly<Record<string, string | undefined>>
}

/**
 * The rows after an edit of their grid: the new ones each after the row that they name, in the order of the edit.
 * @param inherits the columns that a new row takes over from the row that it stands after, where nothing is said of them
 */
export function applied(
  rows: readonly LocalRow[],
  { cells, inserted, deleted }: GridEdit,
  inherits: readonly string[] = []
): readonly LocalRow[] {
  const next = [...rows]
  for (const { key, after, cells: own } of inserted) {
    const at = after === null ? -1 : next.findIndex((row) => row.key === after)
    const above = next[at]?.cells ?? {}
    const taken = inherits.flatMap((name) => (name in own ? [] : [[name, above[name]] as const]))
    next.splice(at + 1, 0, { key, cells: { ...Object.fromEntries(taken), ...own } })
  }
  const changed = new Map<RowKey, Record<string, string | undefined>>()
  for (const { row, column, value } of cells)
    changed.set(row, { ...(changed.get(row) ?? {}), [column]: value })
  const gone = new Set(deleted)
  return next
    .filter(({ key }) => !gone.has(key))
    .map((row) => {
      const own = changed.get(row.key)
      return own === undefined ? row : { key: row.key, cells: { ...row.cells, ...own } }
    })
}
