import type { Change, Json, ListAddress, Row, UnitLedger } from '@shared/ledger'
import { rowCellPath, rowPath, rowsOf, valueAt } from '@shared/ledger'
import type { CellEdit, GridEdit, NewRow, RowKey } from '../grid/model'

/** How a list of the ledger stands in a grid: its rows, and what a column's text means as an interchange value. */
export interface ListInGrid {
  readonly address: ListAddress
  /** A new row before anything is typed into it, in interchange values, without its id. */
  readonly blank: Readonly<Record<string, Json>>
  /**
   * The field and value behind a column's canonical text; without it the column is the field and the text the
   * value. An absent value takes the cell away, which a field that must be there answers with what it is then.
   */
  readonly write?: (
    column: string,
    value: string | undefined
  ) => { readonly field: string; readonly value: Json | undefined }
}

/** The changes of the ledger that an edit of a list's grid comes to; one edit, one step. */
export function changesOf(ledger: UnitLedger, list: ListInGrid, edit: GridEdit): Change[] {
  const deleted = new Set(edit.deleted)
  return [
    ...edit.cells.filter(({ row }) => !deleted.has(row)).flatMap((cell) => cellChange(ledger, list, cell)),
    ...edit.inserted.map((row) => insertion(list, row)),
    ...deletions(ledger, list, edit)
  ]
}

function cellChange(ledger: UnitLedger, list: ListInGrid, { row, column, value }: CellEdit): Change[] {
  const written = writtenOf(list, column, value)
  const path = rowCellPath(list.address, Number(row), written.field)
  const before = valueAt(ledger, path)
  if (before === written.value) return []
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(written.value === undefined ? {} : { after: written.value })
    }
  ]
}

function writtenOf(
  list: ListInGrid,
  column: string,
  value: string | undefined
): { field: string; value: Json | undefined } {
  const written = list.write?.(column, value) ?? { field: column, value }
  // A field that every row has is never absent: cleared, it is again what a new row has there.
  return { field: written.field, value: written.value ?? list.blank[written.field] }
}

function insertion(list: ListInGrid, { key, after, cells }: NewRow): Change {
  const row: Record<string, Json> = { id: Number(key), ...list.blank }
  for (const [column, text] of Object.entries(cells)) {
    const { field, value } = writtenOf(list, column, text)
    if (value !== undefined) row[field] = value
  }
  return {
    path: rowPath(list.address, Number(key)),
    after: row,
    following: after === null ? null : Number(after)
  }
}

/** Each deletion names the row before it as the list then stands: those deleted before it are gone. */
function deletions(ledger: UnitLedger, { address }: ListInGrid, { deleted, inserted }: GridEdit): Change[] {
  if (deleted.length === 0) return []
  const order = rowIdsAfter(
    (rowsOf(ledger, address) ?? []).map(({ id }) => id),
    inserted
  )
  return deleted.map((key) => {
    const at = order.indexOf(Number(key))
    const following = order[at - 1] ?? null
    if (at >= 0) order.splice(at, 1)
    const before = valueAt(ledger, rowPath(address, Number(key)))
    return { path: rowPath(address, Number(key)), ...(before === undefined ? {} : { before }), following }
  })
}

function rowIdsAfter(ids: number[], inserted: readonly NewRow[]): number[] {
  for (const { key, after } of inserted) {
    ids.splice(after === null ? 0 : ids.indexOf(Number(after)) + 1, 0, Number(key))
  }
  return ids
}

/** The place of a row by its key, made once a list of rows. */
export function positionsOf(rows: readonly Row[]): ReadonlyMap<RowKey, number> {
  return new Map(rows.map(({ id }, position) => [id, position]))
}
