import type { UnitProject } from '@shared/consolidation'
import type { Indicator } from '@shared/ledger'
import type { BuildContext } from './context'
import { formFace } from './face'
import { amountCell, total } from './figures'
import type { Figure } from './figures'
import { formColumns, formGrid } from './form-grid'
import type { PlacedCell } from './form-grid'
import { textCell } from './header'
import { blank } from './model'
import type { Cell, ColumnStyle, Merge, TableModel } from './model'
import type { FormCell, PerformanceTable } from './schema-tables'
import { tally } from './tally'
import { filled } from './texts'

const widths = [16, 22, 34, 20]

/**
 * Builds one performance table: the form, and the indicators below it.
 * @param indicators the department's or the project's
 */
export function buildPerformance(
  table: PerformanceTable,
  indicators: readonly Omit<Indicator, 'id'>[],
  context: BuildContext
): Pick<TableModel, 'header' | 'body' | 'columns' | 'empty'> {
  const grid = formGrid(table.rows)
  const placed = grid.ok ? grid.cells : []
  const figures = figuresOf(table, context)
  const rows: Cell[][] = table.rows.map(() => Array.from({ length: formColumns }, () => blank))
  for (const { cell, row, column } of placed) {
    const line = rows[row]
    if (line !== undefined) line[column] = formCellOf(cell, placed, figures, context)
  }
  const labels = table.indicators.labels.map((label) => textCell('heading', context.words(label)))
  const listed = indicatorRows(table, indicators, rows.length + 1)
  return {
    header: { rows: [], merges: [] },
    body: { rows: [...rows, labels, ...listed.rows], merges: [...placed.flatMap(mergeOf), ...listed.merges] },
    columns: widths.map((width): ColumnStyle => ({ kind: 'text', width })),
    empty: indicators.length === 0 && [...figures.values()].every(({ value }) => value === 0)
  }
}

/** The figure of every cell of a form that has one. */
function figuresOf(table: PerformanceTable, context: BuildContext): Map<FormCell, Figure> {
  const cells = table.rows.flat()
  const face = formFace(table, context.template)
  const found = tally(face, undefined, context)
  const amounts = found.axis.get('') ?? []
  const selecting = cells.filter(({ amount }) => amount !== undefined)
  const of = (cell: FormCell): Figure => {
    const at = selecting.indexOf(cell)
    if (at >= 0) return { ...total([]), ...valueAt(amounts, at), from: [found.axisFacts(at)] }
    return total((cell.sumOf ?? []).flatMap((id) => cells.filter((one) => one.id === id)).map(of))
  }
  return new Map(cells.filter(({ text }) => text === undefined).map((cell) => [cell, of(cell)]))
}

function valueAt(amounts: readonly Figure['value'][], at: number): Partial<Figure> {
  const value = amounts[at]
  return value === undefined ? {} : { value }
}

function formCellOf(
  cell: FormCell,
  placed: readonly PlacedCell<FormCell>[],
  figures: ReadonlyMap<FormCell, Figure>,
  { values, printing }: BuildContext
): Cell {
  const figure = figures.get(cell)
  if (figure === undefined) {
    const { text = '' } = cell
    return text === '' ? blank : textCell(text.includes('{') ? 'text' : 'heading', filled(text, values))
  }
  const sumOf = (cell.sumOf ?? []).flatMap((id) =>
    placed.filter((one) => one.cell.id === id).map(({ row, column }) => ({ row, column }))
  )
  return amountCell(figure, printing, 'plain', sumOf)
}

function mergeOf({ cell, row, column }: PlacedCell<FormCell>): Merge[] {
  const { columns = 1, rows = 1 } = cell
  return columns > 1 || rows > 1 ? [{ row, column, rows, columns }] : []
}

/**
 * The indicators in the order of the framework; what it does not know follows, in the order of the ledger, but
 * what belongs together stays together. A level prints once over the rows that have it in common.
 */
function indicatorRows(
  { indicators: { framework } }: PerformanceTable,
  indicators: readonly Omit<Indicator, 'id'>[],
  from: number
): { readonly rows: Cell[][]; readonly merges: Merge[] } {
  const level1 = ranking([...framework.map((one) => one.level1), ...indicators.map((one) => one.level1)])
  const level2 = (under: string): ((name: string) => number) =>
    ranking([
      ...(framework.find((one) => one.level1 === under)?.level2 ?? []),
      ...indicators.filter((one) => one.level1 === under).map((one) => one.level2)
    ])
  const sorted = [...indicators].sort(
    (a, b) => level1(a.level1) - level1(b.level1) || level2(a.level1)(a.level2) - level2(a.level1)(b.level2)
  )
  const merges: Merge[] = []
  const rows = sorted.map((one, at): Cell[] => {
    const before = sorted[at - 1]
    const same1 = before?.level1 === one.level1
    const same2 = same1 && before.level2 === one.level2
    const run = (column: number, same: (other: typeof one) => boolean): void => {
      const length = sorted.slice(at).findIndex((other) => !same(other))
      const count = length < 0 ? sorted.length - at : length
      if (count > 1) merges.push({ row: from + at, column, rows: count, columns: 1 })
    }
    if (!same1) run(0, (other) => other.level1 === one.level1)
    if (!same2) run(1, (other) => other.level1 === one.level1 && other.level2 === one.level2)
    return [
      same1 ? blank : textCell('text', one.level1),
      same2 ? blank : textCell('text', one.level2),
      textCell('text', one.name),
      textCell('text', target(one))
    ]
  })
  return { rows, merges }
}

/** Where a name first stands in a list. */
function ranking(names: readonly string[]): (name: string) => number {
  return (name) => names.indexOf(name)
}

/** 指标值: operator, value and unit without spaces between them. */
function target({ operator, value, unit }: Omit<Indicator, 'id'>): string {
  return `${operator}${value}${unit}`
}

/** The projects that have a table of their own in an edition. */
export function projectsOf(table: PerformanceTable, { consolidation, edition }: BuildContext): UnitProject[] {
  const which = table.projects?.[edition.kind] ?? 'key'
  const all =
    which === 'key'
      ? consolidation.keyProjects
      : consolidation.projects.filter(({ project }) => !project.carriedOver)
  return edition.kind === 'unit' ? all.filter(({ unit }) => unit.code === edition.unit) : all
}
