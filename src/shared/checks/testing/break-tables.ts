import { fen, printWanyuan } from '@shared/money'
import type { AmountCell, Cell, Role, TableModel } from '@shared/tables'

/** Ways to break tables of the Ganzhou form that are about to be printed. */
export type Break = (models: readonly TableModel[]) => readonly TableModel[]

/** 1.00 万元, in fen. */
const wan = 1_000_000

function onTable(role: Role, change: (model: TableModel) => TableModel): Break {
  return (models) => {
    const at = models.findIndex((model) => model.role === role)
    if (at < 0) throw new Error(`no table ${role}`)
    return models.map((model, place) => (place === at ? change(model) : model))
  }
}

function raised(cell: Cell | undefined, by: number): AmountCell {
  if (cell?.kind !== 'amount') throw new Error('no figure here')
  const value = fen(cell.value + by * wan)
  return { ...cell, value, text: printWanyuan(value, { trimmed: cell.trimmed }) }
}

/** A row by a text that stands in it. */
function rowWith({ body }: TableModel, text: string): number {
  const row = body.rows.findIndex((cells) =>
    cells.some((cell) => cell.kind !== 'amount' && cell.text === text)
  )
  if (row < 0) throw new Error(`no row ${text}`)
  return row
}

function withRow(
  model: TableModel,
  row: number,
  change: (cells: readonly Cell[]) => readonly Cell[]
): TableModel {
  const rows = model.body.rows.map((cells, at) => (at === row ? change(cells) : cells))
  return { ...model, body: { ...model.body, rows } }
}

/** Raises figures of a row, named by a text in it, by so many 万元. */
export function raise(role: Role, text: string, columns: readonly number[], by = 1): Break {
  return onTable(role, (model) =>
    withRow(model, rowWith(model, text), (cells) =>
      cells.map((cell, at) => (columns.includes(at) ? raised(cell, by) : cell))
    )
  )
}

/** Puts another text into a cell. */
export function write(role: Role, text: string, column: number, instead: string): Break {
  return onTable(role, (model) =>
    withRow(model, rowWith(model, text), (cells) =>
      cells.map((cell, at) => (at === column ? ({ ...cell, text: instead } as Cell) : cell))
    )
  )
}

/** One after the other. */
export function all(...breaks: readonly Break[]): Break {
  return (models) => breaks.reduce((changed, one) => one(changed), models)
}

/** Moves 万元 from one row to another, so that sums hold. */
export function move(role: Role, from: string, to: string, columns: readonly number[], by = 1): Break {
  return all(raise(role, from, columns, 0 - by), raise(role, to, columns, by))
}

export function change(role: Role, fields: Partial<TableModel>): Break {
  return onTable(role, (model) => ({ ...model, ...fields }))
}

/** Prints a table once more. */
export function twice(role: Role): Break {
  return (models) => models.flatMap((model) => (model.role === role ? [model, model] : [model]))
}

export function drop(role: Role): Break {
  return (models) => models.filter((model) => model.role !== role)
}

/** Prints a row once more, without its money. */
export function rowTwice(role: Role, text: string): Break {
  return onTable(role, (model) => {
    const { rows } = model.body
    const at = rowWith(model, text)
    const again = (rows[at] ?? []).map((cell) =>
      cell.kind === 'amount' ? { ...cell, value: fen(0), text: '' } : cell
    )
    return {
      ...model,
      body: { ...model.body, rows: [...rows.slice(0, at + 1), again, ...rows.slice(at + 1)] }
    }
  })
}

/** Puts the rows of one class under another's code. */
export function recoded(role: Role, from: string, to: string): Break {
  return onTable(role, (model) => ({
    ...model,
    body: {
      ...model.body,
      rows: model.body.rows.map(([code, ...rest]) =>
        code?.text.startsWith(from) === true
          ? [{ ...code, text: to + code.text.slice(from.length) } as Cell, ...rest]
          : [...(code === undefined ? [] : [code]), ...rest]
      )
    }
  }))
}

/** Prints two tables in each other's place. */
export function swapped(one: Role, other: Role): Break {
  return (models) => {
    const [first, second] = [one, other].map((role) => models.find((model) => model.role === role))
    if (first === undefined || second === undefined) throw new Error('no such table')
    return models.map((model) => (model === first ? second : model === second ? first : model))
  }
}

/** Prints a table without any row. */
export function emptied(role: Role): Break {
  return onTable(role, (model) => ({ ...model, body: { ...model.body, rows: [] } }))
}

/** Leaves out the rows with one of these codes. */
export function withoutRows(role: Role, codes: readonly string[]): Break {
  return onTable(role, (model) => ({
    ...model,
    body: { ...model.body, rows: model.body.rows.filter(([code]) => !codes.includes(code?.text ?? '')) }
  }))
}
