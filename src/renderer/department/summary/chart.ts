import type { ChartRow } from '@shared/ipc'
import {
  difference,
  parseInterchangeAmount,
  percentChange,
  printWanyuan,
  printYuan,
  sum,
  zeroFen
} from '@shared/money'
import type { Fen } from '@shared/money'

/** A row of a chart and its table, its figures as they are printed. */
export interface ChartLine {
  readonly name: string
  readonly now: string
  readonly prior: string
  /** 增减: a dash where there is nothing to compare with. */
  readonly change: string
  /** 增减百分比. */
  readonly percent: string
  /** 占比, of this year's total; a dash where there is none. */
  readonly share: string
  /** Beside its bar, where there is little room: 3,258.80 万. */
  readonly label: string
  readonly priorLabel: string
  /** How far its bar reaches, for drawing only: in 万元. */
  readonly length: number
  readonly priorLength: number | undefined
}

/** The amount in a text of the main process, in fen. */
function fenOf(yuan: string): Fen {
  const read = parseInterchangeAmount(yuan, { negative: true })
  if (!read.ok) throw new Error('The main process gave no amount')
  return read.fen
}

const short = (amount: Fen): string => `${printWanyuan(amount, { zero: '0.00' })} 万`
const drawn = (amount: Fen): number => amount / 1_000_000

interface Exact {
  readonly name: string
  readonly now: Fen
  readonly prior: Fen | undefined
}

export interface ChartLines {
  /** Every row, in the order that was asked for. */
  readonly lines: readonly ChartLine[]
  /** Those that are drawn: the greatest; of a whole's parts also 其余 for the others. */
  readonly drawn: readonly ChartLine[]
  /** What is not drawn, in a sentence: some hundreds together would make slivers of all that is. */
  readonly rest?: string
  readonly total: ChartLine
}

export interface ChartOptions {
  readonly unit: 'yuan' | 'wanyuan'
  /** The greatest of this year first; otherwise as they came. */
  readonly sorted?: boolean
  /** How many rows a chart draws at most. */
  readonly most?: number
  /** They are drawn as the parts of a whole: those beyond the most as one part. */
  readonly parts?: boolean
}

/** The rows of a chart in 元 or 万元, and their total; shares and percentages are of the exact amounts. */
export function chartLines(
  rows: readonly ChartRow[],
  { unit, sorted = false, most = 15, parts = false }: ChartOptions
): ChartLines {
  const exact = rows.map(({ name, yuan, prior }): Exact => ({
    name,
    now: fenOf(yuan),
    prior: prior === undefined ? undefined : fenOf(prior)
  }))
  const whole = together('合计', exact)
  const ordered = sorted ? exact.toSorted((a, b) => b.now - a.now) : exact
  const print = (amount: Fen): string =>
    unit === 'yuan' ? printYuan(amount) : printWanyuan(amount, { zero: '0.00' })
  const line = (one: Exact): ChartLine => lineOf(one, whole.now, print)
  const made = { lines: ordered.map(line), total: line(whole) }
  if (ordered.length <= most) return { ...made, drawn: made.lines }
  const { greatest, rest } = split(ordered, parts ? most - 1 : most)
  if (parts) return { ...made, drawn: [...greatest, rest].map(line) }
  return { ...made, drawn: greatest.map(line), rest: `图上只画最大的 ${most} 项；${restWords(line(rest))}` }
}

const restWords = ({ name, label, priorLabel }: ChartLine): string =>
  `${name}合计本年 ${label}元${priorLabel === '' ? '' : `，上年 ${priorLabel}元`}，见表。`

function lineOf({ name, now, prior }: Exact, whole: Fen, print: (amount: Fen) => string): ChartLine {
  const change = prior === undefined ? undefined : difference(now, prior)
  const percent = prior === undefined ? undefined : percentChange(now, prior)
  return {
    ...{ name, now: print(now), label: short(now), length: drawn(now) },
    priorLabel: prior === undefined ? '' : short(prior),
    prior: prior === undefined ? '—' : print(prior),
    change: change === undefined ? '—' : `${change > 0 ? '+' : ''}${print(change)}`,
    percent: percent === undefined ? '—' : `${percent}%`,
    share: whole === 0 ? '—' : `${((now / whole) * 100).toFixed(1)}%`,
    priorLength: prior === undefined ? undefined : drawn(prior)
  }
}

/** The greatest rows in their order, and the sum of the others as one. */
function split(rows: readonly Exact[], most: number): { greatest: readonly Exact[]; rest: Exact } {
  const greatest = new Set(rows.toSorted((a, b) => b.now - a.now).slice(0, most))
  const others = rows.filter((row) => !greatest.has(row))
  return {
    greatest: rows.filter((row) => greatest.has(row)),
    rest: together(`其余 ${others.length} 项`, others)
  }
}

function together(name: string, rows: readonly Exact[]): Exact {
  const priors = rows.flatMap(({ prior }) => (prior === undefined ? [] : [prior]))
  return {
    name,
    now: rows.reduce((total, { now }) => sum([total, now]), zeroFen),
    prior: priors.length === 0 ? undefined : sum(priors)
  }
}
