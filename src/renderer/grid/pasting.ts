import type { Headings } from './headings'
import { headingsOf } from './headings'
import type { AmountUnit, GridColumn, MakeKey, Parsed } from './model'
import type { PastedCell, Planned } from './plan'
import { Plan } from './plan'
import { readCell } from './reading'
import type { Block } from './selection'
import { readTsv, sizeOf } from './tsv'
import type { GridView } from './view'

/** The most cells that one paste may fill. */
export const PASTE_LIMIT = 20_000

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

const tooMany = (cells: string): string =>
  `要粘贴的内容有${cells}个格子，一次最多粘贴 ${PASTE_LIMIT.toLocaleString('en')} 个，所以一个也没有粘贴。请分几次粘贴，或检查是否选中了整列。`

/** How large the block becomes: repeated over a selection that is its multiple, in both directions, else as it is. */
function stretched(rows: number, columns: number, selected: Block): { height: number; width: number } {
  const height = selected.bottom - selected.top + 1
  const width = selected.right - selected.left + 1
  return height % rows === 0 && width % columns === 0 ? { height, width } : { height: rows, width: columns }
}

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
  const plan = new Plan(request.view, request.makeKey)
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
