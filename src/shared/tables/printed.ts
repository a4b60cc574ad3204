import type { Grid, TableModel } from './model'
import type { Template } from './template'

/** A table as text, as programs read it: every cell as printed, merged cells with their text in the first. */
export interface PrintedTable {
  readonly id: string
  readonly name: string
  readonly header: readonly (readonly string[])[]
  readonly body: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

/** The printed form of tables. The rows of performance tables stand as drawn, all in the body. */
export function printedTables(
  template: Pick<Template, 'id'>,
  models: readonly TableModel[]
): { readonly template: string; readonly tables: readonly PrintedTable[] } {
  const texts = ({ rows }: Grid): string[][] => rows.map((row) => row.map(({ text }) => text))
  return {
    template: template.id,
    tables: models.map(({ id, name, header, body, notes }) => ({
      id,
      name,
      header: texts(header),
      body: texts(body),
      notes
    }))
  }
}
