/** Letters as bits, so that "is this letter among the readings" is one operation. */
function bitOf(letter: string): number {
  const at = letter.charCodeAt(0) - 97
  return at >= 0 && at < 26 ? 1 << at : 0
}

function bitsOf(letters: string): number {
  let bits = 0
  for (const letter of letters) bits |= bitOf(letter)
  return bits
}

/** Typed letters, made ready to be looked for in many names. */
export class TypedLetters {
  readonly bits: Uint32Array
  readonly all: number

  /** @param letters a to z */
  constructor(letters: string) {
    this.bits = Uint32Array.from(letters, bitOf)
    this.all = bitsOf(letters)
  }
}

/**
 * The pinyin initials of a name, one position a character: `bgf` for 办公费. A character with several readings
 * has all of them in brackets, the one meant in this name first: `[xh]z` for 行政. Characters that are not
 * spoken (brackets, quotation marks) have no position; Latin letters and digits stand for themselves.
 */
export class InitialsIndex {
  /** The readings meant. */
  readonly primary: string
  readonly #readings: Uint32Array
  /** The letters of all positions; none where every character has one reading, which `primary` has. */
  readonly #all: number

  constructor(stored: string) {
    const readings = Array.from(
      stored.matchAll(/\[([a-z]+)\]|([a-z\d])/g),
      (match) => match[1] ?? match[2] ?? ''
    )
    this.primary = readings.map((letters) => letters.charAt(0)).join('')
    this.#readings = Uint32Array.from(readings, bitsOf)
    this.#all = readings.some((letters) => letters.length > 1) ? bitsOf(readings.join('')) : 0
  }

  /** Where typed letters stand when each character may be read in any of its ways; -1 when nowhere. */
  findInAnyReading({ bits, all }: TypedLetters): number {
    if ((all & ~this.#all) !== 0) return -1
    const last = this.#readings.length - bits.length
    for (let start = 0; start <= last; start += 1) if (this.#standsAt(bits, start)) return start
    return -1
  }

  #standsAt(bits: Uint32Array, start: number): boolean {
    for (let at = 0; at < bits.length; at += 1) {
      if (((bits[at] ?? 0) & (this.#readings[start + at] ?? 0)) === 0) return false
    }
    return true
  }
}

/** Writes the readings of each character in the form that {@link InitialsIndex} reads. */
export function writeInitials(readings: readonly string[]): string {
  return readings.map((letters) => (letters.length > 1 ? `[${letters}]` : letters)).join('')
}
