/**
 * What a Chinese input method, Excel and WPS put in place of plain ASCII, character for character. Only
 * characters that mean the same are listed; everything else is refused by the parser, by name.
 */
const asciiOf = new Map<string, string>([
  ['。', '.'],
  ['．', '.'],
  ['｡', '.'],
  ['，', ','],
  ['（', '('],
  ['）', ')'],
  ['＝', '='],
  ['＋', '+'],
  ['﹢', '+'],
  ['－', '-'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['﹣', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['／', '/'],
  ['￥', '¥'],
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u205f', ' '],
  ['\t', ' '],
  ['\r', ' '],
  ['\n', ' '],
  ['\ufeff', ''],
  ['\u200b', '']
])

function ascii(character: string): string {
  const listed = asciiOf.get(character)
  if (listed !== undefined) return listed
  const code = character.charCodeAt(0)
  // Blanks of every width, from that of an n to a hair's.
  if (code >= 0x2000 && code <= 0x200a) return ' '
  const fullWidth =
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  return fullWidth ? String.fromCharCode(code - 0xfee0) : character
}

/** Typed or pasted text in plain ASCII where that means the same, without blanks at either end. */
export function plainText(typed: string): string {
  return Array.from(typed, ascii).join('').trim()
}

/** A character as a sentence can show it: those without a shape by their number. */
export function nameOf(character: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
    ? `“${character}”`
    : `不可见字符（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`
}
