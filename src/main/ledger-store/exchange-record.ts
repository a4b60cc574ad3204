import type { Json } from '@shared/ledger'
import type { Database } from './database'
import {
  detailOf,
  exchangeContent,
  insertExchangeEvent,
  isLockedByExchange,
  listExchangeEvents,
  type ExchangeEvent,
  type ExchangeStep
} from './exchange-events'
import { stepsOfKind, type Step } from './journal'
import { freeze, insertSnapshot } from './snapshots'
import type { Acknowledged, LedgerWriter } from './writer'

/** Words that belong to the exchange and not to the ledger: why a warning stands, what of a reply is done. */
export type NoteKind = 'explain' | 'tick' | 'tickRule'

/**
 * The ledger's side of the exchange with the department: what passed, and the notes that go with it. All of it
 * are steps of the journal, apart from the ledger's content.
 */
export class ExchangeRecord {
  constructor(
    private readonly database: Database,
    private readonly writer: LedgerWriter
  ) {}

  /** What passed, oldest first. */
  events(): ExchangeEvent[] {
    return listExchangeEvents(this.database)
  }

  /**
   * What an event said.
   * @throws UserError `exchangeAltered` when it is not what was recorded
   */
  content(step: number): string {
    return exchangeContent(this.database, step)
  }

  /** Whether the ledger takes no edits: it is handed in. */
  get locked(): boolean {
    return isLockedByExchange(this.database)
  }

  /**
   * Records what passed, with what it changes in the ledger, in one step. A submission freezes the ledger as it
   * stands in the same step.
   * @throws LedgerChangeError, UserError; the ledger is then as it was
   */
  record(event: ExchangeStep): Acknowledged {
    const { kind, label, changes = [] } = event
    const { database } = this
    if (kind !== 'submit') {
      return this.writer.commit({ kind, label, changes, detail: detailOf(event) }, ({ number }) =>
        insertExchangeEvent(database, number, event)
      )
    }
    const { round } = event
    const frozen = freeze(this.writer.ledger())
    const { fingerprint } = frozen
    const detail = { purpose: 'submission', fingerprint, ...detailOf(event) }
    return this.writer.commit({ kind: 'snapshot', label, changes, detail }, ({ number }) => {
      insertSnapshot(database, number, { purpose: 'submission', round, frozen })
      insertExchangeEvent(database, number, event)
    })
  }

  /**
   * Keeps a note in a step of its own.
   * @throws UserError when it cannot be saved, or `ledgerHandedIn`
   */
  note(kind: NoteKind, label: string, detail: Json): Acknowledged {
    return this.writer.commit({ kind, label, changes: [], detail }, () => undefined)
  }

  /** All notes of a kind, oldest first. */
  notes(kind: NoteKind): Step[] {
    return stepsOfKind(this.database, kind)
  }
}
