import { both, expenditureSections } from '@shared/consolidation'
import type { Consolidation, Coordinate, Where } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import { fieldLabel, isFundSource, otherCategories, otherCategoryLabel, sourceLabel } from '@shared/ledger'
import { printYuan, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { placing } from './face'
import type { Face, Place, Placing } from './face'

/** The exact amounts of a face, and the facts behind each. */
export interface Tally {
  /** Per row with a measure of its own, the amount of every column. */
  readonly rows: readonly (readonly Fen[])[]
  /**
   * Per code on the axis, the amount of every column; only codes with an amount other than zero. Without an
   * axis everything stands under the empty code.
   */
  readonly axis: ReadonlyMap<string, readonly Fen[]>
  /** The facts of a column on the axis, of a column in a row. */
  readonly axisFacts: (column: number) => Where
  readonly cellFacts: (column: number, row: number) => Where
}

/** For whom tables are made: which facts at all, and how a refusal names the table. */
export interface TallyContext {
  readonly consolidation: Consolidation
  /** The unit or project that the table is about; no condition for the department. */
  readonly base: Where
  /** 模板“…”的表 3《部门支出总表》 */
  readonly tableWords: string
}

/**
 * Adds up a face. Everything that the table is about must land in it.
 * @param axis the coordinate of the rows that take money by code; undefined where there are none
 * @throws UserError `noPlaceForMoney`, `sumTooLarge`
 */
export function tally(face: Face, axis: Coordinate | undefined, context: TallyContext): Tally {
  const { consolidation, base } = context
  const settled = placing(face)
  const by = coordinatesFor(settled, axis)
  const at = new Map(by.map((coordinate, index) => [coordinate, index]))
  const rows = face.rows.map(() => face.columns.map((): Fen[] => []))
  const coded = new Map<string, Fen[][]>()
  const homeless: { words: string; amount: Fen }[] = []
  const placesOf = remembered(settled, axis)
  for (const { texts, amount } of consolidation.groups(by, commonWhere(settled, base))) {
    if (amount === 0) continue
    const textOf = (coordinate: Coordinate): string => texts[at.get(coordinate) ?? -1] ?? ''
    const places = placesOf(texts, textOf)
    for (const { column, row } of places) {
      const target = row === 'axis' ? codeRow(coded, axis === undefined ? '' : textOf(axis), face) : rows[row]
      target?.[column]?.push(amount)
    }
    const placed = places.some(({ column }) => face.columns[column]?.ofWhich === false)
    if (!placed && settled.inScope(textOf)) homeless.push({ words: kindWords(textOf), amount })
  }
  if (homeless.length > 0) throw noPlace(homeless, context.tableWords)
  // Every cell of a column asks for them.
  const onColumn = settled.columns.map((column) => both(both(column, base), onAxis[face.axis]))
  return {
    rows: rows.map((row) => row.map(sum)),
    axis: new Map(
      Array.from(coded, ([code, columns]) => [code, columns.map(sum)] as const).filter(([, amounts]) =>
        amounts.some((amount) => amount !== 0)
      )
    ),
    axisFacts: (column) => onColumn[column] ?? nothing,
    cellFacts: (column, row) => both(settled.cells[column]?.[row] ?? nothing, base)
  }
}

const nothing: Where = { unit: [] }
const onAxis: Readonly<Record<Face['axis'], Where>> = {
  expenditure: { section: expenditureSections },
  everything: {},
  nothing
}

/** What decides where a fact lands, and what a refusal must name; the axis comes last. */
function coordinatesFor({ coordinates }: Placing, axis: Coordinate | undefined): Coordinate[] {
  const named: Coordinate[] = [...coordinates, 'section', 'category', 'source']
  const others = new Set(named.filter((one) => one !== axis && one !== 'unit' && one !== 'project'))
  return axis === undefined ? [...others] : [...others, axis]
}

/**
 * Where a group lands. It is worked out once for all groups that differ on the axis only, unless a measure asks
 * for the axis itself: there are few kinds of money and many codes.
 */
function remembered(
  { placesOf, coordinates }: Placing,
  axis: Coordinate | undefined
): (texts: readonly string[], textOf: (coordinate: Coordinate) => string) => Place[] {
  if (axis === undefined || coordinates.includes(axis)) return (_, textOf) => placesOf(textOf)
  const known = new Map<string, Place[]>()
  return (texts, textOf) => {
    const kind = texts.slice(0, -1).join('\u0000')
    const places = known.get(kind) ?? placesOf(textOf)
    known.set(kind, places)
    return places
  }
}

/** What all facts of the table have in common, so that not every fact of the department is looked at. */
function commonWhere({ scope }: Placing, base: Where): Where {
  const [only, ...more] = scope
  return only === undefined || more.length > 0 ? base : both(only, base)
}

function codeRow(coded: Map<string, Fen[][]>, code: string, face: Face): Fen[][] {
  const known = coded.get(code)
  if (known !== undefined) return known
  const made = face.columns.map((): Fen[] => [])
  coded.set(code, made)
  return made
}

function kindWords(textOf: (coordinate: Coordinate) => string): string {
  const [section, source] = [textOf('section'), textOf('source')]
  const category = otherCategories.find((one) => one === textOf('category'))
  const sectionLabels: Readonly<Record<string, string>> = { basic: '基本支出', project: '项目支出' }
  const money =
    category === undefined ? (sectionLabels[section] ?? fieldLabel(section)) : otherCategoryLabel(category)
  return isFundSource(source) ? `${money}（资金来源：${sourceLabel(source)}）` : money
}

function noPlace(homeless: readonly { words: string; amount: Fen }[], tableWords: string): UserError {
  const amounts = new Map<string, Fen[]>()
  for (const { words, amount } of homeless) amounts.set(words, [...(amounts.get(words) ?? []), amount])
  // The same money is named in the same order, however the facts came together.
  const kinds = [...amounts].sort(([one], [other]) => (one < other ? -1 : 1))
  const named = kinds.map(([words, parts]) => `${words} ${printYuan(sum(parts))} 元`)
  const most = 5
  const more = named.length > most ? `等 ${named.length} 种` : ''
  return new UserError(
    'noPlaceForMoney',
    `${tableWords}没有行或列可以放：${named.slice(0, most).join('、')}${more}。没有生成表。`,
    '请换用有这些行、列的模板，或核对这些钱是否填对了类别和资金来源。'
  )
}
