import { formGrid } from '@shared/tables'
import type { FormCell, PerformanceTable, PlacedCell } from '@shared/tables'
import { joined, meaningOf } from './meaning'
import type { FormFigure, FormView, ViewCell, ViewIndicator } from './model'
import { figureCell, wordsCell } from './raw'
import type { RawTable, Reading } from './raw'
import { plain } from './words'

type FormParts = Pick<FormView, 'layout' | 'figures' | 'texts' | 'indicators'>

/** The meaning of a performance table: the form's figures and texts by their labels, and the indicators. */
export function formParts(definition: PerformanceTable, raw: RawTable, reading: Reading): FormParts {
  const grid = formGrid(definition.rows)
  const placed = grid.ok ? grid.cells : []
  const heading = raw.indicatorsFrom ?? indicatorHeading(definition, raw, reading)
  const find = (one: PlacedCell<FormCell>): ViewCell | undefined =>
    placeOf(one, placed, raw, heading, reading)
  return {
    layout: 'performance',
    figures: figuresOf(definition, placed, find, raw, reading),
    texts: textsOf(placed, find),
    indicators: indicatorsOf(raw, heading)
  }
}

function figuresOf(
  { scope }: PerformanceTable,
  placed: readonly PlacedCell<FormCell>[],
  find: (one: PlacedCell<FormCell>) => ViewCell | undefined,
  raw: RawTable,
  reading: Reading
): FormFigure[] {
  const make = (one: PlacedCell<FormCell>): FormFigure[] => {
    const { id, amount, sumOf } = one.cell
    const cell = find(one)
    if (cell === undefined || (amount === undefined && sumOf === undefined)) return []
    const parts = placed
      .filter((other) => other.cell.id !== undefined && sumOf?.includes(other.cell.id))
      .flatMap(make)
    const meaning =
      amount === undefined
        ? (joined(parts.map((part) => part.meaning)) ?? meaningOf([scope], reading))
        : meaningOf([scope, amount], reading)
    const figure = figureCell(raw.rows[cell.row]?.cells[cell.column], cell.row, cell.column, reading)
    const label = (labelBefore(one, placed)?.cell.text ?? '').replace(/^其中[:：]/, '')
    return [{ label, meaning, parts, cell: figure, ...(id === undefined ? {} : { id }) }]
  }
  return placed.flatMap(make)
}

function textsOf(
  placed: readonly PlacedCell<FormCell>[],
  find: (one: PlacedCell<FormCell>) => ViewCell | undefined
): Map<string, ViewCell> {
  const texts = new Map<string, ViewCell>()
  for (const one of placed) {
    const { text } = one.cell
    const cell = text?.includes('{') === true ? find(one) : undefined
    if (text !== undefined && cell !== undefined) texts.set(text, cell)
  }
  return texts
}

/** The label of a cell: what stands before it in its row, else the row above. */
function labelBefore(
  { row, column }: PlacedCell<FormCell>,
  placed: readonly PlacedCell<FormCell>[]
): PlacedCell<FormCell> | undefined {
  const before = placed.filter((other) => other.row === row && other.column < column).at(-1)
  return before ?? placed.filter((other) => other.row === row - 1).at(-1)
}

/** Where the template puts a cell, if its label stands there too; else beside or below its label, wherever that is. */
function placeOf(
  one: PlacedCell<FormCell>,
  placed: readonly PlacedCell<FormCell>[],
  raw: RawTable,
  heading: number,
  { words }: Reading
): ViewCell | undefined {
  const label = labelBefore(one, placed)
  const wanted = plain(words(label?.cell.text ?? ''))
  const says = (row: number, column: number): boolean =>
    plain(raw.rows[row]?.cells[column]?.text ?? '') === wanted
  const { row, column } = one
  if (label === undefined || says(label.row, label.column))
    return wordsCell(raw.rows[row]?.cells[column], row, column)
  for (let at = 0; at < Math.min(heading, raw.rows.length); at++) {
    const cells = raw.rows[at]?.cells ?? []
    const found = cells.findIndex((_, place) => says(at, place))
    if (found < 0) continue
    if (label.row !== row) return wordsCell(raw.rows[at + 1]?.cells[0], at + 1, 0)
    const next = cells.findIndex(({ text }, place) => place > found && text.trim() !== '')
    const place = next < 0 ? found + 1 : next
    return wordsCell(cells[place], at, place)
  }
  return undefined
}

/** The row that names the indicators' columns; where there is none, they follow the form. */
function indicatorHeading({ indicators, rows }: PerformanceTable, raw: RawTable, { words }: Reading): number {
  const wanted = indicators.labels.map((label) => plain(words(label)))
  const found = raw.rows.findIndex(({ cells }) =>
    wanted.slice(0, 3).every((label, at) => plain(cells[at]?.text ?? '') === label)
  )
  return found < 0 ? rows.length : found + 1
}

function indicatorsOf(raw: RawTable, from: number): ViewIndicator[] {
  let [level1, level2] = ['', '']
  return raw.rows.flatMap(({ cells }, row): ViewIndicator[] => {
    if (row < from) return []
    const [first = '', second = '', name = '', target = ''] = cells.map(({ text }) => text.trim())
    if (first !== '') [level1, level2] = [first, second]
    else if (second !== '') level2 = second
    return name === '' && target === '' ? [] : [{ row, level1, level2, name, target }]
  })
}
