import type { Change, UnitLedger } from '@shared/ledger'
import { applyChanges, LedgerChangeError } from '@shared/ledger'

/** What an edit comes to once it is on the disk, or why it is not. */
export type Kept<S> = { readonly ok: true; readonly saved: S } | { readonly ok: false; readonly error: Error }

/** What the disk says of a step back: what it changed. */
export interface SteppedBack {
  readonly changes: readonly Change[]
}

/** A write on its way. The queue has them in the order in which they were begun, which is that of the disk. */
interface Write {
  state: 'underway' | 'written' | 'refused'
  /** Unknown of a step back until the disk has answered. */
  changes?: readonly Change[]
  /** The ledger that it was shown on, and what came of it: saves applying it a second time. */
  readonly on?: UnitLedger
  readonly result?: UnitLedger
}

/**
 * A ledger as the window holds it: edits show at once and are written in their order; one that cannot be written
 * is taken back, and those after it that no longer fit go with it. Answers may come in any order: what counts as
 * written is worked out from the oldest write on, as the disk did it.
 */
export class OptimisticLedger<S> {
  #written: UnitLedger
  #shown: UnitLedger
  readonly #queue: Write[] = []

  /** @param onShown called with every new ledger to be shown */
  constructor(
    ledger: UnitLedger,
    private readonly write: (label: string, changes: readonly Change[]) => Promise<S>,
    private readonly onShown: (ledger: UnitLedger) => void
  ) {
    this.#written = ledger
    this.#shown = ledger
  }

  get shown(): UnitLedger {
    return this.#shown
  }

  /** Whether everything that is shown is on the disk. */
  get settled(): boolean {
    return this.#queue.length === 0
  }

  /** Writes an edit and shows it. @throws nothing: a refusal is an outcome */
  async edit(label: string, changes: readonly Change[]): Promise<Kept<S>> {
    const on = this.#shown
    let result: UnitLedger
    try {
      result = applyChanges(on, changes)
    } catch (error) {
      if (error instanceof LedgerChangeError) return { ok: false, error }
      throw error
    }
    const write: Write = { state: 'underway', changes, on, result }
    this.#queue.push(write)
    // It is on its way before anything is drawn: the disk writes while the page shows it.
    const answer = this.#send(label, changes)
    this.#show(result)
    try {
      const saved = await answer
      this.#settle(write, 'written')
      return { ok: true, saved }
    } catch (error) {
      if (write.state === 'underway') this.#settle(write, 'refused')
      return { ok: false, error: asError(error) }
    }
  }

  /**
   * Takes a step back, or does it again: what it changes is known when the disk has answered, and shows then.
   * Edits made in the meantime stand after it, as they do on the disk.
   * @returns what the disk said; undefined when there was nothing
   * @throws what `take` throws
   */
  async step<T extends SteppedBack>(take: () => Promise<T | null>): Promise<T | undefined> {
    const write: Write = { state: 'underway' }
    this.#queue.push(write)
    try {
      const taken = await take()
      if (taken !== null) write.changes = taken.changes
      this.#settle(write, taken === null ? 'refused' : 'written')
      return taken ?? undefined
    } catch (error) {
      if (write.state === 'underway') this.#settle(write, 'refused')
      throw error
    }
  }

  /** What cannot even be sent is refused like what cannot be written. */
  async #send(label: string, changes: readonly Change[]): Promise<S> {
    return this.write(label, changes)
  }

  #settle(write: Write, state: 'written' | 'refused'): void {
    write.state = state
    for (let first = this.#queue[0]; first && first.state !== 'underway'; first = this.#queue[0]) {
      this.#queue.shift()
      if (first.state === 'written') this.#written = resultOf(first, this.#written)
    }
    // An edit that was written shows already; anything else may change what stands before those after it.
    if (state === 'refused' || write.on === undefined) this.#showWhatFits()
  }

  #showWhatFits(): void {
    let ledger = this.#written
    for (const { state, changes = [] } of this.#queue) {
      if (state === 'refused') continue
      try {
        ledger = applyChanges(ledger, changes)
      } catch {
        // It stood on what was taken back: its own write is refused for the same reason and says so.
      }
    }
    this.#show(ledger)
  }

  #show(ledger: UnitLedger): void {
    this.#shown = ledger
    this.onShown(ledger)
  }
}

function resultOf({ on, result, changes = [] }: Write, written: UnitLedger): UnitLedger {
  return result !== undefined && on === written ? result : applyChanges(written, changes)
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
