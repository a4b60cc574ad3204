import type { Line, OtherCategory } from '@shared/ledger'
import { isPersonnel } from '@shared/ledger'
import { negate, percentChange, printInterchangeAmount, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Arranged, Group } from '../../entry/arrange'
import { entryOf, grouped, groupsOf } from '../../entry/arrange'
import type { Compared, Comparison } from '../../entry/comparison'

/** A line of any of the sections with lines. */
export type AnyLine = Line & { readonly category?: OtherCategory }

/** How the rows are put: as entered, under function items, or under economic classes. */
export type Grouping = 'none' | 'function' | 'economic'

/** Which rows show; empty texts let all pass. */
export interface LineFilter {
  readonly text: string
  readonly function: string
  readonly economic: string
  readonly source: string
}
export const noFilter: LineFilter = { text: '', function: '', economic: '', source: '' }

/** The words by which a line is found: its codes with their names, its source, its note. */
export type WordsOf = (line: AnyLine) => string

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of lines, put together once a line: an edit makes one line anew and leaves the thousands of others. */
export function keptWords(wordsOf: WordsOf): WordsOf {
  const kept = new WeakMap<AnyLine, string>()
  return (line) => {
    const known = kept.get(line)
    if (known !== undefined) return known
    const words = folded(wordsOf(line))
    kept.set(line, words)
    return words
  }
}

/**
 * Tells which lines pass a filter: codes by their beginning, every word of the text somewhere in a line's words.
 * Each line is looked at once.
 * @param wordsOf as {@link keptWords} gives them
 */
export function passing(filter: LineFilter, wordsOf: WordsOf): (line: AnyLine) => boolean {
  const words = folded(filter.text).split(/\s+/).filter(Boolean)
  const judged = new WeakMap<AnyLine, boolean>()
  const judge = (line: AnyLine): boolean => {
    if (!line.function.startsWith(filter.function) || !line.economic.startsWith(filter.economic)) return false
    if (filter.source !== '' && line.source !== filter.source) return false
    if (words.length === 0) return true
    const found = wordsOf(line)
    return words.every((word) => found.includes(word))
  }
  return (line) => {
    const known = judged.get(line)
    if (known !== undefined) return known
    const is = judge(line)
    judged.set(line, is)
    return is
  }
}

/** Cells of a heading or a total. */
type Figures = Readonly<Record<string, string>>

/** What the lines in sight come to, under their headings and together. */
export interface LineFigures {
  readonly groups: ReadonlyMap<string, Figures>
  /** What last year had and no line is left of; in the total it counts. */
  readonly dropped?: Figures
  readonly total: Figures
}

type Dropped = Comparison['dropped']
const nothingDropped: Dropped = { count: 0, amount: zeroFen }

/** What some lines come to, this year and last. */
function figures(lines: readonly AnyLine[], { byLine }: Comparison, dropped = nothingDropped): Figures {
  const known = lines.flatMap(({ id }) => byLine.get(id) ?? [])
  const amount = { amount: printInterchangeAmount(sum(lines.map((line) => line.amount))) }
  if (known.length === 0 && dropped.count === 0) return amount
  const prior = sum([...known.flatMap((one) => one.prior ?? []), dropped.amount])
  const change = sum([...known.map((one) => one.change), negate(dropped.amount)])
  return { ...amount, ...besides(prior, change) }
}

function besides(prior: Fen, change: Fen): Figures {
  const percent = percentOf({ prior, change })
  return {
    prior: printInterchangeAmount(prior),
    change: printInterchangeAmount(change),
    ...(percent === undefined ? {} : { percent })
  }
}

/** A change in percent of last year's amount: "12.35"; of nothing there is none. */
export function percentOf({ prior, change }: Compared): string | undefined {
  return prior === undefined ? undefined : percentChange(sum([prior, change]), prior)
}

const keyOf: Readonly<Record<Exclude<Grouping, 'none'>, (line: AnyLine) => string>> = {
  function: (line) => line.function,
  economic: (line) => line.economic.slice(0, 3)
}

/**
 * What stands at the headings and in the total.
 * @param dropped of the comparison, where these are all lines: of some lines nobody can say what was dropped
 * @throws UserError `sumTooLarge`
 */
export function lineFigures(
  lines: readonly AnyLine[],
  grouping: Grouping,
  comparison: Comparison,
  dropped: Dropped = nothingDropped
): LineFigures {
  const groups = grouping === 'none' ? [] : groupsOf(lines, keyOf[grouping])
  const gone = besides(dropped.amount, negate(dropped.amount))
  return {
    groups: new Map(groups.map(({ key, rows }) => [key, figures(rows, comparison)])),
    ...(dropped.count === 0
      ? {}
      : { dropped: { function: `上年有、本年没有的 ${dropped.count} 项`, ...gone } }),
    total: figures(lines, comparison, dropped)
  }
}

/**
 * The lines as the grid shows them: under headings with subtotals where they are grouped, the total last; without
 * the total where there are no figures, which are then beyond what can be reckoned.
 */
export function arrangedLines<L extends AnyLine>(
  lines: readonly L[],
  grouping: Grouping,
  known: LineFigures | undefined,
  total: string
): Arranged<L>[] {
  const body: Arranged<L>[] =
    grouping === 'none'
      ? lines.map(entryOf)
      : grouped(groupsOf(lines, keyOf[grouping]), ({ key, rows }: Group<L>) => ({
          [grouping]: key === '' ? '没有选科目' : key,
          note: `${rows.length} 行`,
          ...known?.groups.get(key)
        }))
  if (known === undefined || (lines.length === 0 && known.dropped === undefined)) return body
  if (known.dropped !== undefined) body.push({ kind: 'total', key: 'dropped', cells: known.dropped })
  body.push({ kind: 'total', key: 'total', cells: { function: total, ...known.total } })
  return body
}

/** A small table: what each function item spends on each economic class. */
export interface Matrix {
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly code: string
    /** In the order of the columns; undefined where nothing is spent. */
    readonly amounts: readonly (Fen | undefined)[]
    readonly total: Fen
  }[]
  readonly totals: readonly Fen[]
  readonly total: Fen
}

/** Function items by economic classes. @throws UserError `sumTooLarge` */
export function matrixOf(lines: readonly AnyLine[]): Matrix {
  const columns = groupsOf(lines, keyOf.economic)
  const sumOf = (rows: readonly AnyLine[]): Fen => sum(rows.map(({ amount }) => amount))
  return {
    columns: columns.map(({ key }) => key),
    rows: groupsOf(lines, keyOf.function).map(({ key, rows }) => {
      const cells = new Map(groupsOf(rows, keyOf.economic).map((cell) => [cell.key, sumOf(cell.rows)]))
      return { code: key, amounts: columns.map((column) => cells.get(column.key)), total: sumOf(rows) }
    }),
    totals: columns.map(({ rows }) => sumOf(rows)),
    total: sumOf(lines)
  }
}

/** 人员经费 and 公用经费 of some lines. */
export function personnelAndOperating(lines: readonly AnyLine[]): { personnel: Fen; operating: Fen } {
  const of = (personnel: boolean): Fen =>
    sum(lines.filter(({ economic }) => isPersonnel(economic) === personnel).map(({ amount }) => amount))
  return { personnel: of(true), operating: of(false) }
}

/** Every code that lines have in a field, with its lines: what a filter offers. */
export function codesIn(lines: readonly AnyLine[], field: 'function' | 'economic' | 'source'): string[] {
  return [...new Set(lines.map((line) => line[field]))].filter((code) => code !== '').sort()
}
