import type { Fen } from '@shared/money'
import { parseInterchangeAmount, printExactWanyuan, printYuan } from '@shared/money'
import type { AmountUnit, GridEdit, Refusal, RowKey } from '../grid'

/** From here on an amount is taken for a slip of the unit: 元 for 万元 is 10,000 times, a lost point 100. */
const SUSPICIOUS = 100n

/**
 * What an amount is to last year's where it may be a slip of the unit: 是上年的 120 倍. Nothing where the two are
 * of one order, or where either is nothing: there is no comparison then.
 */
export function slipOf(amount: Fen, prior: Fen | undefined): string | undefined {
  if (prior === undefined || prior === 0 || amount === 0) return undefined
  const [now, then] = [BigInt(Math.abs(amount)), BigInt(Math.abs(prior))]
  if (now >= SUSPICIOUS * then) return `是上年的 ${times(now, then)} 倍`
  if (SUSPICIOUS * now <= then) return `只有上年的 ${times(then, now)} 分之一`
  return undefined
}

/** In whole times: what counts is the order. */
const times = (more: bigint, less: bigint): string => (more / less).toLocaleString('en-US')

/** A cell of an edit whose amount may be a slip. */
export interface Slip extends AmountCell {
  readonly prior: Fen
  /** 是上年的 120 倍 */
  readonly words: string
}

/** An amount of an edit, and what is filled into its row along with it. */
export interface AmountCell {
  readonly row: RowKey
  readonly column: string
  readonly amount: Fen
  readonly cells: Readonly<Record<string, string | undefined>>
}

/** The amounts that an edit fills in: those that are nothing, or no amount, are left out. */
export function amountsIn(edit: GridEdit, columns: readonly string[]): AmountCell[] {
  const rows = new Map<RowKey, Record<string, string | undefined>>()
  for (const { key, cells } of edit.inserted) rows.set(key, { ...cells })
  for (const { row, column, value } of edit.cells) rows.set(row, { ...rows.get(row), [column]: value })
  return [...rows].flatMap(([row, cells]) =>
    columns.flatMap((column) => {
      const amount = amountOf(cells[column])
      return amount === undefined ? [] : [{ row, column, amount, cells }]
    })
  )
}

/** Which amounts of an edit may be slips of the unit, by what stood there last year. */
export function slipsIn(
  edit: GridEdit,
  columns: readonly string[],
  priorOf: (cell: AmountCell) => Fen | undefined
): Slip[] {
  return amountsIn(edit, columns).flatMap((cell) => {
    const prior = priorOf(cell)
    const words = slipOf(cell.amount, prior)
    return words === undefined || prior === undefined ? [] : [{ ...cell, prior, words }]
  })
}

/** An edit of which some cells are held back, each with a reason, and the rest goes on. */
export interface Revised {
  readonly edit: GridEdit
  readonly refused: readonly Refusal[]
}

/**
 * The edit without the amounts that are to be corrected: they stay in the cells, in the unit that is entered there, so
 * that they are read as the same amount again.
 */
export function withoutSlips(edit: GridEdit, slips: readonly Slip[], entered: AmountUnit): Revised {
  const refused = slips.map(({ row, column, amount, words }): Refusal => ({
    row,
    column,
    text: (entered === 'wanyuan' ? printExactWanyuan : printYuan)(amount, { grouped: false }),
    reason: `${words}，没有填入，请改正；如果没有错，再填一次并选“确认无误”。`
  }))
  return { edit: without(edit, new Set(slips.map(({ row, column }) => nameOf(row, column)))), refused }
}

/** In which unit each heading of a pasted block says that its amounts are; undefined where it says nothing. */
export function unitsUnder(
  headings: readonly string[],
  above: readonly string[] = []
): readonly (AmountUnit | undefined)[] {
  const own = headings.map(unitIn)
  const [only, other] = new Set([...own, ...above.map(unitIn)].filter((unit) => unit !== undefined))
  // 单位：万元 stands anywhere and is meant for all; where both are said each column has what stands over it.
  return own.map((unit) => unit ?? (other === undefined ? only : undefined))
}

function unitIn(heading: string): AmountUnit | undefined {
  const [unit] =
    /万元|(?<![一-龥])元|(?<=[：:])元/.exec(heading.normalize('NFKC').replaceAll(/\s/g, '')) ?? []
  if (unit === undefined) return undefined
  return unit === '万元' ? 'wanyuan' : 'yuan'
}

const nameOf = (row: RowKey, column: string): string => JSON.stringify([row, column])

function without(edit: GridEdit, names: ReadonlySet<string>): GridEdit {
  if (names.size === 0) return edit
  return {
    ...edit,
    cells: edit.cells.filter(({ row, column }) => !names.has(nameOf(row, column))),
    inserted: edit.inserted.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).filter(([column]) => !names.has(nameOf(row.key, column)))
      )
    }))
  }
}

function amountOf(text: string | undefined): Fen | undefined {
  const read = text === undefined ? undefined : parseInterchangeAmount(text, { negative: true })
  return read?.ok === true && read.fen !== 0 ? read.fen : undefined
}
