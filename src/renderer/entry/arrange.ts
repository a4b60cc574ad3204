import type { Row } from '@shared/ledger'
import type { GridEdit, GridRows, RowKey } from '../grid'

/** A row of the ledger as the grid shows it, or a line that the program puts between: a group's heading, a total. */
export type Arranged<R> =
  | { readonly kind: 'entry'; readonly row: R }
  | {
      readonly kind: 'heading' | 'total'
      readonly key: string
      readonly cells: Readonly<Record<string, string | undefined>>
    }

const entries = new WeakMap<Row, { readonly kind: 'entry'; readonly row: Row }>()

/** A row of the ledger as an arranged line, made once: an edit makes one row anew and leaves the thousands of others. */
export function entryOf<R extends Row>(row: R): { readonly kind: 'entry'; readonly row: R } {
  const known = entries.get(row) as { readonly kind: 'entry'; readonly row: R } | undefined
  if (known !== undefined) return known
  const made = { kind: 'entry', row } as const
  entries.set(row, made)
  return made
}

/** One group of rows: what it is called, and its rows in their order. */
export interface Group<R> {
  readonly key: string
  readonly rows: readonly R[]
}

/** The rows by group; groups by their keys, rows within them in the order of the ledger. */
export function groupsOf<R>(rows: readonly R[], keyOf: (row: R) => string): Group<R>[] {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, members]) => ({ key, rows: members }))
}

/** The rows under the headings of their groups. */
export function grouped<R extends Row>(
  groups: readonly Group<R>[],
  cellsOf: (group: Group<R>) => Readonly<Record<string, string | undefined>>
): Arranged<R>[] {
  return groups.flatMap((group): Arranged<R>[] => [
    { kind: 'heading', key: `group:${group.key}`, cells: cellsOf(group) },
    ...group.rows.map(entryOf)
  ])
}

interface Reading<R> {
  readonly read: (row: R, column: string) => string | undefined
  readonly readOnly?: ((row: R, column: string) => string | undefined) | undefined
  readonly marks?:
    ((row: R, column: string) => NonNullable<ReturnType<NonNullable<GridRows['marks']>>>) | undefined
}

/** Arranged rows as the grid asks for them. */
export function gridRows<R extends Row>(
  lines: readonly Arranged<R>[],
  { read, readOnly, marks }: Reading<R>
): GridRows {
  return {
    count: lines.length,
    key: (at) => {
      const line = lines[at]
      return line === undefined ? at : line.kind === 'entry' ? line.row.id : line.key
    },
    value: (at, column) => {
      const line = lines[at]
      if (line === undefined) return undefined
      return line.kind === 'entry' ? read(line.row, column) : line.cells[column]
    },
    role: (at) => lines[at]?.kind ?? 'entry',
    readOnly: (at, column) => {
      const line = lines[at]
      return line?.kind === 'entry' ? readOnly?.(line.row, column) : undefined
    },
    marks: (at, column) => {
      const line = lines[at]
      return line?.kind === 'entry' ? (marks?.(line.row, column) ?? []) : []
    }
  }
}

/**
 * An edit made where not all rows show, or not in their order, in terms of the list: a row put after a heading, or
 * at the top, stands in the list before the first row shown below; where none shows, at the end.
 */
export function anchored<R extends Row>(
  edit: GridEdit,
  lines: readonly Arranged<R>[],
  all: readonly Row[]
): GridEdit {
  const known = (after: RowKey | null): boolean => typeof after === 'number'
  if (edit.inserted.every(({ after }) => known(after))) return edit
  const previous = (id: number): number | null => {
    const at = all.findIndex((row) => row.id === id)
    return all[at - 1]?.id ?? null
  }
  const anchorOf = (after: RowKey | null): RowKey | null => {
    if (known(after)) return after
    const from =
      after === null ? 0 : lines.findIndex((line) => line.kind !== 'entry' && line.key === after) + 1
    for (const line of lines.slice(from)) if (line.kind === 'entry') return previous(line.row.id)
    return all.at(-1)?.id ?? null
  }
  return { ...edit, inserted: edit.inserted.map((row) => ({ ...row, after: anchorOf(row.after) })) }
}
