import { conditioned, expenditureSections, matcher } from '@shared/consolidation'
import type { Coordinate, Where } from '@shared/consolidation'
import type { CarryoverSwitch } from '@shared/ledger'
import { remembered } from '@shared/remember'
import { leavesIn } from './columns'
import type { LeafColumn } from './columns'
import type { BalanceRow, BalanceTable, CodedTable, FormCell, PerformanceTable, Side } from './schema-tables'
import { narrowed, selectionOf, whereOf } from './selection'
import type { Selection } from './selection'

/**
 * The figures of a coded table, of one side of a balance table or of a form, reduced to what decides where money
 * goes: what the table is about, its amounts by column, its rows with a measure of their own, and whether there
 * are rows that take the rest by code.
 */
export interface Face {
  readonly scope: Selection
  readonly columns: readonly FaceColumn[]
  /** Rows with a measure of their own; they take their money before the axis does. */
  readonly rows: readonly Selection[]
  /** What the rows of the axis take: expenditure (by subject), everything (units, the department), nothing. */
  readonly axis: 'expenditure' | 'everything' | 'nothing'
}

export interface FaceColumn {
  readonly selection: Selection
  /** 其中: money that stands in another column already. */
  readonly ofWhich: boolean
}

/** The columns of a table or side that select facts themselves, in order. */
export function amountLeaves(leaves: readonly LeafColumn[]): LeafColumn[] {
  return leaves.filter(({ amount }) => amount !== undefined)
}

function columnsOf(leaves: readonly LeafColumn[], carryover: CarryoverSwitch): FaceColumn[] {
  return amountLeaves(leaves).map(({ amount = {}, ofWhich = false }) => ({
    selection: selectionOf(amount, carryover),
    ofWhich
  }))
}

function makeCodedFace(table: CodedTable, carryover: CarryoverSwitch): Face {
  const bySubject = table.axis === 'function' || table.axis === 'economic'
  return {
    scope: selectionOf(table.scope, carryover),
    columns: columnsOf(leavesIn(table.columns), carryover),
    rows: (table.tail ?? []).map(({ amount }) => selectionOf(amount, carryover)),
    axis: bySubject ? 'expenditure' : 'everything'
  }
}

/** The same face for the same table: it does not depend on the facts. */
const codedFaces = remembered((carryover: CarryoverSwitch) =>
  remembered((table: CodedTable) => makeCodedFace(table, carryover))
)

/** The face of a table with a row a subject, a unit, or the department. */
export function codedFace(table: CodedTable, carryover: CarryoverSwitch): Face {
  return codedFaces(carryover)(table)
}

/** The rows of one side of a balance table, from the top. */
export function sideRows(table: BalanceTable, which: 'left' | 'right'): BalanceRow[] {
  return table.bands.flatMap((band) => band[which])
}

/** The face of one side of a balance table, with its rows from the top. */
export function sideFace(side: Side, rows: readonly BalanceRow[], carryover: CarryoverSwitch): Face {
  return {
    scope: selectionOf(side.scope, carryover),
    columns: columnsOf(leavesIn(side.columns), carryover),
    rows: rows.flatMap(({ amount }) => (amount === undefined ? [] : [selectionOf(amount, carryover)])),
    axis: rows.some(({ classes }) => classes) ? 'expenditure' : 'nothing'
  }
}

/** The cells of a form that select facts, row by row. */
export function formAmounts(table: PerformanceTable): (FormCell & Required<Pick<FormCell, 'amount'>>)[] {
  return table.rows.flat().flatMap((cell) => {
    const { amount } = cell
    return amount === undefined ? [] : [{ ...cell, amount }]
  })
}

function makeFormFace(table: PerformanceTable, carryover: CarryoverSwitch): Face {
  const columns = formAmounts(table).map(({ amount }) => ({
    selection: selectionOf(amount, carryover),
    ofWhich: false
  }))
  return { scope: selectionOf(table.scope, carryover), columns, rows: [], axis: 'everything' }
}

const formFaces = remembered((carryover: CarryoverSwitch) =>
  remembered((table: PerformanceTable) => makeFormFace(table, carryover))
)

/** The face of a form. */
export function formFace(table: PerformanceTable, carryover: CarryoverSwitch): Face {
  return formFaces(carryover)(table)
}

type TextOf = (coordinate: Coordinate) => string

/** A place of a fact: a column and a row of the face by number, or the axis. */
export interface Place {
  readonly column: number
  readonly row: number | 'axis'
}

/** Where a fact lands on a face. */
export interface Placing {
  /** What the table is about, for each of the years that its columns ask for. */
  readonly scope: readonly Where[]
  /** Per column, all that it takes; and per column and row, what the row takes of it. */
  readonly columns: readonly Where[]
  readonly cells: readonly (readonly Where[])[]
  readonly inScope: (textOf: TextOf) => boolean
  /** The places of a fact: columns by number, with the row's number, or `axis`. */
  readonly placesOf: (textOf: TextOf) => Place[]
  /** The coordinates that decide. */
  readonly coordinates: readonly Coordinate[]
}

/** Settles a face: from then on every fact has its places. */
export const placing = remembered((face: Face): Placing => {
  const bySelection = face.columns.map(({ selection }) => narrowed(face.scope, selection))
  const columns = bySelection.map(whereOf)
  const cells = bySelection.map((column) => face.rows.map((row) => whereOf(narrowed(column, row))))
  const years = new Set(bySelection.map(({ of = 'current' }) => of))
  const scope = Array.from(years, (of) => whereOf(narrowed(face.scope, { of, where: {} })))
  const columnTests = columns.map(matcher)
  const cellTests = cells.map((row) => row.map(matcher))
  const scopeTests = scope.map(matcher)
  const onAxis = (textOf: TextOf): boolean =>
    face.axis === 'everything' ||
    (face.axis === 'expenditure' && expenditureSections.some((section) => section === textOf('section')))
  return {
    scope,
    columns,
    cells,
    inScope: (textOf) => scopeTests.some((test) => test(textOf)),
    placesOf: (textOf) =>
      columnTests.flatMap((test, column): Place[] => {
        if (!test(textOf)) return []
        const rows = (cellTests[column] ?? []).flatMap((taken, row) =>
          taken(textOf) ? [{ column, row }] : []
        )
        if (rows.length > 0) return rows
        return onAxis(textOf) ? [{ column, row: 'axis' }] : []
      }),
    coordinates: [...new Set([...scope, ...columns, ...cells.flat()].flatMap(conditioned))]
  }
})
