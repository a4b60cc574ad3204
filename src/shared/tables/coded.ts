import { both } from '@shared/consolidation'
import type { Coordinate, Where } from '@shared/consolidation'
import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { BuildContext } from './context'
import { leavesIn } from './columns'
import type { LeafColumn } from './columns'
import { codedFace } from './face'
import { amountCell, rowFigures, summedColumns, total } from './figures'
import type { Figure, Printing } from './figures'
import { columnStyles, headerGrid, textCell } from './header'
import { subjectName } from './naming'
import { blank } from './model'
import type { Cell, Emphasis, TableModel } from './model'
import type { CodedTable } from './schema-tables'
import { tally } from './tally'
import type { Tally } from './tally'
import { printedName } from './texts'

type Level = 'class' | 'division' | 'item'

/** A row before it has a place. */
interface Row {
  readonly code: string
  readonly level?: Level
  readonly name: string
  readonly indent: number
  readonly emphasis: Emphasis
  /** Of the columns that select facts. */
  readonly figures: readonly Figure[]
  /** The rows that it is the sum of. */
  readonly parts: readonly Row[]
}

type Table = Pick<TableModel, 'header' | 'body' | 'columns' | 'empty'>

/** Builds a table with a row a subject, a unit, or the department. */
export function buildCoded(table: CodedTable, context: BuildContext): Table {
  const leaves = leavesIn(table.columns)
  const rows = rowsOf(table, context)
  const empty = rows.every(({ figures }) => figures.every(({ value }) => value === 0))
  const shown = empty && table.emptyClasses !== true ? [] : rows
  const places = new Map(shown.map((row, at) => [row, at]))
  const cells = shown.map((row) => cellsOf(row, { table, leaves, places, printing: context.printing }))
  return {
    header: headerGrid(table.columns, context.words, table.columnNumbers ?? false),
    body: { rows: cells, merges: [] },
    columns: columnStyles(table.columns),
    empty
  }
}

function rowsOf(table: CodedTable, context: BuildContext): Row[] {
  switch (table.axis) {
    case 'function':
    case 'economic':
      return subjectRows(table, table.axis, context)
    case 'units':
      return withTotal(table, unitRows(table, context), context)
    case 'department':
      return departmentRows(table, context)
  }
}

/** The total over the rows at the top level, first or last. */
function withTotal({ total: place }: CodedTable, rows: readonly Row[], { words }: BuildContext): Row[] {
  if (place === undefined) return [...rows]
  const parts = rows.filter(({ indent }) => indent === 0)
  const name = words(place.label)
  const sum: Row = { code: '', name, indent: 0, emphasis: 'total', figures: added(parts), parts }
  return place.place === 'first' ? [sum, ...rows] : [...rows, sum]
}

function added(rows: readonly Row[]): Figure[] {
  const [first] = rows
  return (first?.figures ?? []).map((_, at) => total(rows.flatMap(({ figures }) => figures[at] ?? [])))
}

const coordinateOfLevel: Readonly<Record<'function' | 'economic', Readonly<Record<Level, Coordinate>>>> = {
  function: { class: 'functionClass', division: 'functionDivision', item: 'function' },
  economic: { class: 'economicClass', division: 'economic', item: 'economic' }
}

/** Which text a code has on a level: its first three digits, its first five, or all of it. */
function onLevel(axis: 'function' | 'economic', level: Level, code: string): string {
  if (level === 'class') return code.slice(0, 3)
  return axis === 'function' && level === 'division' ? code.slice(0, 5) : code
}

function subjectRows(table: CodedTable, axis: 'function' | 'economic', context: BuildContext): Row[] {
  const levels = table.levels ?? (axis === 'function' ? ['class', 'division', 'item'] : ['class', 'division'])
  const face = codedFace(table, context.template)
  const found = tally(face, axis, context)
  const codes = new Map(found.axis)
  if (table.emptyClasses === true) {
    const nothing = face.columns.map(() => zeroFen)
    const present = new Set(Array.from(codes.keys(), (code) => code.slice(0, 3)))
    for (const code of context.names.classes(axis)) if (!present.has(code)) codes.set(code, nothing)
  }
  const make = (at: number, within: readonly string[]): Row[] => {
    const level = levels[at]
    if (level === undefined) return []
    const keys = [...new Set(within.map((code) => onLevel(axis, level, code)))].sort()
    return keys.flatMap((key): Row[] => {
      const inside = within.filter((code) => onLevel(axis, level, code) === key)
      const below = inside.every(isPlaceholder) ? [] : make(at + 1, inside)
      const own = figuresOf(
        found,
        inside.map((code) => codes.get(code) ?? []),
        {
          [coordinateOfLevel[axis][level]]: [key]
        }
      )
      const name = subjectName(context, axis, key)
      const parts = below.filter(({ indent }) => indent === at + 1)
      const emphasis = at === 0 && levels.length > 1 ? 'class' : 'plain'
      return [{ code: key, level, name, indent: at, emphasis, figures: own, parts }, ...below]
    })
  }
  /** A class that is listed although it has no money has nothing below it. */
  const isPlaceholder = (code: string): boolean => !found.axis.has(code)
  const tail = (table.tail ?? []).flatMap(({ label, show }, row): Row[] => {
    const figures = (found.rows[row] ?? []).map((value, column) => ({
      value,
      from: [found.cellFacts(column, row)]
    }))
    if (show === 'withMoney' && figures.every(({ value }) => value === 0)) return []
    return [{ code: '', name: context.words(label), indent: 0, emphasis: 'plain', figures, parts: [] }]
  })
  return withTotal(table, [...make(0, [...codes.keys()]), ...tail], context)
}

function figuresOf(found: Tally, codes: readonly (readonly Fen[])[], where: Where): Figure[] {
  const [first] = codes
  return (first ?? []).map((_, column) => ({
    value: sum(codes.map((amounts) => amounts[column] ?? zeroFen)),
    from: [both(found.axisFacts(column), where)]
  }))
}

function unitRows(table: CodedTable, context: BuildContext): Row[] {
  const face = codedFace(table, context.template)
  const found = tally(face, 'unit', context)
  const { consolidation, edition } = context
  return consolidation.units
    .filter(({ code, status }) => {
      if (edition.kind === 'unit') return code === edition.unit
      return status !== 'closed' || found.axis.has(code)
    })
    .map((unit) => {
      const amounts = found.axis.get(unit.code) ?? face.columns.map(() => zeroFen)
      const figures = figuresOf(found, [amounts], { unit: [unit.code] })
      return { code: unit.code, name: printedName(unit), indent: 0, emphasis: 'plain', figures, parts: [] }
    })
}

/** The department's row, or the unit's; below the department's those of its units, where the template says so. */
function departmentRows(table: CodedTable, context: BuildContext): Row[] {
  const { values, edition } = context
  const listed = table.listUnits === true && edition.kind === 'department'
  const units = listed ? unitRows(table, context).map((row) => ({ ...row, indent: 1 })) : []
  const face = codedFace(table, context.template)
  const found = tally(face, undefined, context)
  const amounts = found.axis.get('') ?? face.columns.map(() => zeroFen)
  const row: Row = {
    code: values.reportingCode ?? '',
    name: values.reportingName ?? '',
    indent: 0,
    emphasis: 'plain',
    figures: figuresOf(found, [amounts], {}),
    parts: units
  }
  return [row, ...units]
}

interface Drawing {
  readonly table: CodedTable
  readonly leaves: readonly LeafColumn[]
  /** The rows that print, with their places. */
  readonly places: ReadonlyMap<Row, number>
  readonly printing: Printing
}

function cellsOf(row: Row, { table, leaves, places, printing }: Drawing): Cell[] {
  const { indent: level, emphasis } = row
  const place = places.get(row) ?? 0
  return rowFigures(leaves, row.figures).map((figure, column) => {
    const leaf = leaves[column]
    if (leaf === undefined) return blank
    if (figure === undefined) {
      if (leaf.shows === 'name') return textCell('name', row.name, { emphasis, level })
      return textCell('code', codeText(row, leaf.shows ?? 'code', table), { emphasis })
    }
    const across = summedColumns(leaves, column).map((at) => ({ row: place, column: at }))
    const down = row.parts.map((part) => ({ row: places.get(part) ?? 0, column }))
    return amountCell(figure, printing, emphasis, across.length > 0 ? across : down)
  })
}

/** How a code prints: 20805 in full, or as 05, or level by level. */
function codeText({ code, level }: Row, shows: NonNullable<LeafColumn['shows']>, table: CodedTable): string {
  const reaches = level === undefined ? 0 : ['class', 'division', 'item'].indexOf(level) + 1
  switch (shows) {
    case 'classCode':
      return level === undefined ? code : code.slice(0, 3)
    case 'divisionCode':
      return reaches >= 2 ? code.slice(3, 5) : ''
    case 'itemCode':
      return reaches >= 3 ? code.slice(5) : ''
    default:
      return level === 'division' && table.codes === 'lastTwo' ? code.slice(3) : code
  }
}
