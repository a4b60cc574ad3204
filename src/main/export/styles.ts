import type { Emphasis, TextCell } from '@shared/tables'
import type { CellStyle } from './drawing'

/** Fonts that every Chinese Windows has. */
const song = '宋体'
const hei = '黑体'
const fangsong = '仿宋'

/** A cell that Excel keeps as text, whatever is typed into it. */
const asText = '@'
const thin = { style: 'thin' } as const
const boxed = { top: thin, left: thin, bottom: thin, right: thin } as const
const red = { argb: 'FFC00000' }

type Horizontal = CellStyle['alignment']['horizontal']

function words(
  font: CellStyle['font'],
  horizontal: Horizontal,
  more: Partial<Pick<CellStyle, 'border'>> = {}
): CellStyle {
  return { font, alignment: { horizontal, vertical: 'middle', wrapText: true }, numFmt: asText, ...more }
}

export const styles = {
  trial: words({ name: hei, size: 11, bold: true, color: red }, 'left'),
  title: words({ name: hei, size: 18 }, 'center'),
  subtitle: words({ name: song, size: 11 }, 'center'),
  captionLeft: words({ name: song, size: 10 }, 'left'),
  captionRight: words({ name: song, size: 10 }, 'right'),
  note: words({ name: fangsong, size: 11 }, 'left'),
  heading: words({ name: hei, size: 10 }, 'center', { border: boxed }),
  columnNumber: words({ name: song, size: 10 }, 'center', { border: boxed }),
  blank: words({ name: song, size: 10 }, 'left', { border: boxed }),
  contentsNumber: words({ name: song, size: 12 }, 'center', { border: boxed }),
  contentsLink: words({ name: song, size: 12, underline: true, color: { argb: 'FF0563C1' } }, 'left', {
    border: boxed
  }),
  contentsHeading: words({ name: hei, size: 12 }, 'center', { border: boxed }),
  coverTitle: words({ name: hei, size: 28 }, 'center'),
  coverKind: words({ name: fangsong, size: 18 }, 'center'),
  coverLabel: words({ name: fangsong, size: 15 }, 'right'),
  coverValue: words({ name: fangsong, size: 15 }, 'left', { border: { bottom: thin } }),
  coverSeal: words({ name: fangsong, size: 15 }, 'center')
} as const

const textStyles = new Map<string, CellStyle>()

/** A style of one kind is made once. */
function once(made: Map<string, CellStyle>, key: string, make: () => CellStyle): CellStyle {
  const known = made.get(key)
  if (known !== undefined) return known
  const style = make()
  made.set(key, style)
  return style
}

/** The style of a cell with words, in a table with rows of its own kind each (`list`) or in a form. */
export function textStyle({ kind, emphasis, level }: TextCell, layout: 'list' | 'form'): CellStyle {
  if (kind === 'heading') return styles.heading
  if (kind === 'columnNumber') return styles.columnNumber
  const horizontal = kind === 'text' && layout === 'form' ? 'center' : 'left'
  return once(textStyles, `${horizontal} ${emphasis} ${level}`, () => ({
    font: { name: song, size: 10, ...weight(emphasis) },
    alignment: { horizontal, vertical: 'middle', wrapText: true, ...(level > 0 ? { indent: level } : {}) },
    border: boxed,
    numFmt: asText
  }))
}

/** Long texts read from the left, also in a form. */
export const longText: CellStyle = words({ name: song, size: 10 }, 'left', { border: boxed })

const byFormat = (): Record<Emphasis, Map<string, CellStyle>> => ({
  total: new Map(),
  class: new Map(),
  plain: new Map()
})
const amountStyles = { list: byFormat(), form: byFormat() }

/** The style of a figure. */
export function amountStyle(emphasis: Emphasis, numFmt: string, layout: 'list' | 'form'): CellStyle {
  return once(amountStyles[layout][emphasis], numFmt, () => ({
    font: { name: song, size: 10, ...weight(emphasis) },
    alignment: { horizontal: layout === 'form' ? 'center' : 'right', vertical: 'middle', wrapText: false },
    border: boxed,
    numFmt
  }))
}

function weight(emphasis: Emphasis): { bold?: boolean } {
  return emphasis === 'total' ? { bold: true } : {}
}
