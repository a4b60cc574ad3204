/** Excel takes no row higher than this, in points. */
const highest = 409
const padding = 6
/** On a usual screen: one character of a column's width, the edges of a cell, one point of a font's size. */
const pixels = { ofWidth: 7, padding: 4, ofPoint: 4 / 3 } as const

/** Punctuation that Chinese fonts print as wide as a character. */
const wideSigns = new Set(Array.from('“”‘’…—≥≤'))

/** How many characters of the standard font a text takes; a Chinese one counts two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2E7F' || wideSigns.has(character) ? 2 : 1
  return width
}

/** How many lines a text takes in a cell of some width. */
function lines(text: string, width: number, size: number): number {
  const room = Math.max(
    2,
    Math.floor((width * pixels.ofWidth - pixels.padding) / ((size * pixels.ofPoint) / 2))
  )
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0)
}

/** The height in points of a row that shows these texts in full; spreadsheets do not find it for merged cells. */
export function rowHeight(
  texts: readonly { readonly text: string; readonly width: number; readonly size: number }[],
  least: number
): number {
  const wanted = texts.map(({ text, width, size }) => lines(text, width, size) * size * 1.35 + padding)
  return Math.min(highest, Math.ceil(Math.max(least, ...wanted)))
}
