import type {
  AmountUnit,
  CellEdit,
  GridColumn,
  GridEdit,
  MakeKey,
  NewRow,
  Parsed,
  Refusal,
  RowKey
} from './model'
import type { Headings } from './headings'
import { headingsOf } from './headings'
import { readCell } from './reading'
import type { Block } from './selection'
import { cellsIn } from './selection'
import { exactCopy, isNumeric, plainCopy, shownText } from './shown'
import { readTsv, sizeOf, writeTsv } from './tsv'
import type { GridView } from './view'
import { lastEntryKey } from './view'

/** The most cells that one paste may fill. */
export const PASTE_LIMIT = 20_000

/** The clipboard's format in which a grid of this program leaves amounts with their unit. */
export const EXACT_TYPE = 'application/x-yusuanbu-cells'

/** What goes to the clipboard: text and a table for spreadsheets, and amounts with their unit for our own. */
export interface Copied {
  readonly text: string
  readonly html: string
  readonly exact: string
}

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

export type PastePlan =
  { readonly ok: true; readonly plan: Planned } | { readonly ok: false; readonly message: string }

export interface PasteRequest {
  readonly view: GridView
  readonly columns: readonly GridColumn[]
  readonly selected: Block
  readonly text: string
  /** The same block with amounts in their unit, when it comes from a grid of this program. */
  readonly exact?: string
  /** Makes keys for the rows that the block adds; without it none is added. */
  readonly makeKey?: MakeKey | undefined
  /** In which unit each column of the block has its amounts; where none is said, as they are typed. */
  readonly units?: readonly (AmountUnit | undefined)[] | undefined
}

/** The headings of a block that is about to be pasted; none of one that is too large to be looked at. */
export function pastedHeadings({
  columns,
  selected,
  text
}: Pick<PasteRequest, 'columns' | 'selected' | 'text'>): Headings | undefined {
  if (sizeOf(text, PASTE_LIMIT).beyond) return undefined
  return headingsOf(readTsv(text), columns, selected.left)
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** A table in which only numbers are numbers: a spreadsheet would take 0012 for 12. */
function htmlOf(rows: readonly (readonly string[])[], columns: readonly GridColumn[]): string {
  const cellOf = (text: string, n: number): string => {
    const column = columns[n]
    return column !== undefined && isNumeric(column)
      ? `<td>${escaped(text)}</td>`
      : `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`
  }
  return `<table>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</table>`
}

/**
 * A block for the clipboard. Amounts go out as plain numbers in the unit that is shown, choices and subjects as
 * their words; a single cell as its bare text.
 */
export function copyBlock(view: GridView, columns: readonly GridColumn[], block: Block): Copied {
  const chosen = columns.slice(block.left, block.right + 1)
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_none, n) => block.top + n)
  const written = (text: (column: GridColumn, value: string | undefined) => string): string[][] =>
    rows.map((row) => chosen.map((column) => text(column, view.value(row, column.key))))
  const plainRows = written(plainCopy)
  const single = cellsIn(block) === 1 ? plainRows[0]?.[0] : undefined
  const bare = single !== undefined && !/["\t\r\n]/.test(single)
  return {
    text: bare ? single : writeTsv(plainRows),
    html: htmlOf(plainRows, chosen),
    exact: writeTsv(written(exactCopy))
  }
}

const tooMany = (cells: string): string =>
  `要粘贴的内容有${cells}个格子，一次最多粘贴 ${PASTE_LIMIT.toLocaleString('en')} 个，所以一个也没有粘贴。请分几次粘贴，或检查是否选中了整列。`

/** How large the block becomes: repeated over a selection that is its multiple, in both directions, else as it is. */
function stretched(rows: number, columns: number, selected: Block): { height: number; width: number } {
  const height = selected.bottom - selected.top + 1
  const width = selected.right - selected.left + 1
  return height % rows === 0 && width % columns === 0 ? { height, width } : { height: rows, width: columns }
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
class Plan {
  readonly #cells: CellEdit[] = []
  readonly #inserted: NewRow[] = []
  readonly #drafts: Refusal[] = []
  readonly #rejected: Rejected[] = []
  readonly #view: GridView
  readonly #makeKey: MakeKey | undefined
  #last: RowKey | null

  constructor({ view, makeKey }: PasteRequest) {
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

interface PastedCell {
  readonly column: GridColumn | undefined
  readonly text: string
  readonly read: Parsed
}

/** A total that was copied along with the rows above it: taken as a row of its own, it would count them twice. */
const isTotal = ({ text, read }: PastedCell): boolean =>
  !read.ok && /^(?:合计|小计|总计)$/.test(text.replaceAll(/\s/g, ''))

const NOTHING: Parsed = { ok: true, value: undefined }

/** Reads a text for a column; an amount by the form that carries its unit, where there is one, or in a given unit. */
function pastedCell(
  column: GridColumn | undefined,
  text: string,
  { exact, unit }: { readonly exact: string | undefined; readonly unit: AmountUnit | undefined }
): PastedCell {
  if (column === undefined || column.readOnly === true) return { column, text, read: NOTHING }
  if (column.kind !== 'amount') return { column, text, read: readCell(column, text) }
  const entered = unit ?? column.entered
  return {
    column,
    text,
    read: readCell({ ...column, entered }, exact?.endsWith('元') === true ? exact : text)
  }
}

/**
 * What pasting a block comes to. A single cell fills the selection, a block repeats over a selection that is its
 * multiple, and is otherwise put at its top left; rows are added at the end where that can be. Cells that cannot
 * take their text are listed with the reason, and the others are filled, all as one edit. Headings on top
 * are left out; when they name the grid's own columns, the block's columns go where they say.
 * A block of more than {@link PASTE_LIMIT} cells is refused whole, before it is taken apart.
 */
export function planPaste(request: PasteRequest): PastePlan {
  const { columns, selected, text, exact, units } = request
  const size = sizeOf(text, PASTE_LIMIT)
  if (size.beyond) return { ok: false, message: tooMany(`超过 ${PASTE_LIMIT.toLocaleString('en')} `) }
  const all = readTsv(text)
  const headings = headingsOf(all, columns, selected.left)
  const body = headings === undefined ? all : all.slice(headings.rows)
  const exactAll = exact === undefined ? [] : readTsv(exact)
  const first = body[0]
  if (first === undefined) return { ok: false, message: '剪贴板里没有可以粘贴的文字。' }
  const named = headings?.columns
  const { height, width } = named
    ? { height: body.length, width: first.length }
    : stretched(body.length, first.length, selected)
  if (height * width > PASTE_LIMIT) {
    return { ok: false, message: tooMany(` ${(height * width).toLocaleString('en')} `) }
  }
  const plan = new Plan(request)
  const targets = Array.from({ length: width }, (_none, n) => named?.[n] ?? selected.left + n)
  for (let n = 0; n < height; n += 1) {
    const source = n % body.length
    const cells = targets.map((target, m) => {
      const at = m % first.length
      const exactText = headings === undefined ? exactAll[source]?.[at] : undefined
      return pastedCell(columns[target], body[source]?.[at] ?? '', { exact: exactText, unit: units?.[at] })
    })
    plan.row(selected.top + n, cells)
  }
  const block: Block = {
    top: selected.top,
    left: Math.min(...targets),
    bottom: selected.top + height - 1,
    right: Math.min(columns.length - 1, Math.max(...targets))
  }
  return { ok: true, plan: plan.planned(block) }
}

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
