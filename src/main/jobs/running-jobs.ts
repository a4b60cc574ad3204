import type { JobProgress } from '@shared/ipc'

/** One long piece of work: whether it is to stop, and whom it tells how far it is. */
export interface Running {
  readonly signal: AbortSignal
  readonly tell: (progress: Pick<JobProgress, 'done' | 'of'> & { readonly at?: string }) => void
}

/** The long pieces of work that run now, by the name that the page gave them. */
export class RunningJobs {
  readonly #running = new Map<string, AbortController>()

  constructor(private readonly push: (progress: JobProgress) => void) {}

  /**
   * Does a piece of work that can be cancelled by its name until it is over.
   * @throws Error when one of this name runs already
   */
  async run<T>(job: string, work: (running: Running) => Promise<T>): Promise<T> {
    if (this.#running.has(job)) throw new Error('A piece of work of this name runs already')
    const controller = new AbortController()
    this.#running.set(job, controller)
    try {
      return await work({
        signal: controller.signal,
        tell: (progress) => this.push({ kind: 'progress', job, ...progress })
      })
    } finally {
      this.#running.delete(job)
    }
  }

  /** Asks it to stop; one that is over is none. */
  cancel(job: string): void {
    this.#running.get(job)?.abort()
  }

  /** Asks all to stop: the program ends. */
  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }
}
