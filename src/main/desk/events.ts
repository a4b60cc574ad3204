import type { ProgramEvent } from '@shared/ipc'

/** Events that wait at the most; a page that never asks loses the oldest. */
const MOST = 100

/** What happens by itself, until the page asks for it: one page, one event at a time. */
export class Events {
  readonly #waiting: ProgramEvent[] = []
  #asked: ((event: ProgramEvent | null) => void) | undefined

  push(event: ProgramEvent): void {
    const asked = this.#asked
    this.#asked = undefined
    if (asked) asked(event)
    else if (!this.#joined(event)) {
      this.#waiting.push(event)
      if (this.#waiting.length > MOST) this.#waiting.shift()
    }
  }

  /** Of a piece of work only the newest progress waits; packages that have come wait together. */
  #joined(event: ProgramEvent): boolean {
    const at = this.#waiting.findIndex(
      (one) => one.kind === event.kind && (one.kind !== 'progress' || one.job === jobOf(event))
    )
    const waiting = this.#waiting[at]
    if (event.kind === 'progress' && waiting?.kind === 'progress') this.#waiting[at] = event
    else if (event.kind === 'packages' && waiting?.kind === 'packages')
      this.#waiting[at] = { ...event, packages: [...waiting.packages, ...event.packages] }
    else return false
    return true
  }

  /** The next event, when it comes. Only the newest call waits: one before it gets null. */
  next(): Promise<ProgramEvent | null> {
    this.#asked?.(null)
    this.#asked = undefined
    const event = this.#waiting.shift()
    if (event) return Promise.resolve(event)
    return new Promise((answer) => (this.#asked = answer))
  }
}

const jobOf = (event: ProgramEvent): string | undefined => (event.kind === 'progress' ? event.job : undefined)
