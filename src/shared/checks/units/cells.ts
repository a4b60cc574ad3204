import type { Fen } from '@shared/money'
import { remembered } from '@shared/remember'
import type { TablesView, ViewCell, ViewTable } from '../view'

/** A figure of a set of tables, found by what it is, whatever row it stands in. */
export interface KeyedCell {
  readonly table: ViewTable
  readonly cell: ViewCell
  /** “2150501 行政运行”行“合计”列 */
  readonly words: string
  readonly value: Fen
}

/** The figures of the tables that units' figures add up in; worked out once for a set. */
export const keyedCells: (view: TablesView) => ReadonlyMap<string, KeyedCell> = remembered(
  (view: TablesView) => {
    const cells = new Map<string, KeyedCell>()
    for (const table of view.tables) for (const [key, one] of cellsOf(table)) cells.set(key, one)
    return cells
  }
)

function* cellsOf(table: ViewTable): Iterable<[string, KeyedCell]> {
  if (table.layout === 'coded')
    for (const { kind, code, level, name, figures } of table.rows) {
      const isWhole = kind === 'total' || kind === 'unit'
      if (kind === 'unit' && table.axis === 'units') continue
      const row = isWhole ? 'total' : `${level ?? ''} ${code === '' ? name : code}`
      const words = `${code} ${name}`.trim()
      if (kind === 'unit' && figures !== table.rows[0]?.figures) continue
      for (const { column, label } of table.columns)
        yield* keyed(table, figures.get(column), [row, column], `“${words}”行“${label}”列`)
    }
  if (table.layout === 'balance')
    for (const side of ['left', 'right'] as const)
      for (const { name, code, figures } of table[side].rows)
        for (const { column, label } of table[side].columns)
          yield* keyed(
            table,
            figures.get(column),
            [side, code === '' ? name : code, column],
            `“${name}”行“${label}”列`
          )
}

function* keyed(
  table: ViewTable,
  cell: ViewCell | undefined,
  parts: readonly (string | number)[],
  words: string
): Iterable<[string, KeyedCell]> {
  if (cell?.value === undefined) return
  yield [[table.role ?? table.id, ...parts].join('|'), { table, cell, words, value: cell.value }]
}
