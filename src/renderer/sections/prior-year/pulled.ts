import type { PriorLine } from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'
import type { GridEdit, RowKey } from '../../grid'

/** How the note of a line begins that was taken from last year's ledger: the mark stays with the line for good. */
const MARK = '取自上年账册'
const LONGEST_LABEL = 100

/** The note of lines that are taken from a ledger. */
export const pulledNote = (unitCode: string, fiscalYear: number): string =>
  `${MARK}（${unitCode}，${fiscalYear} 年）`

/** Whether a line was taken from last year's ledger: its figures are changed with a reason only. */
export const isPulled = ({ note }: Pick<PriorLine, 'note'>): boolean => note?.startsWith(MARK) === true

/** The taken lines that an edit changes or takes out. */
export function pulledIn(
  edit: GridEdit,
  lineOf: (row: RowKey) => PriorLine | undefined
): readonly PriorLine[] {
  const rows = new Set<RowKey>([...edit.cells.map(({ row }) => row), ...edit.deleted])
  return [...rows].flatMap((row) => {
    const line = lineOf(row)
    return line !== undefined && isPulled(line) ? [line] : []
  })
}

/** The edit with its reason: in the step's label, and behind the note of each taken line that it changes. */
export function withReason(edit: GridEdit, pulled: readonly PriorLine[], reason: string): GridEdit {
  const gone = new Set(edit.deleted)
  const notes = pulled
    .filter(({ id }) => !gone.has(id))
    .map(({ id, note = MARK, amount }) => {
      const changed = edit.cells.some(({ row, column }) => row === id && column === 'amount')
      const was = changed ? `，原为 ${printInterchangeAmount(amount)} 元` : ''
      return { row: id, column: 'note', value: `${note}；已改${was}：${reason}` }
    })
  return {
    ...edit,
    label: `改上年账册的数：${reason}`.slice(0, LONGEST_LABEL),
    cells: [
      ...edit.cells.filter(({ column, row }) => column !== 'note' || !notes.some((one) => one.row === row)),
      ...notes
    ]
  }
}
