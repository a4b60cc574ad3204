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
  const groups = Array.from({ length: Math.ceil(ranges.length / mostArguments) }, (_, at) =>
    ranges.slice(at * mostArguments, (at + 1) * mostArguments).join(',')
  )
  const sum =
    groups.length > 1 ? `SUM(${groups.map((group) => `SUM(${group})`).join(',')})` : `SUM(${groups.join('')})`
  const formula = `ROUND(${sum},${decimals})`
  return ranges.length === 0 || formula.length > mostCharacters ? undefined : formula
}

/** Cells that lie below or beside each other as ranges, in the order of the sheet. */
function rangesOf(places: readonly CellPlace[]): string[] {
  const rest = [...places].sort((a, b) => a.column - b.column || a.row - b.row)
  const across = rest.every(({ row }) => row === rest[0]?.row)
  const follows = (a: CellPlace, b: CellPlace): boolean =>
    across ? b.column === a.column + 1 : a.column === b.column && b.row === a.row + 1
  const ranges: { from: CellPlace; to: CellPlace }[] = []
  for (const place of rest) {
    const last = ranges.at(-1)
    if (last !== undefined && follows(last.to, place)) last.to = place
    else ranges.push({ from: place, to: place })
  }
  return ranges.map(({ from, to }) => (from === to ? address(from) : `${address(from)}:${address(to)}`))
}
