import { both } from '@shared/consolidation'
import { remembered } from '@shared/remember'
import type { BuildContext } from './context'
import { leavesIn } from './columns'
import type { LeafColumn } from './columns'
import { sideFace, sideRows } from './face'
import type { Face } from './face'
import { amountCell, rowFigures, summedColumns, total } from './figures'
import type { Figure } from './figures'
import { columnStyles, headerGrid, textCell } from './header'
import { blank } from './model'
import type { Cell, CellPlace, TableModel } from './model'
import { subjectName } from './naming'
import type { BalanceRow, BalanceTable } from './schema-tables'
import type { Template } from './template'
import { tally } from './tally'

/** A row of one side before it has a place. */
interface Row {
  readonly template: BalanceRow
  readonly label: string
  /** Of the columns that select facts; undefined for a row of words only. */
  readonly figures: readonly Figure[] | undefined
}

/** Builds a table with income at the left and expenditure at the right. */
export function buildBalance(
  table: BalanceTable,
  context: BuildContext
): Pick<TableModel, 'header' | 'body' | 'columns' | 'empty'> {
  const sides = (['left', 'right'] as const).map((which) => {
    const rows = rowsOf(table, which, context)
    return { which, rows, leaves: leavesIn(table[which].columns) }
  })
  const places = sides.map(({ which, rows }) => bandsOf(table, which, rows))
  const heights = table.bands.map((_, band) => Math.max(...places.map((bands) => bands[band]?.length ?? 0)))
  const drawn = sides.map(({ rows, leaves }, side) => {
    const offset = side === 0 ? 0 : (sides[0]?.leaves.length ?? 0)
    const lines = heights.flatMap((height, band) =>
      Array.from({ length: height }, (_, at) => places[side]?.[band]?.[at])
    )
    return lines.map((row) => cellsOf(row, { rows, lines, leaves, offset }, context))
  })
  const tree = (['left', 'right'] as const).map((which) => {
    const { label, columns } = table[which]
    return { label, columns }
  })
  return {
    header: headerGrid(tree, context.words, false),
    body: { rows: (drawn[0] ?? []).map((left, row) => [...left, ...(drawn[1]?.[row] ?? [])]), merges: [] },
    columns: columnStyles(tree),
    empty: sides.every(({ rows }) =>
      rows.every(({ figures = [] }) => figures.every(({ value }) => value === 0))
    )
  }
}

/** What is the same whatever the facts are: the rows of each side and their face. */
const sidesOf = remembered((template: Template) =>
  remembered((table: BalanceTable) => {
    const side = (which: 'left' | 'right'): { rows: BalanceRow[]; face: Face } => {
      const rows = sideRows(table, which)
      return { rows, face: sideFace(table[which], rows, template) }
    }
    return { left: side('left'), right: side('right') }
  })
)

/** The rows of one side that print, from the top. */
function rowsOf(table: BalanceTable, which: 'left' | 'right', context: BuildContext): Row[] {
  const { template, words } = context
  const { rows: given, face } = sidesOf(template)(table)[which]
  const found = tally(face, face.axis === 'nothing' ? undefined : 'functionClass', context)
  const classes = [...found.axis.keys()].sort().map((code) => ({
    label: subjectName(context, 'function', code),
    figures: (found.axis.get(code) ?? []).map((value, column) => ({
      value,
      from: [both(found.axisFacts(column), { functionClass: [code] })]
    }))
  }))
  const selecting = given.filter(({ amount }) => amount !== undefined)
  const figuresOf = (row: BalanceRow): Figure[] | undefined => {
    if (row.classes === true) return added(face.columns.length, classes)
    if (row.sumOf !== undefined) {
      const parts = row.sumOf.flatMap((id) => given.filter((one) => one.id === id))
      return added(
        face.columns.length,
        parts.map((part) => ({ figures: figuresOf(part) }))
      )
    }
    const at = selecting.indexOf(row)
    return found.rows[at]?.map((value, column) => ({ value, from: [found.cellFacts(column, at)] }))
  }
  return given.flatMap((row): Row[] => {
    if (row.classes === true) return classes.map((one) => ({ template: row, ...one }))
    const figures = figuresOf(row)
    const hidden = row.show === 'withMoney' && (figures ?? []).every(({ value }) => value === 0)
    return hidden ? [] : [{ template: row, label: words(row.label ?? ''), figures }]
  })
}

function added(
  columns: number,
  parts: readonly { readonly figures: readonly Figure[] | undefined }[]
): Figure[] {
  return Array.from({ length: columns }, (_, at) =>
    total(parts.flatMap(({ figures }) => figures?.[at] ?? []))
  )
}

/** The printing rows of each band. */
function bandsOf(table: BalanceTable, which: 'left' | 'right', rows: readonly Row[]): Row[][] {
  return table.bands.map((band) => rows.filter(({ template }) => band[which].includes(template)))
}

interface Side {
  readonly rows: readonly Row[]
  /** The side's rows by their places in the body; undefined where the side is blank. */
  readonly lines: readonly (Row | undefined)[]
  readonly leaves: readonly LeafColumn[]
  /** How many columns stand at its left. */
  readonly offset: number
}

function cellsOf(row: Row | undefined, side: Side, { printing }: BuildContext): Cell[] {
  const { lines, leaves, offset } = side
  if (row === undefined) return leaves.map(() => blank)
  const { template, label, figures } = row
  const level = template.level ?? 0
  const emphasis = template.sumOf === undefined ? 'plain' : 'total'
  const place = lines.indexOf(row)
  const name = textCell('name', label, { emphasis, level })
  if (figures === undefined) return leaves.map(({ shows }) => (shows === undefined ? blank : name))
  return rowFigures(leaves, figures).map((figure, column) => {
    const leaf = leaves[column]
    if (figure === undefined || leaf === undefined) return name
    const across = summedColumns(leaves, column).map((at) => ({ row: place, column: at + offset }))
    const sumOf = across.length > 0 ? across : partsOf(template, side, column)
    return amountCell(figure, printing, emphasis, sumOf)
  })
}

/** The cells above or below that a row's figure is the sum of. */
function partsOf({ sumOf = [] }: BalanceRow, { lines, offset }: Side, column: number): CellPlace[] {
  return lines.flatMap((line, row) =>
    line?.template.id !== undefined && sumOf.includes(line.template.id)
      ? [{ row, column: column + offset }]
      : []
  )
}
