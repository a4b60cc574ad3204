import { z } from '../zod'
import { printedTables } from './printed'
import type { TableModel } from './model'

const rows = z.array(z.array(z.string()))
const form = z.strictObject({ head: rows, indicators: rows })
const coded = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.strictObject({ code: z.string(), name: z.string(), values: z.array(z.string()) }))
})

/** Published tables as the sample holds them, by name; what else stands in the file does not matter here. */
const published = z.object({
  tables: z.record(z.string(), z.union([z.strictObject({ rows }), coded, form, z.array(form)]))
})

/** A published cell that is printed otherwise. */
export interface PublishedDifference {
  readonly table: string
  /** From 1, in the table's body. */
  readonly row: number
  readonly column: number
  readonly published: string
  /** Undefined where there is no such cell. */
  readonly printed: string | undefined
}

export interface PublishedComparison {
  readonly compared: number
  readonly agreeing: number
  readonly differences: readonly PublishedDifference[]
  /** Cells that are not compared: the long text of the department's goal. */
  readonly leftOut: number
}

/** The label before the one text that the sample's ledgers do not reproduce. */
const leftOutAfter = '年度总体目标'

/**
 * Compares the printed cells of models with published tables, which are found by name. A cell too many counts as
 * a difference, as does one that is missing. The row that names the indicators' columns is not published.
 * @param value the parsed content of published/tables.json
 */
export function compareWithPublished(models: readonly TableModel[], value: unknown): PublishedComparison {
  const { tables } = published.parse(value)
  const result = { compared: 0, agreeing: 0, leftOut: 0, differences: [] as PublishedDifference[] }
  for (const [name, table] of Object.entries(tables)) {
    const found = models.filter((model) => model.name === name)
    const expected = Array.isArray(table) ? table.map(rowsOf) : [rowsOf(table)]
    for (const [at, lines] of expected.entries()) compareRows(name, lines, bodyOf(found[at]), result)
    for (const extra of found.slice(expected.length)) compareRows(name, [], bodyOf(extra), result)
  }
  return result
}

function rowsOf(
  table: Exclude<z.output<typeof published>['tables'][string], readonly unknown[]>
): string[][] {
  if ('head' in table) return [...table.head, ...table.indicators]
  return table.rows.map((row) => (Array.isArray(row) ? row : [row.code, row.name, ...row.values]))
}

function bodyOf(model: TableModel | undefined): readonly (readonly string[])[] {
  if (model === undefined) return []
  const texts = printedTables({ id: '' }, [model]).tables[0]?.body ?? []
  if (model.layout !== 'performance') return texts
  return texts.filter((_, at) => !model.body.rows[at]?.every(({ kind }) => kind === 'heading'))
}

function compareRows(
  table: string,
  expected: readonly (readonly string[])[],
  printed: readonly (readonly string[])[],
  result: { compared: number; agreeing: number; leftOut: number; differences: PublishedDifference[] }
): void {
  for (let row = 0; row < Math.max(expected.length, printed.length); row++) {
    const [wanted = [], found = []] = [expected[row], printed[row]]
    for (let column = 0; column < Math.max(wanted.length, found.length); column++) {
      if (column === 1 && wanted[0] === leftOutAfter) {
        result.leftOut++
        continue
      }
      result.compared++
      if (wanted[column] === found[column]) result.agreeing++
      else {
        const place = { row: row + 1, column: column + 1 }
        result.differences.push({ table, ...place, published: wanted[column] ?? '', printed: found[column] })
      }
    }
  }
}
