import type { CellPlace } from '@shared/tables'

/** What Excel takes: arguments of a function, characters of a formula. */
const mostArguments = 255
const mostCharacters = 8192

/** The letters of a column, from 0: A, Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26))
}

/** A cell's address, from 0: A1. */
export function address({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row + 1}`
}

/**
 * The formula, without its equals sign, that adds up cells. Rounded to the decimals that exact amounts have,
 * since a spreadsheet adds binary numbers: so its sum is the exact one, and shows as it is printed.
 * @returns undefined when no spreadsheet would take it
 */
export function sumFormula(places: readonly CellPlace[], decimals: number): string | undefined {
  const ranges = rangesOf(places)
  const sum = ranges.length <= mostArguments ? `SUM(${ranges.join(',')})` : sumOfSums(ranges)
  const formula = `ROUND(${sum},${decimals})`
  return ranges.length === 0 || formula.length > mostCharacters ? undefined : formula
}

function sumOfSums(ranges: readonly string[]): string {
  const groups = Array.from({ length: Math.ceil(ranges.length / mostArguments) }, (_, at) =>
    ranges.slice(at * mostArguments, (at + 1) * mostArguments)
  )
  return `SUM(${groups.map((group) => `SUM(${group.join(',')})`).join(',')})`
}

/** Cells that lie below or beside each other as ranges, in the order of the sheet. */
function rangesOf(places: readonly CellPlace[]): string[] {
  const across = places.every(({ row }) => row === places[0]?.row)
  const ordered = places.every((place, at) => at === 0 || inOrder(places[at - 1] ?? place, place) < 0)
  const ranges: string[] = []
  let from: CellPlace | undefined
  let to: CellPlace | undefined
  for (const place of ordered ? places : [...places].sort(inOrder)) {
    if (to !== undefined && follows(to, place, across)) {
      to = place
      continue
    }
    if (from !== undefined && to !== undefined) ranges.push(range(from, to))
    from = place
    to = place
  }
  return from === undefined || to === undefined ? ranges : [...ranges, range(from, to)]
}

function inOrder(a: CellPlace, b: CellPlace): number {
  return a.column - b.column || a.row - b.row
}

function follows(a: CellPlace, b: CellPlace, across: boolean): boolean {
  return across ? b.column === a.column + 1 : a.column === b.column && b.row === a.row + 1
}

function range(from: CellPlace, to: CellPlace): string {
  return from === to ? address(from) : `${address(from)}:${address(to)}`
}
