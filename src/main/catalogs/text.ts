/**
 * The text of a file that a spreadsheet saved, in the encodings that they use here: UTF-8 with or without a
 * byte order mark, UTF-16 with one, and GB18030 (and so GBK), which Excel writes on a Chinese Windows.
 * Undefined when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: the next one is tried.
    }
  }
  return undefined
}

function encodingsOf([first, second]: Uint8Array): string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}
