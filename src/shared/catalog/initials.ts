/**
 * The pinyin initials of a name, one position a character: `bgf` for 办公费. A character with several readings
 * has all of them in brackets, the one meant in this name first: `[xh]zyx` for 行政. Characters that are not
 * spoken (brackets, quotation marks) have no position; Latin letters and digits stand for themselves.
 */
export class InitialsIndex {
  /** The readings meant. */
  readonly primary: string
  readonly #readings: readonly string[]
  readonly #ambiguous: boolean

  constructor(stored: string) {
    this.#readings = Array.from(
      stored.matchAll(/\[([a-z]+)\]|([a-z\d])/g),
      (match) => match[1] ?? match[2] ?? ''
    )
    this.primary = this.#readings.map((readings) => readings.charAt(0)).join('')
    this.#ambiguous = this.#readings.some((readings) => readings.length > 1)
  }

  /** Where typed letters stand when each character may be read in any of its ways; -1 when nowhere. */
  findInAnyReading(letters: string): number {
    if (!this.#ambiguous) return -1
    for (let start = 0; start + letters.length <= this.#readings.length; start += 1) {
      if (this.#standsAt(letters, start)) return start
    }
    return -1
  }

  #standsAt(letters: string, start: number): boolean {
    for (let at = 0; at < letters.length; at += 1) {
      if (this.#readings[start + at]?.includes(letters.charAt(at)) !== true) return false
    }
    return true
  }
}

/** Writes the readings of each character in the form that {@link InitialsIndex} reads. */
export function writeInitials(readings: readonly string[]): string {
  return readings.map((letters) => (letters.length > 1 ? `[${letters}]` : letters)).join('')
}
