import type { FundSource, Line } from '@shared/ledger'

/** Where a line puts its money. */
export type Coordinates = Pick<Line, 'function' | 'economic' | 'source'>

/** Something for every coordinates, found without making a text of each of thousands of lines. */
export class ByCoordinates<T> {
  readonly #sources = new Map<FundSource, Map<string, Map<string, T>>>()

  get({ source, function: code, economic }: Coordinates): T | undefined {
    return this.#sources.get(source)?.get(code)?.get(economic)
  }

  set(coordinates: Coordinates, value: T): void {
    this.#at(coordinates).set(coordinates.economic, value)
  }

  /** What is there; where nothing is, this value from now on. */
  settle(coordinates: Coordinates, value: T): T {
    const divisions = this.#at(coordinates)
    const known = divisions.get(coordinates.economic)
    if (known === undefined) divisions.set(coordinates.economic, value)
    return known ?? value
  }

  #at({ source, function: code }: Coordinates): Map<string, T> {
    let functions = this.#sources.get(source)
    if (functions === undefined) this.#sources.set(source, (functions = new Map<string, Map<string, T>>()))
    let divisions = functions.get(code)
    if (divisions === undefined) functions.set(code, (divisions = new Map<string, T>()))
    return divisions
  }
}

/** Coordinates as one text, for what is kept under it. */
export function coordinatesKey({ function: code, economic, source }: Coordinates): string {
  return `${code} ${economic} ${source}`
}
