import type { CellEdit, GridColumn, GridEdit, MakeKey, NewRow, Parsed, Refusal, RowKey } from './model'
import { readCell } from './reading'
import type { Block } from './selection'
import { plainCopy, shownText } from './shown'
import type { GridView } from './view'
import { lastEntryKey } from './view'

/** A cell that took nothing, for the list under the grid. One beyond the grid's edge has no row or no column. */
export interface Rejected {
  readonly row?: RowKey
  readonly column?: string
  /** 第 3 行，金额. */
  readonly place: string
  readonly text: string
  readonly reason: string
}

/** What a block comes to: what is handed over as one edit, what is kept in its cell, and what is listed. */
export interface Planned {
  readonly edit: GridEdit | undefined
  readonly drafts: readonly Refusal[]
  readonly rejected: readonly Rejected[]
  /** Where it went: that is selected afterwards. */
  readonly block: Block
}

/** 第 3 行，金额. */
export const placeOf = (row: number, column: GridColumn | undefined): string =>
  column === undefined ? `第 ${row + 1} 行` : `第 ${row + 1} 行，${column.title}`

/** Whether a text says what a cell shows. */
function says(column: GridColumn, text: string, value: string | undefined): boolean {
  if ([plainCopy(column, value), shownText(column, value)].includes(text.trim())) return true
  const read = readCell(column, text)
  return read.ok && read.value === value
}

/** Collects what a block does, cell by cell. */
export class Plan {
  readonly #cells: CellEdit[] = []
  readonly #inserted: NewRow[] = []
  readonly #drafts: Refusal[] = []
  readonly #rejected: Rejected[] = []
  readonly #view: GridView
  readonly #makeKey: MakeKey | undefined
  #last: RowKey | null

  constructor(view: GridView, makeKey: MakeKey | undefined) {
    this.#view = view
    this.#makeKey = makeKey
    this.#last = lastEntryKey(view)
  }

  /** Where a row of the block goes: a row that is there, a new one, or nowhere and why. */
  #rowAt(row: number): { key: RowKey; isNew: boolean } | string {
    const end = this.#view.count - this.#view.pinned
    if (row < end && this.#view.role(row) !== 'blank') return { key: this.#view.key(row), isNew: false }
    if (this.#makeKey === undefined) return '表格没有这一行，也不能增加行。'
    const blank = row < end && this.#inserted.length === 0
    return { key: blank ? this.#view.key(row) : this.#makeKey(), isNew: true }
  }

  reject(row: number, column: GridColumn | undefined, text: string, reason: string, key?: RowKey): void {
    if (text.trim() === '') return
    this.#rejected.push({
      ...(key === undefined ? {} : { row: key }),
      ...(column === undefined ? {} : { column: column.key }),
      place: placeOf(row, column),
      text,
      reason
    })
  }

  row(row: number, cells: readonly PastedCell[]): void {
    if (row >= this.#view.count - this.#view.pinned && cells.every(({ text }) => text.trim() === '')) return
    const at = this.#rowAt(row)
    if (typeof at === 'string') {
      for (const { column, text } of cells) this.reject(row, column, text, at)
      return
    }
    if (at.isNew && cells.every(({ text }) => text.trim() === '')) return
    const total = at.isNew ? cells.find(isTotal) : undefined
    if (total !== undefined) {
      this.reject(row, total.column, total.text, '这是合计行，合计由程序计算，整行没有填入。')
      return
    }
    const values: Record<string, string | undefined> = {}
    for (const cell of cells) this.#cell(row, at, cell, values)
    if (!at.isNew) return
    this.#inserted.push({ key: at.key, after: this.#last, cells: values })
    this.#last = at.key
  }

  #cell(
    row: number,
    { key, isNew }: { key: RowKey; isNew: boolean },
    { column, text, read }: PastedCell,
    values: Record<string, string | undefined>
  ): void {
    if (column === undefined) {
      this.reject(row, undefined, text, '超出了表格的最后一列，没有粘贴。', key)
      return
    }
    const closed = isNew
      ? column.readOnly === true && `“${column.title}”由程序计算，不能填写。`
      : this.#view.readOnly(row, column)
    const now = isNew ? undefined : this.#view.value(row, column.key)
    if (typeof closed === 'string') {
      // What stands there already has lost nothing: a block that is put back where it came from is no mistake.
      if (!says(column, text, now)) this.reject(row, column, text, closed, key)
      return
    }
    if (!read.ok) {
      this.#drafts.push({ row: key, column: column.key, text, reason: read.reason })
      this.reject(row, column, text, read.reason, key)
    } else if (isNew) {
      if (read.value !== undefined) values[column.key] = read.value
    } else if (read.value !== now) {
      this.#cells.push({ row: key, column: column.key, value: read.value })
    }
  }

  planned(block: Block): Planned {
    const edit: GridEdit = { label: '粘贴', cells: this.#cells, inserted: this.#inserted, deleted: [] }
    const empty = this.#cells.length === 0 && this.#inserted.length === 0
    return { edit: empty ? undefined : edit, drafts: this.#drafts, rejected: this.#rejected, block }
  }
}

/** A cell of a block with the column it goes to, if there is one, and what its text comes to there. */
export interface PastedCell {
  readonly column: GridColumn | undefined
  readonly text: string
  readonly read: Parsed
}

/** A total that was copied along with the rows above it: taken as a row of its own, it would count them twice. */
const isTotal = ({ text, read }: PastedCell): boolean =>
  !read.ok && /^(?:合计|小计|总计)$/.test(text.replaceAll(/\s/g, ''))

/** Clears a block: what cannot be empty, and what is not for filling in, stays. */
export function planClear(
  view: GridView,
  columns: readonly GridColumn[],
  block: Block,
  label = '清除'
): Planned {
  const cells: CellEdit[] = []
  const rejected: Rejected[] = []
  for (let row = block.top; row <= Math.min(block.bottom, view.count - 1); row += 1) {
    for (const column of columns.slice(block.left, block.right + 1)) {
      const value = view.value(row, column.key)
      if (value === undefined || view.role(row) === 'blank') continue
      const read = readCell(column, '')
      const reason = view.readOnly(row, column) ?? (read.ok ? undefined : read.reason)
      if (reason === undefined) cells.push({ row: view.key(row), column: column.key, value: undefined })
      else {
        const text = plainCopy(column, value)
        rejected.push({ row: view.key(row), column: column.key, place: placeOf(row, column), text, reason })
      }
    }
  }
  const edit: GridEdit = { label, cells, inserted: [], deleted: [] }
  return { edit: cells.length === 0 ? undefined : edit, drafts: [], rejected, block }
}
