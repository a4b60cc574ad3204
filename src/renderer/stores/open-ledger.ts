import type { Change, UnitLedger } from '@shared/ledger'
import { applyChanges, LedgerChangeError } from '@shared/ledger'

/** What an edit comes to once it is on the disk, or why it is not. */
export type Kept<S> = { readonly ok: true; readonly saved: S } | { readonly ok: false; readonly error: Error }

interface Waiting {
  readonly changes: readonly Change[]
}

/**
 * A ledger as the window holds it: edits show at once and are written in their order; one that cannot be written
 * is taken back, and those after it that no longer fit go with it.
 */
export class OptimisticLedger<S> {
  #written: UnitLedger
  #shown: UnitLedger
  readonly #waiting: Waiting[] = []

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
    return this.#waiting.length === 0
  }

  /** Shows an edit and writes it. @throws nothing: a refusal is an outcome */
  async edit(label: string, changes: readonly Change[]): Promise<Kept<S>> {
    try {
      this.#show(applyChanges(this.#shown, changes))
    } catch (error) {
      if (error instanceof LedgerChangeError) return { ok: false, error }
      throw error
    }
    const waiting: Waiting = { changes }
    this.#waiting.push(waiting)
    try {
      const saved = await this.write(label, changes)
      this.#written = applyChanges(this.#written, changes)
      this.#drop(waiting)
      return { ok: true, saved }
    } catch (error) {
      this.#drop(waiting)
      this.#showWhatFits()
      return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  /** Takes in what was written elsewhere: an undo, a redo. Only when settled. */
  take(changes: readonly Change[]): void {
    this.#written = applyChanges(this.#written, changes)
    this.#show(this.#written)
  }

  #drop(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
  }

  #showWhatFits(): void {
    let ledger = this.#written
    for (const { changes } of this.#waiting) {
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
