import type { ChartRow } from '@shared/ipc'
import { parseInterchangeAmount, percentChange, printWanyuan, printYuan, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { FONTS } from '../../theme/theme'
import type { Palette } from '../../theme/theme'

/** A row of a chart's table, its figures as they are printed. */
export interface ChartLine {
  readonly name: string
  readonly now: string
  readonly prior: string
  /** 增减百分比; a dash where there is nothing to compare with. */
  readonly change: string
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

const drawn = (amount: Fen): number => amount / 1_000_000

/** The rows of a chart in 元 or 万元, and their total; percentages are computed from the exact amounts. */
export function chartLines(
  rows: readonly ChartRow[],
  unit: 'yuan' | 'wanyuan'
): { lines: ChartLine[]; total: ChartLine } {
  const print = (amount: Fen): string =>
    unit === 'yuan' ? printYuan(amount) : printWanyuan(amount, { zero: '0.00' })
  const line = (name: string, now: Fen, prior: Fen | undefined): ChartLine => {
    const change = prior === undefined ? undefined : percentChange(now, prior)
    return {
      ...{ name, now: print(now), length: drawn(now) },
      prior: prior === undefined ? '—' : print(prior),
      change: change === undefined ? '—' : `${change}%`,
      priorLength: prior === undefined ? undefined : drawn(prior)
    }
  }
  const priors = rows.flatMap(({ prior }) => (prior === undefined ? [] : [fenOf(prior)]))
  const whole = rows.reduce((total, { yuan }) => sum([total, fenOf(yuan)]), zeroFen)
  return {
    lines: rows.map(({ name, yuan, prior }) =>
      line(name, fenOf(yuan), prior === undefined ? undefined : fenOf(prior))
    ),
    total: line('合计', whole, priors.length === 0 ? undefined : sum(priors))
  }
}

/** Bars that lie, the greatest first as the table has them; each with its figure at its end. */
export function barOption(lines: readonly ChartLine[], palette: Palette, title: string) {
  const text = { color: palette.ink, fontFamily: FONTS, fontSize: 12 }
  const hasPrior = lines.some(({ priorLength }) => priorLength !== undefined)
  const series = (name: string, color: string, bars: readonly { length: number; words: string }[]) => ({
    ...{ type: 'bar' as const, name, itemStyle: { color }, barMaxWidth: 18 },
    label: {
      ...{ show: true, position: 'right' as const, ...text },
      formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.words ?? ''
    },
    data: bars.map(({ length }) => length)
  })
  const now = lines.map((line) => ({ length: line.length, words: line.now }))
  const prior = lines.map((line) => ({ length: line.priorLength ?? 0, words: line.prior }))
  return {
    aria: { enabled: true, label: { description: `${title}。数字见下面的表。` } },
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 110, top: hasPrior ? 28 : 8, bottom: 8, containLabel: true },
    ...(hasPrior ? { legend: { top: 0, textStyle: text, data: ['本年', '上年'] } } : {}),
    xAxis: {
      type: 'value' as const,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: palette.line } }
    },
    yAxis: {
      ...{ type: 'category' as const, inverse: true, data: lines.map(({ name }) => name) },
      axisLabel: { ...text, width: 190, overflow: 'truncate' as const },
      axisLine: { lineStyle: { color: palette.edge } }
    },
    series: [
      series('本年', palette.chartNow, now),
      ...(hasPrior ? [series('上年', palette.chartPrior, prior)] : [])
    ]
  }
}
