import type { Fen } from '@shared/money'
import { fen, printExactWanyuan, printYuan } from '@shared/money'
import type { AmountColumn, ChoiceColumn, GridColumn } from './model'

/**
 * The amount that a canonical text stands for; nothing for an empty cell or a text that is no amount. Sums may be
 * greater than any entered amount.
 */
export function amountOf(value: string | undefined): Fen | undefined {
  const match = value === undefined ? null : /^(-?)(\d+)\.(\d{2})$/.exec(value)
  if (match === null) return undefined
  const units = Number(`${match[2] ?? ''}${match[3] ?? ''}`)
  if (!Number.isSafeInteger(units)) return undefined
  return fen(match[1] === '-' ? -units : units)
}

const amountShown = (column: AmountColumn, value: string): string => {
  const amount = amountOf(value)
  if (amount === undefined) return value
  return column.shown === 'wanyuan' ? printExactWanyuan(amount) : printYuan(amount)
}

const choiceLabel = (column: ChoiceColumn, value: string): string =>
  column.options.find((option) => option.value === value)?.label ?? value

/** What a cell shows for a value: an amount with its separators, a subject with its name; nothing for nothing. */
export function shownText(column: GridColumn, value: string | undefined): string {
  if (value === undefined) return ''
  switch (column.kind) {
    case 'amount':
      return amountShown(column, value)
    case 'choice':
      return choiceLabel(column, value)
    case 'picker':
      return column.label(value)
    default:
      return value
  }
}

/** Decimals of 万元 down to the 分. */
const DECIMALS = 6

/**
 * What is drawn in a cell: {@link shownText}, with blanks as wide as figures for the decimals of 万元 that are not
 * printed, so that the points of a column stand in line.
 */
export function drawnText(column: GridColumn, value: string | undefined): string {
  const text = shownText(column, value)
  if (text === '' || column.kind !== 'amount' || column.shown !== 'wanyuan') return text
  const [, decimals] = text.split('.')
  const point = decimals === undefined ? '\u2008' : ''
  return text + point + '\u2007'.repeat(Math.max(0, DECIMALS - (decimals ?? '').length))
}

/**
 * What the editor holds when a cell is opened for correction: an amount without separators in the unit in which
 * it is entered, with 元 behind it where the column shows another unit.
 */
export function editText(column: GridColumn, value: string | undefined): string {
  if (value === undefined || column.kind !== 'amount') return shownText(column, value)
  const amount = amountOf(value)
  if (amount === undefined) return value
  if (column.entered === 'wanyuan') return printExactWanyuan(amount, { grouped: false })
  return `${printYuan(amount, { grouped: false })}${column.shown === 'yuan' ? '' : '元'}`
}

/** What a spreadsheet gets for a cell: an amount as a plain number in the unit shown, anything else as shown. */
export function plainCopy(column: GridColumn, value: string | undefined): string {
  const amount = column.kind === 'amount' ? amountOf(value) : undefined
  if (column.kind !== 'amount' || amount === undefined) return shownText(column, value)
  if (column.shown === 'wanyuan') return printExactWanyuan(amount, { grouped: false })
  return amount === 0 ? '0' : printYuan(amount, { grouped: false, trimmed: true })
}

/** The same for a grid of this program: an amount with its unit, so that it means the same in every column. */
export function exactCopy(column: GridColumn, value: string | undefined): string {
  const amount = column.kind === 'amount' ? amountOf(value) : undefined
  return amount === undefined ? plainCopy(column, value) : `${printYuan(amount, { grouped: false })}元`
}

/** Whether a column holds numbers: they stand at the right and count in the sum of a selection. */
export const isNumeric = ({ kind }: GridColumn): boolean =>
  kind === 'amount' || kind === 'integer' || kind === 'decimal'

/** Whether a canonical text is below zero. */
export const isNegative = (column: GridColumn, value: string | undefined): boolean =>
  isNumeric(column) && value?.startsWith('-') === true
