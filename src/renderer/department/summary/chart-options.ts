import { FONTS } from '../../theme/theme'
import type { Palette } from '../../theme/theme'
import type { ChartLine } from './chart'

/** Bars that lie, columns that stand, or the parts of a ring. */
export type ChartKind = 'bars' | 'columns' | 'ring'

interface Drawing {
  readonly lines: readonly ChartLine[]
  readonly title: string
  readonly palette: Palette
}

const textIn = ({ ink }: Palette) => ({ color: ink, fontFamily: FONTS, fontSize: 12 })

function common({ title, palette }: Drawing) {
  return {
    aria: { enabled: true, label: { description: `${title}。数字见旁边的表。` } },
    animation: false,
    textStyle: textIn(palette)
  }
}

/** A column's width at most, and how far apart the middles of two beside each other are, as parts of their group. */
const WIDEST_COLUMN = 60
const APART = { ofColumn: 1.45, ofGroup: 0.45 }

/** How wide a figure above a column is, in the size it is drawn in. */
const labelWidth = (words: string): number =>
  Array.from(words).reduce((width, letter) => width + widthOf(letter), 0)
const widthOf = (letter: string): number => (/\d/.test(letter) ? 6.3 : letter > '\u2e80' ? 11 : 3.3)

/** Whether the figures above the columns stand clear of each other in a chart of this width. */
export function columnsFit(lines: readonly ChartLine[], width: number): boolean {
  const group = width / Math.max(1, lines.length)
  const apart = hasPrior(lines) ? Math.min(APART.ofGroup * group, APART.ofColumn * WIDEST_COLUMN) : group
  return lines.every(({ label, priorLabel }) =>
    [label, priorLabel].every((words) => labelWidth(words) + 4 <= apart)
  )
}

/** This year's bars, and last year's beside them where there are any; each with its figure at its end. */
function seriesOf({ lines, palette }: Drawing, position: 'right' | 'top') {
  const series = (name: string, color: string, bars: readonly { length: number; words: string }[]) => ({
    ...{
      type: 'bar' as const,
      name,
      itemStyle: { color },
      barMaxWidth: position === 'top' ? WIDEST_COLUMN : 16
    },
    // Room for the figures above the columns beside each other.
    ...(position === 'top' ? { barGap: '45%', barCategoryGap: '24%' } : {}),
    label: {
      ...{ show: true, position, ...textIn(palette), fontSize: 11 },
      formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.words ?? ''
    },
    data: bars.map(({ length }) => length)
  })
  const now = series(
    '本年',
    palette.chartNow,
    lines.map((line) => ({ length: line.length, words: line.label }))
  )
  if (!hasPrior(lines)) return [now]
  const prior = lines.map((line) => ({ length: line.priorLength ?? 0, words: line.priorLabel }))
  return [now, series('上年', palette.chartPrior, prior)]
}

export const hasPrior = (lines: readonly ChartLine[]): boolean =>
  lines.some(({ priorLength }) => priorLength !== undefined)

const legendOf = (drawing: Drawing) =>
  hasPrior(drawing.lines)
    ? { legend: { top: 0, left: 0, textStyle: textIn(drawing.palette), data: ['本年', '上年'] } }
    : {}

/** Bars that lie, in the order of the table. */
export function barOption(drawing: Drawing) {
  const { lines, palette } = drawing
  return {
    ...common(drawing),
    ...legendOf(drawing),
    grid: { left: 4, right: 76, top: hasPrior(lines) ? 28 : 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value' as const,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: palette.line } }
    },
    yAxis: {
      ...{ type: 'category' as const, inverse: true, data: lines.map(({ name }) => name) },
      axisLabel: { ...textIn(palette), width: 170, overflow: 'truncate' as const },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.edge } }
    },
    series: seriesOf(drawing, 'right')
  }
}

/** Columns that stand: few, side by side. */
export function columnOption(drawing: Drawing) {
  const { lines, palette } = drawing
  return {
    ...common(drawing),
    ...legendOf(drawing),
    grid: { left: 4, right: 4, top: 56, bottom: 4, containLabel: true },
    xAxis: {
      ...{ type: 'category' as const, data: lines.map(({ name }) => name) },
      axisLabel: { ...textIn(palette), interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.edge } }
    },
    yAxis: {
      type: 'value' as const,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: palette.line } }
    },
    series: seriesOf(drawing, 'top')
  }
}

/** The parts of a whole as a ring, each with its name and share outside of it, the total in its middle. */
export function ringOption(drawing: Drawing, total: ChartLine) {
  const { lines, palette } = drawing
  const parts = lines.filter(({ length }) => length > 0)
  return {
    ...common(drawing),
    title: {
      ...{ text: total.now, subtext: '合计', left: 'center', top: '42%', itemGap: 4 },
      textStyle: { ...textIn(palette), fontSize: 15, fontWeight: 600 as const },
      subtextStyle: { ...textIn(palette), color: palette.soft }
    },
    series: [
      {
        ...{ type: 'pie' as const, radius: ['46%', '68%'], center: ['50%', '50%'], startAngle: 90 },
        itemStyle: { borderColor: palette.card, borderWidth: 2 },
        color: [...palette.chartParts],
        labelLine: { length: 10, length2: 10, lineStyle: { color: palette.edge } },
        label: {
          ...textIn(palette),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const part = parts[dataIndex]
            return part === undefined ? '' : `${part.name}\n${part.share}`
          }
        },
        data: parts.map(({ name, length }) => ({ name, value: length }))
      }
    ]
  }
}
