import type { FactSection, FundSource, LedgerPath, OtherCategory, ThreePublicItem } from '@shared/ledger'
import type { Fen } from '@shared/money'

/** The coordinates that say what a fact is money of. */
export const cellCoordinates = ['of', 'section', 'category', 'function', 'economic', 'source'] as const

/**
 * Everything that facts can be asked by: also the levels above the entered codes (类 and 款), whose ledger it is,
 * and the project (its code is unique within its unit only).
 */
export const coordinates = [
  ...cellCoordinates,
  'functionClass',
  'functionDivision',
  'economicClass',
  'unit',
  'project'
] as const
export type Coordinate = (typeof coordinates)[number]

/** The sections that are expenditure (基本支出, 其他支出类别, 项目支出). */
export const expenditureSections = ['basic', 'other', 'project'] as const satisfies FactSection[]

/**
 * An amount with its coordinates, without its unit: the compact form in which facts come in, from a ledger or
 * from an index. Besides a ledger's facts there is one kind more: the typed prior amounts of 三公, which have no
 * source; their section is `threePublic`, their category the item.
 */
export interface FactRow {
  /** this year's, or last year's approved opening budget */
  readonly of: 'current' | 'prior'
  readonly section: FactSection | 'threePublic'
  /** Only of `other` and `threePublic`. */
  readonly category?: OtherCategory | ThreePublicItem | undefined
  /** The entered codes, only of expenditure; an empty text is a code not chosen yet. */
  readonly function?: string
  readonly economic?: string
  readonly source?: FundSource
  /** Only of this year's `project`: the project's code. */
  readonly project?: string | undefined
  /** fen */
  readonly amount: Fen
}

/** A fact with the cell of its unit's ledger that it stands in. */
export interface FactLine extends FactRow {
  /** the unit's code */
  readonly unit: string
  readonly path: LedgerPath
}

const digits = { functionClass: 3, functionDivision: 5, economicClass: 3 } as const
const entered = {
  functionClass: 'function',
  functionDivision: 'function',
  economicClass: 'economic'
} as const

/** The coordinate that another one is the beginning of: `function` for its 类 and 款; itself otherwise. */
export function enteredCoordinate(coordinate: Coordinate): Exclude<Coordinate, keyof typeof digits> {
  return coordinate in entered
    ? entered[coordinate as keyof typeof digits]
    : (coordinate as Exclude<Coordinate, keyof typeof digits>)
}

/** What the text of the entered coordinate becomes on the level asked for: 2080505 is 208 as functionClass. */
export function onLevel(coordinate: Coordinate, text: string): string {
  return coordinate in digits ? text.slice(0, digits[coordinate as keyof typeof digits]) : text
}

/** A fact's text on a coordinate; empty where it has none. */
export function coordinateOf(row: FactRow, unit: string, coordinate: Coordinate): string {
  if (coordinate === 'unit') return unit
  return onLevel(coordinate, row[enteredCoordinate(coordinate) as Exclude<keyof FactRow, 'amount'>] ?? '')
}

/** A fact's texts on the `cellCoordinates`, in their order. */
export function cellTexts(row: FactRow): string[] {
  const { of, section, category = '', function: functionCode = '', economic = '', source = '' } = row
  return [of, section, category, functionCode, economic, source]
}
