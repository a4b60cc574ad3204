/** Carries out pieces of work one after another, in the order in which they came. */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve()

  /** What the work gives; a failure is its own caller's, and the next piece goes on. */
  run<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}
