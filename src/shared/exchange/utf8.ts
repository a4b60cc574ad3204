/** The text of UTF-8 bytes, or where they stop being UTF-8. A byte order mark at the beginning is left out. */
export type Utf8Text =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly line: number }

/** Leading bits of a sequence's first byte, its length, and the smallest code point that needs that length. */
const forms = [
  { mask: 0x80, lead: 0x00, length: 1, least: 0 },
  { mask: 0xe0, lead: 0xc0, length: 2, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, length: 3, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, length: 4, least: 0x10000 }
] as const

/**
 * Reads bytes as UTF-8, strictly (RFC 3629: no overlong forms, no surrogates). By hand, because what is
 * wanted is the line of the first fault, which a TextDecoder does not tell.
 */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  const parts: string[] = []
  let points: number[] = []
  let line = 1
  for (let at = 0; at < bytes.length;) {
    const point = codePointAt(bytes, at)
    if (point === undefined) return { ok: false, line }
    if (point === 10) line++
    points.push(point)
    if (points.length === 4096) {
      parts.push(String.fromCodePoint(...points))
      points = []
    }
    at += lengthAt(bytes, at)
  }
  return { ok: true, text: withoutMark(parts.join('') + String.fromCodePoint(...points)) }
}

/** The text without the byte order mark that some editors put at its beginning. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function formAt(bytes: Uint8Array, at: number): (typeof forms)[number] | undefined {
  const first = bytes[at] ?? 0
  return forms.find(({ mask, lead }) => (first & mask) === lead)
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return formAt(bytes, at)?.length ?? 1
}

function codePointAt(bytes: Uint8Array, at: number): number | undefined {
  const form = formAt(bytes, at)
  if (form === undefined) return undefined
  let point = (bytes[at] ?? 0) & ~form.mask & 0xff
  for (let offset = 1; offset < form.length; offset++) {
    const next = bytes[at + offset]
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (next & 0x3f)
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff
  return point < form.least || point > 0x10ffff || surrogate ? undefined : point
}
