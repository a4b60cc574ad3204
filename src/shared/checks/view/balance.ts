import { leavesIn } from '@shared/tables'
import type { BalanceRow, BalanceTable, LeafColumn } from '@shared/tables'
import { viewColumns } from './columns'
import { joined, meaningOf } from './meaning'
import type { BalanceView, Meaning, SideRow, SideView, ViewCell } from './model'
import { figureCell, isNothing } from './raw'
import type { RawTable, Reading } from './raw'
import { plain, unnumbered } from './words'

type BalanceParts = Pick<BalanceView, 'layout' | 'left' | 'right'>

/** The meaning of a table with income at the left and expenditure at the right. */
export function balanceParts(definition: BalanceTable, raw: RawTable, reading: Reading): BalanceParts {
  const width = leavesIn(definition.left.columns).length
  return {
    layout: 'balance',
    left: sideView(definition, 'left', 0, raw, reading),
    right: sideView(definition, 'right', width, raw, reading)
  }
}

/** A row of the table as it came that says something on this side. */
interface Found {
  readonly at: number
  readonly name: string
  readonly template: BalanceRow | undefined
}

function sideView(
  definition: BalanceTable,
  which: 'left' | 'right',
  offset: number,
  raw: RawTable,
  reading: Reading
): SideView {
  const side = definition[which]
  const own = leavesIn(side.columns)
  const of = new Map<LeafColumn, number>(own.map((leaf, at) => [leaf, offset + at]))
  const columns = viewColumns(side.columns, side.scope, { of }, reading)
  const given = definition.bands.flatMap((band) => band[which])
  const found = findRows(given, raw, offset, reading)
  const meanings = new Map<BalanceRow, Meaning | undefined>()
  const meaning = (row: BalanceRow): Meaning | undefined => {
    if (meanings.has(row)) return meanings.get(row)
    meanings.set(row, undefined)
    const parts = given.filter((one) => one.id !== undefined && row.sumOf?.includes(one.id))
    const made =
      row.sumOf !== undefined ? joined(parts.flatMap((part) => meaning(part) ?? [])) : ownMeaning(row)
    meanings.set(row, made)
    return made
  }
  const ownMeaning = (row: BalanceRow): Meaning | undefined => {
    if (row.classes === true) return meaningOf([side.scope, { section: ['expenditure'] }], reading)
    return row.amount === undefined ? undefined : meaningOf([side.scope, row.amount], reading)
  }
  const rows = found.map((one) => sideRow(one, { columns, given, raw, meaning, reading }))
  const classes = given.find((row) => row.classes === true)?.id
  const parts = { given, classes, isStrange: rows.some(isStrangeRow) }
  return {
    columns,
    rows: rows.map((row, at) => ({ ...row, parts: partsOf(found[at], found, rows, parts) }))
  }
}

interface SideReading {
  readonly columns: SideView['columns']
  readonly given: readonly BalanceRow[]
  readonly raw: RawTable
  readonly meaning: (row: BalanceRow) => Meaning | undefined
  readonly reading: Reading
}

function sideRow(
  { at, name, template }: Found,
  { columns, given, raw, meaning, reading }: SideReading
): SideRow {
  const cells = raw.rows[at]?.cells ?? []
  const figures = new Map<number, ViewCell>(
    columns.map(({ column }) => [column, figureCell(cells[column], at, column, reading)])
  )
  const classes = given.find((row) => row.classes === true)
  const source = template ?? classes
  const own = source === undefined ? undefined : meaning(source)
  const common = { row: at, name, figures, parts: [], ...(own === undefined ? {} : { meaning: own }) }
  if (template !== undefined)
    return { ...common, kind: 'named', code: '', ...(template.id === undefined ? {} : { id: template.id }) }
  const code = raw.rows[at]?.hint?.code ?? reading.classCode(name)
  if (classes !== undefined) return { ...common, kind: 'class', code }
  return { row: at, name, figures, parts: [], kind: 'unknown', code: '' }
}

/** 一般公共预算拨款收入 and 一般公共预算收入 are one: what is left of a label without the words that forms differ in. */
const core = (label: string): string => unnumbered(label).replace(/预算|拨款|资金|收入|支出|单位|其中/g, '')

/** The rows of one side from the top, each with the template's row of that name, if there is one. */
function findRows(given: readonly BalanceRow[], raw: RawTable, offset: number, { words }: Reading): Found[] {
  const used = new Set<BalanceRow>()
  return raw.rows.flatMap(({ cells }, at): Found[] => {
    const name = (cells[offset]?.text ?? '').trim()
    if (name === '') return []
    const free = given.filter((row) => row.label !== undefined && !used.has(row))
    const template =
      free.find(({ label = '' }) => plain(words(label)) === plain(name)) ??
      free.find(({ label = '' }) => unnumbered(words(label)) === unnumbered(name)) ??
      free.find(({ label = '' }) => core(words(label)) !== '' && core(words(label)) === core(name))
    if (template !== undefined) used.add(template)
    return [{ at, name, template }]
  })
}

/**
 * The rows that a row is the sum of. A row of the template that the table lacks stands for its own parts. Where the table
 * has a row with money that the template does not know, nobody can say what is the sum of what.
 */
function partsOf(
  own: Found | undefined,
  found: readonly Found[],
  rows: readonly SideRow[],
  { given, classes, isStrange }: Parts
): SideRow[] {
  const ids = new Set(own?.template?.sumOf ?? [])
  if (ids.size > 0 && isStrange) return []
  for (const id of ids) {
    const [row] = given.filter((one) => one.id === id)
    if (row === undefined || row.classes === true || found.some(({ template }) => template === row)) continue
    for (const part of row.sumOf ?? []) ids.add(part)
  }
  return rows.filter((row, at) => {
    const template = found[at]?.template
    if (template !== undefined) return template.id !== undefined && ids.has(template.id)
    return row.kind === 'class' && classes !== undefined && ids.has(classes)
  })
}

interface Parts {
  readonly given: readonly BalanceRow[]
  /** The id of the template's row of classes. */
  readonly classes: string | undefined
  readonly isStrange: boolean
}

/** A row that the template does not know, with money in it. */
function isStrangeRow({ kind, figures }: SideRow): boolean {
  return kind === 'unknown' && [...figures.values()].some((cell) => !isNothing(cell))
}
