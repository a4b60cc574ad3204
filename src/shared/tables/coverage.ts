import { coordinateOf, expenditureSections } from '@shared/consolidation'
import type { FactRow } from '@shared/consolidation'
import {
  fundSources,
  otherCategories,
  sourceLabel,
  threePublicDivisions,
  threePublicItems
} from '@shared/ledger'
import { zeroFen } from '@shared/money'
import { placing } from './face'
import type { Face, Place } from './face'

/** What is wrong with how a face takes money up, before any money is there. */
export interface CoverageFault {
  readonly about: 'source' | 'overlap'
  /** Columns or rows, by number in the face, that take the same money. */
  readonly columns?: readonly [number, number]
  readonly rows?: readonly [number, number]
  readonly message: string
}

/**
 * Judges a face on one fact of every kind that its measures can tell apart: every source that it counts must
 * have a place, and no fact two places in columns or rows that are added up.
 */
export function coverageFaults(face: Face): CoverageFault[] {
  const { inScope, placesOf } = placing(face)
  const counted = new Set<string>()
  const placed = new Set<string>()
  const overlaps = new Map<string, CoverageFault>()
  for (const row of kinds(face)) {
    const textOf = (coordinate: Parameters<typeof coordinateOf>[2]): string =>
      coordinateOf(row, '', coordinate)
    if (!inScope(textOf)) continue
    const places = placesOf(textOf).filter(({ column }) => face.columns[column]?.ofWhich === false)
    const { source = '' } = row
    counted.add(source)
    if (places.length > 0) placed.add(source)
    const overlap = overlapOf(places) ?? takenFromAxis(face, row, places)
    if (overlap !== undefined) overlaps.set(JSON.stringify(overlap), overlap)
  }
  const missing = fundSources.filter((source) => counted.has(source) && !placed.has(source))
  return [
    ...missing.map((source): CoverageFault => {
      const message = `计入本表的资金来源“${sourceLabel(source)}”没有行或列可放，请加上，或从 scope 中去掉。`
      return { about: 'source', message }
    }),
    ...overlaps.values()
  ]
}

function overlapOf(places: readonly Place[]): CoverageFault | undefined {
  const [first, second] = places
  if (first === undefined || second === undefined) return undefined
  if (first.column !== second.column) {
    const message = `与第 ${first.column + 1} 个取数的列（格）重复：同一笔钱会算两次。确是“其中”列的，写 ofWhich。`
    return { about: 'overlap', columns: [first.column, second.column], message }
  }
  if (first.row === 'axis' || second.row === 'axis') return undefined
  const message = `与第 ${first.row + 1} 个取数的行重复：同一笔钱会算两次。`
  return { about: 'overlap', rows: [first.row, second.row], message }
}

/** Where rows list expenditure by subject, no other row may take some of it away from them. */
function takenFromAxis(
  { axis }: Face,
  { section }: FactRow,
  [place]: readonly Place[]
): CoverageFault | undefined {
  const spent = expenditureSections.some((one) => one === section)
  if (axis !== 'expenditure' || !spent || place === undefined || place.row === 'axis') return undefined
  const message = '支出已按科目逐行列示，另列的行不能再取支出，请在取数条件里写明 section。'
  return { about: 'overlap', rows: [place.row, place.row], message }
}

/** One fact of every kind that a face may tell apart. Its amount does not matter. */
function kinds(face: Face): FactRow[] {
  const wheres = [face.scope, ...face.columns.map(({ selection }) => selection), ...face.rows]
  const mentioned = (coordinate: 'economic' | 'economicClass' | 'function' | 'functionClass'): string[] =>
    wheres.flatMap(({ where }) => {
      const condition = where[coordinate]
      return condition === undefined ? [] : 'except' in condition ? condition.except : condition
    })
  const economics = [
    ...new Set([
      ...mentioned('economic'),
      ...mentioned('economicClass').map((code) => `${code}--`),
      ...Object.values(threePublicDivisions).flat(),
      '-'
    ])
  ]
  const functions = [
    ...new Set([...mentioned('function'), ...mentioned('functionClass').map((code) => `${code}----`), '-'])
  ]
  const amount = zeroFen
  const coded = (row: Omit<FactRow, 'amount'>): FactRow[] =>
    economics.flatMap((economic) =>
      functions.map((functionCode) => ({ ...row, function: functionCode, economic, amount }))
    )
  const years = ['current', 'prior'] as const
  const all = years.flatMap((of) =>
    fundSources.flatMap((source): FactRow[] => [
      { of, section: 'income', source, amount },
      { of, section: 'carryToNextYear', source, amount },
      ...expenditureSections.flatMap((section) =>
        section === 'other'
          ? otherCategories.flatMap((category) => coded({ of, section, category, source }))
          : coded({ of, section, source })
      )
    ])
  )
  const typed = threePublicItems.map((category): FactRow => {
    return { of: 'prior', section: 'threePublic', category, amount }
  })
  return [...all, ...typed]
}
