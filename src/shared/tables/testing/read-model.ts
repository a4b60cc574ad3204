import type { AmountCell, Role, TableModel } from '../index'

/** Exact figures of a model, found by the words and codes that stand beside them. */
export interface ReadRow {
  readonly name: string
  readonly level: number
  /** The function or economic class that the row is of; undefined for a row without codes. */
  readonly code: string | undefined
  /** Exact figures by column label. */
  readonly figures: ReadonlyMap<string, bigint>
  readonly cells: readonly AmountCell[]
}

export function byRole(models: readonly TableModel[], role: Role): TableModel | undefined {
  return models.find((model) => model.role === role)
}

/** The lowest heading of every column; repeated ones carry the heading above them: 上年预算数/合计. */
export function columnLabels({ header }: TableModel): string[] {
  const rows = header.rows.filter((row) => row.every(({ kind }) => kind !== 'columnNumber'))
  const count = rows[0]?.length ?? 0
  const above = (column: number): string => {
    const headings = (rows[0] ?? []).slice(0, column + 1).filter(({ kind }) => kind === 'heading')
    return headings.at(-1)?.text ?? ''
  }
  const lowest = Array.from({ length: count }, (_, column) => {
    const texts = rows.flatMap((row) => {
      const cell = row[column]
      return cell?.kind === 'heading' ? [cell.text] : []
    })
    return texts.at(-1) ?? ''
  })
  return lowest.map((text, at) =>
    lowest.filter((other) => other === text).length > 1 ? `${above(at)}/${text}` : text
  )
}

function codeOf(cells: readonly AmountCell[]): string | undefined {
  const [where] = cells.flatMap(({ from }) => from)
  const condition =
    where?.function ??
    where?.functionDivision ??
    where?.functionClass ??
    where?.economic ??
    where?.economicClass
  return condition !== undefined && !('except' in condition) ? condition[0] : undefined
}

/** The rows of a coded table. */
export function codedRows(model: TableModel | undefined): ReadRow[] {
  if (model === undefined) return []
  const labels = columnLabels(model)
  return model.body.rows.map((row) => {
    const name = row.find(({ kind }) => kind === 'name')
    const cells = row.flatMap((cell) => (cell.kind === 'amount' ? [cell] : []))
    const isTotal = cells.some(({ emphasis }) => emphasis === 'total')
    return {
      name: name?.text ?? '',
      level: name?.kind === 'name' ? name.level : 0,
      code: isTotal ? undefined : codeOf(cells.filter(({ formula }) => formula === undefined).concat(cells)),
      figures: new Map(
        row.flatMap((cell, at) =>
          cell.kind === 'amount' ? [[labels[at]!, BigInt(cell.value)] as const] : []
        )
      ),
      cells
    }
  })
}

/** The total row of a coded table; nothing where the table is empty. */
export function totalRow(model: TableModel | undefined): ReadRow | undefined {
  return codedRows(model).find(({ cells }) => cells.some(({ emphasis }) => emphasis === 'total'))
}

/** The rows of one side of a balance table: words, class, figures from left to right. */
export function sideRows(
  model: TableModel,
  side: 'left' | 'right'
): { readonly name: string; readonly code: string | undefined; readonly figures: readonly bigint[] }[] {
  const split = 2
  return model.body.rows.flatMap((row) => {
    const cells = side === 'left' ? row.slice(0, split) : row.slice(split)
    const name = cells.find(({ kind }) => kind === 'name')
    const amounts = cells.flatMap((cell) => (cell.kind === 'amount' ? [cell] : []))
    if (name === undefined) return []
    const fixed = amounts.some(({ emphasis }) => emphasis === 'total')
    return [
      {
        name: name.text,
        code: fixed ? undefined : codeOf(amounts),
        figures: amounts.map(({ value }) => BigInt(value))
      }
    ]
  })
}

/** The first figure beside these words; zero where they do not stand. */
export function figure(
  rows: readonly { readonly name: string; readonly figures: readonly bigint[] }[],
  name: string
): bigint {
  return rows.find((row) => row.name === name)?.figures[0] ?? 0n
}

/** The figure at the right of a label in a performance table. */
export function beside(model: TableModel | undefined, label: string): bigint {
  for (const row of model?.body.rows ?? []) {
    const at = row.findIndex(({ text }) => text === label)
    const cell = row[at + 1]
    if (at >= 0 && cell?.kind === 'amount') return BigInt(cell.value)
  }
  return 0n
}

export const sum = (figures: readonly bigint[]): bigint => figures.reduce((total, one) => total + one, 0n)
