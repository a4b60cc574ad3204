import { ceilingKey } from '@shared/exchange'
import type { CeilingCell, Ceilings } from '@shared/exchange'
import { difference, parseInterchangeAmount, printInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { GridEdit, GridRows, Refusal } from '../../grid'
import { ceilingColumns, limitOf, withLimit } from './ceilings'

/** The department's own limits and those of its units, by unit code. */
export interface Limits {
  readonly own: Ceilings
  readonly units: Readonly<Record<string, Ceilings>>
}

export interface ListedUnit {
  readonly code: string
  readonly name: string
}

/** The rows beside the units': the department's own above them, the sums below. */
export const OWN = '/own'
export const GIVEN = '/given'
export const LEFT = '/left'

const none: Ceilings = { sources: {} }

const cellOf = (column: string): CeilingCell | undefined =>
  ceilingColumns.find((cell) => ceilingKey(cell) === column)

export const limitsOf = ({ own, units }: Limits, row: string): Ceilings =>
  row === OWN ? own : (units[row] ?? none)

/** What the units have been given of a cell; undefined where none has a limit. */
function givenOf({ units }: Limits, cell: CeilingCell): Fen | undefined {
  const limits = Object.values(units).flatMap((one) => limitOf(one, cell) ?? [])
  return limits.length === 0 ? undefined : sum(limits)
}

/** 待分配 of a cell; undefined where the department itself has no limit. */
function leftOf(limits: Limits, cell: CeilingCell): Fen | undefined {
  const own = limitOf(limits.own, cell)
  return own === undefined ? undefined : difference(own, givenOf(limits, cell) ?? sum([]))
}

const written = (amount: Fen | undefined): string | undefined =>
  amount === undefined ? undefined : printInterchangeAmount(amount)

/** The limits as rows of a grid: the department's own, its units, what has been given and what is left. */
export function ceilingGrid(limits: Limits, department: ListedUnit, units: readonly ListedUnit[]): GridRows {
  const keys = [OWN, ...units.map(({ code }) => code), GIVEN, LEFT]
  const unitAt = (row: number): ListedUnit | undefined => (row === 0 ? department : units[row - 1])
  const words: Readonly<Record<string, string>> = {
    [OWN]: '本部门控制数',
    [GIVEN]: '已分给各单位',
    [LEFT]: '待分配'
  }
  return {
    count: keys.length,
    key: (row) => keys[row] ?? row,
    role: (row) => (row > units.length ? 'total' : 'entry'),
    value(row, column) {
      const key = keys[row] ?? ''
      if (column === 'code') return unitAt(row)?.code
      if (column === 'name') return words[key] ?? unitAt(row)?.name
      const cell = cellOf(column)
      if (cell === undefined) return undefined
      if (key === GIVEN) return written(givenOf(limits, cell))
      return written(key === LEFT ? leftOf(limits, cell) : limitOf(limitsOf(limits, key), cell))
    },
    marks(row, column) {
      const cell = cellOf(column)
      if (keys[row] !== LEFT || cell === undefined || (leftOf(limits, cell) ?? 0) >= 0) return []
      return [{ severity: 'error', message: '分给各单位的比本部门的控制数多。' }]
    }
  }
}

/**
 * The limits after an edit. A pasted row that names another unit than the one it fell on is refused whole, cell by
 * cell: a list in another order must not put one unit's limits on another.
 */
export function afterCeilingEdit(
  limits: Limits,
  edit: GridEdit
): { readonly limits: Limits; readonly refused: readonly Refusal[] } {
  const strange = new Map(
    edit.cells.flatMap(({ row, column, value }) =>
      column === 'code' ? [[row, reasonFor(String(row), value)] as const] : []
    )
  )
  const refused: Refusal[] = []
  let { own, units } = limits
  for (const { row, column, value } of edit.cells) {
    const reason = strange.get(row)
    if (reason !== undefined) {
      refused.push({ row, column, text: value ?? '', reason })
      continue
    }
    const cell = cellOf(column)
    if (cell === undefined) continue
    const limit = fenOf(value)
    if (row === OWN) own = withLimit(own, cell, limit)
    else units = { ...units, [String(row)]: withLimit(units[String(row)] ?? none, cell, limit) }
  }
  return { limits: { own, units }, refused }
}

const reasonFor = (row: string, given: string | undefined): string =>
  given === undefined || given === ''
    ? '单位名单在“部门设置”里改，这里不能清除。'
    : `这一行是${row === OWN ? '本部门' : ` ${row}`}，填来的是 ${given}：请按这里的顺序排好再粘贴。`

/** A cell's text in fen. */
export function fenOf(text: string | undefined): Fen | undefined {
  if (text === undefined) return undefined
  const read = parseInterchangeAmount(text, { negative: true })
  if (!read.ok) throw new Error('The grid gave no amount')
  return read.fen
}
