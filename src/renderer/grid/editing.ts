import type { CellEdit, GridColumn, GridEdit, Option, Parsed, RowKey } from './model'
import { choicesFor, plain, readCell } from './reading'
import type { GridView } from './view'
import { lastEntryKey } from './view'

/** The answers under the cell being edited. */
export interface Answers {
  readonly options: readonly Option[]
  /** Which one Enter takes; -1 for none. */
  readonly at: number
  /** It was gone to by the arrows or the mouse, and not only the best there was. */
  readonly chosen: boolean
}

const MOST_ANSWERS = 200

/** The answers to a typed text in a column of choices or subjects; nothing in any other. */
export function answersTo(column: GridColumn, text: string): Answers | undefined {
  if (column.kind !== 'picker' && column.kind !== 'choice') return undefined
  const found = column.kind === 'picker' ? column.search(text.trim()) : choicesFor(column, text)
  const options = found.slice(0, MOST_ANSWERS)
  if (plain(text) === '') return { options, at: -1, chosen: false }
  const read = readCell(column, text)
  const exact = read.ok ? options.findIndex((option) => option.value === read.value) : -1
  return { options, at: exact === -1 && options.length > 0 ? 0 : exact, chosen: false }
}

/** The list with the answer gone to that stands so many below, round at its end. */
export function answerMoved({ options, at }: Answers, by: number): Answers {
  const count = options.length
  if (count === 0) return { options, at: -1, chosen: false }
  const from = at === -1 && by < 0 ? 0 : at
  return { options, at: (((from + by) % count) + count) % count, chosen: true }
}

/**
 * What is taken when an edited cell is left: the answer gone to; else what the text itself stands for; else, of
 * what was typed in part, the best answer; else a refusal with its reason.
 */
export function takenText(column: GridColumn, text: string, answers: Answers | undefined): Parsed {
  const option = answers?.options[answers.at]
  const judged = (value: string): Parsed => {
    const reason = column.check?.(value)
    return reason === undefined ? { ok: true, value } : { ok: false, reason }
  }
  if (answers?.chosen === true && option !== undefined) return judged(option.value)
  const read = readCell(column, text)
  if (read.ok || option === undefined || plain(text) === '') return read
  return judged(option.value)
}

/**
 * One value put into cells, as one edit: a cell of the blank row makes that row. Nothing when nothing changes.
 */
export function fillIn(
  view: GridView,
  cells: readonly { readonly row: number; readonly column: string }[],
  value: string | undefined
): GridEdit | undefined {
  const edits: CellEdit[] = []
  const made: Record<string, string | undefined> = {}
  let blank: RowKey | undefined
  for (const { row, column } of cells) {
    if (view.role(row) === 'blank') {
      if (value === undefined) continue
      blank = view.key(row)
      made[column] = value
    } else if (view.value(row, column) !== value) edits.push({ row: view.key(row), column, value })
  }
  const inserted = blank === undefined ? [] : [{ key: blank, after: lastEntryKey(view), cells: made }]
  if (edits.length === 0 && inserted.length === 0) return undefined
  return { label: '填写', cells: edits, inserted, deleted: [] }
}
