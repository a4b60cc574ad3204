import type { FundSource, Line } from '@shared/ledger'

/** Where a line puts its money. */
export type Coordinates = Pick<Line, 'function' | 'economic' | 'source'>

/** Something for every coordinates, found without making a text of each of thousands of lines. */
export class ByCoordinates<T> {
  readonly #sources = new Map<FundSource, Map<string, Map<string, T>>>()

  get({ source, function: code, economic }: Coordinates): T | undefined {
    return this.#sources.get(source)?.get(code)?.get(economic)
  }

  set({ source, function: code, economic }: Coordinates, value: T): void {
    const functions = this.#sources.get(source) ?? new Map<string, Map<string, T>>()
    this.#sources.set(source, functions)
    const divisions = functions.get(code) ?? new Map<string, T>()
    functions.set(code, divisions)
    divisions.set(economic, value)
  }
}

/** Coordinates as one text, for what is kept under it. */
export function coordinatesKey({ function: code, economic, source }: Coordinates): string {
  return `${code} ${economic} ${source}`
}
