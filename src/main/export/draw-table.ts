import type { AmountCell, Cell, TableModel, TextCell } from '@shared/tables'
import { trialSentence } from './about'
import type { WorkbookKind } from './about'
import { exactDecimals, exactFormat, exactNumber, printedFormat, printedNumber } from './amounts'
import type { AmountUnit } from './amounts'
import type { CellContent, CellDrawing, CellStyle, MergeDrawing, RowDrawing, SheetDrawing } from './drawing'
import { sumFormula } from './formula'
import { rowHeight, textWidth } from './row-height'
import { amountStyle, longText, styles, textStyle } from './styles'

/** How a table's figures are written. */
export interface Writing {
  readonly kind: WorkbookKind
  readonly unit: AmountUnit
}

const leastRow = 17
/** How many characters of width one step of indentation takes. */
const indentWidth = 1.3
/** A form's text from this many characters on reads from the left. */
const longFrom = 40

/** Draws one table on a sheet of its own: head, header rows, body, notes. */
export function drawTable(model: TableModel, name: string, writing: Writing): SheetDrawing {
  const { header, body } = model
  const widths = fittedWidths(model)
  const head = headOf(model, widths)
  const above = head.rows.length
  const bodyFrom = above + header.rows.length
  const spans = spansOf(model)
  const rows = [
    ...head.rows,
    ...header.rows.map((row, at) =>
      gridRow(row, { model, widths, spans: spans.header, at, writing, bodyFrom })
    ),
    ...body.rows.map((row, at) => gridRow(row, { model, widths, spans: spans.body, at, writing, bodyFrom }))
  ]
  const notes = model.notes.map((text) => bandRow(text, styles.note, widths))
  const down = (merge: MergeDrawing, by: number): MergeDrawing => ({ ...merge, row: merge.row + by })
  return {
    name,
    columns: widths,
    rows: [...rows, ...notes],
    merges: [
      ...head.merges,
      ...header.merges.map((merge) => down(merge, above)),
      ...body.merges.map((merge) => down(merge, bodyFrom)),
      ...notes.flatMap((_, at) => band(rows.length + at, widths))
    ],
    frozenRows: bodyFrom,
    repeatedRows: bodyFrom,
    orientation: model.orientation,
    pageNumbers: true,
    alone: false
  }
}

/** How many characters of a page's width print at about their own size. */
const pageWidth = { portrait: 96, landscape: 140 } as const
const leastAmount = 9

/**
 * The model's widths. Where they are too much for the page, columns of figures give up what their figures do not
 * need (headings wrap), so that the print stays as large as it can.
 */
function fittedWidths({ columns, body, orientation }: TableModel): number[] {
  const over = total(columns.map(({ width }) => width)) - pageWidth[orientation]
  const spare = columns.map(({ kind, width }, at) => {
    if (kind !== 'amount' || over <= 0) return 0
    const needed = body.rows.reduce(
      (most, row) => Math.max(most, textWidth(row[at]?.text ?? '') + 2),
      leastAmount
    )
    return Math.max(0, width - needed)
  })
  const share = Math.min(1, over / Math.max(1, total(spare)))
  return columns.map(({ width }, at) => width - Math.floor((spare[at] ?? 0) * share))
}

/** What stands above the header rows: the trial's notice, the title, the line below it, the caption. */
function headOf(model: TableModel, widths: readonly number[]): Pick<SheetDrawing, 'rows' | 'merges'> {
  const trial = trialSentence(model.missingUnits)
  const bands: readonly (readonly [string, CellStyle])[] = [
    ...(trial === undefined ? [] : [[trial, styles.trial] as const]),
    [model.name, styles.title],
    ...(model.subtitle === undefined ? [] : [[model.subtitle, styles.subtitle] as const])
  ]
  const rows = bands.map(([text, style]) => bandRow(text, style, widths))
  const merges = bands.flatMap((_, at) => band(at, widths))
  if (model.caption === undefined) return { rows, merges }
  const caption = captionOf(model.caption, widths)
  return {
    rows: [...rows, caption.row],
    merges: [...merges, ...caption.merges.map((merge) => ({ ...merge, row: bands.length }))]
  }
}

function band(row: number, widths: readonly number[]): MergeDrawing[] {
  return widths.length > 1 ? [{ row, column: 0, rows: 1, columns: widths.length }] : []
}

/** A text over the whole width. */
export function bandRow(text: string, style: CellStyle, widths: readonly number[]): RowDrawing {
  const { size } = style.font
  const height = rowHeight([{ text, width: total(widths), size }], size * 1.8)
  return {
    height,
    cells: widths.map((_, at) => (at === 0 ? { style, content: { kind: 'text', text } } : { style }))
  }
}

/** 填报单位 at the left, 单位:万元 at the right, which gets as many columns as it needs. */
function captionOf(
  { left, right }: { readonly left: string; readonly right: string },
  widths: readonly number[]
): { readonly row: RowDrawing; readonly merges: readonly MergeDrawing[] } {
  const wanted = textWidth(right) + 2
  let split = widths.length - 1
  while (split > 1 && total(widths.slice(split)) < wanted) split -= 1
  const { captionLeft, captionRight } = styles
  const cells = widths.map((_, at): CellDrawing => {
    const style = at < split ? captionLeft : captionRight
    if (at === 0) return { style: captionLeft, content: { kind: 'text', text: left } }
    return at === split ? { style, content: { kind: 'text', text: right } } : { style }
  })
  const merges = [
    { row: 0, column: 0, rows: 1, columns: split },
    { row: 0, column: split, rows: 1, columns: widths.length - split }
  ]
  const height = rowHeight([{ text: left, width: total(widths.slice(0, split)), size: 10 }], leastRow)
  return { row: { height, cells }, merges: merges.filter(({ columns }) => columns > 1) }
}

/** How far each merged cell reaches, by its place. */
type Spans = ReadonlyMap<string, { readonly rows: number; readonly columns: number }>

function spansOf({ header, body }: TableModel): { readonly header: Spans; readonly body: Spans } {
  const of = ({ merges }: TableModel['body']): Spans =>
    new Map(merges.map((merge) => [`${merge.row} ${merge.column}`, merge]))
  return { header: of(header), body: of(body) }
}

interface GridRow {
  readonly model: TableModel
  readonly widths: readonly number[]
  readonly spans: Spans
  readonly at: number
  readonly writing: Writing
  /** The sheet's row that the body begins in. */
  readonly bodyFrom: number
}

function gridRow(cells: readonly Cell[], row: GridRow): RowDrawing {
  const { widths, spans, at } = row
  const drawn = cells.map((cell) => cellOf(cell, row))
  const texts = cells.flatMap((cell, column) => {
    if (cell.kind === 'amount' || cell.text === '') return []
    const { rows = 1, columns = 1 } = spans.get(`${at} ${column}`) ?? {}
    const width = total(widths.slice(column, column + columns)) - indentOf(cell) * indentWidth
    // A cell over several rows has the room of all of them.
    return [{ text: cell.text, width: width * rows, size: 10 }]
  })
  return { height: rowHeight(texts, leastRow), cells: drawn }
}

function indentOf(cell: Cell): number {
  return 'level' in cell ? cell.level : 0
}

function cellOf(cell: Cell, { model, writing, bodyFrom }: GridRow): CellDrawing {
  const layout = model.layout === 'performance' ? 'form' : 'list'
  switch (cell.kind) {
    case 'amount':
      return writing.kind === 'official'
        ? exactCell(cell, writing.unit, bodyFrom, layout)
        : printedCell(cell, layout)
    case 'blank':
      return { style: styles.blank }
    default:
      return textCell(cell, layout)
  }
}

function textCell(cell: TextCell, layout: 'list' | 'form'): CellDrawing {
  const { text } = cell
  const long = layout === 'form' && cell.kind === 'text' && textWidth(text) > longFrom
  const style = long ? longText : textStyle(cell, layout)
  return text === '' ? { style } : { style, content: { kind: 'text', text } }
}

/** The exact amount under the format that shows what is printed; a sum as a formula. */
function exactCell(
  cell: AmountCell,
  unit: AmountUnit,
  bodyFrom: number,
  layout: 'list' | 'form'
): CellDrawing {
  const style = amountStyle(cell.emphasis, exactFormat(cell), layout)
  const value = exactNumber(cell.value, unit)
  const places = (cell.formula?.sumOf ?? []).map(({ row, column }) => ({ row: row + bodyFrom, column }))
  const formula = sumFormula(places, exactDecimals[unit])
  if (formula !== undefined) return { style, content: { kind: 'formula', formula, result: value } }
  return cell.text === '' ? { style } : { style, content: { kind: 'number', value } }
}

function printedCell({ text, emphasis }: AmountCell, layout: 'list' | 'form'): CellDrawing {
  const style = amountStyle(emphasis, printedFormat(text), layout)
  const value = printedNumber(text)
  if (value === undefined) return { style }
  const content: CellContent = { kind: 'number', value }
  return { style, content }
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}
