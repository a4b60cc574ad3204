import type { GridColumn, GridEdit, GridRows, RowKey } from '../model'

/** A row of a test's table. */
export interface Line {
  readonly key: RowKey
  readonly cells: Readonly<Record<string, string | undefined>>
  readonly role?: 'entry' | 'heading' | 'total'
}

export const rowsOf = (lines: readonly Line[]): GridRows => ({
  count: lines.length,
  key: (row) => lines[row]!.key,
  value: (row, column) => lines[row]!.cells[column],
  role: (row) => lines[row]!.role ?? 'entry'
})

/** What an owner makes of an edit: cells filled, rows put in and taken out, cleared cells gone. */
export function applied(lines: readonly Line[], edit: GridEdit): Line[] {
  const result: Line[] = lines.filter(({ key }) => !edit.deleted.includes(key))
  for (const { key, after, cells } of edit.inserted) {
    const at = after === null ? 0 : result.findIndex((line) => line.key === after) + 1
    result.splice(at, 0, { key, cells })
  }
  return result.map((line) => {
    const own = edit.cells.filter(({ row }) => row === line.key)
    return own.length === 0
      ? line
      : {
          ...line,
          cells: { ...line.cells, ...Object.fromEntries(own.map(({ column, value }) => [column, value])) }
        }
  })
}

/** The table as shown texts: what one sees. */
export const picture = (lines: readonly Line[], columns: readonly GridColumn[]): (string | undefined)[][] =>
  lines.map(({ cells }) => columns.map(({ key }) => cells[key]))

const at = { width: 100 }

/** A text, two amounts, a whole number, a computed amount. */
export const COLUMNS: readonly GridColumn[] = [
  { ...at, key: 'name', title: '名称', kind: 'text' },
  { ...at, key: 'amount', title: '金额', kind: 'amount', shown: 'yuan', entered: 'yuan' },
  { ...at, key: 'prior', title: '上年数', kind: 'amount', shown: 'yuan', entered: 'yuan', negative: true },
  { ...at, key: 'people', title: '人数', kind: 'integer', limit: 100_000 },
  { ...at, key: 'change', title: '增减', kind: 'amount', shown: 'yuan', entered: 'yuan', readOnly: true }
]

/** Keys that no table above has: 1001, 1002… */
export function keysFrom(first = 1001): () => number {
  let next = first
  return () => next++
}
