import { createHash } from 'node:crypto'
import { writeLedger } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { JournalHead, StoreOptions } from '../ledger-store'
import { readLedgerFile, readLedgerHead } from '../ledger-store'

/** A unit's ledger as the index meets it. */
export interface LedgerSource {
  /** The unit's code. */
  readonly unit: string
  /** Names the ledger's content, cheaply: where it is the same, the content is the same. */
  readonly state: () => string
  /** The whole ledger, and the state that it is in. */
  readonly read: () => { readonly state: string; readonly ledger: UnitLedger }
}

/** A ledger file: the head of its journal names its content. It is read beside whoever writes in it. */
export function ledgerFileSource(unit: string, path: string, options: StoreOptions): LedgerSource {
  return {
    unit,
    state: () => stateOf(readLedgerHead(path, options)),
    read: () => {
      const { head, ledger } = readLedgerFile(path, options)
      return { state: stateOf(head), ledger }
    }
  }
}

function stateOf({ number, hash }: JournalHead): string {
  return `step ${number} ${hash}`
}

/** A ledger in memory, read from an interchange file: its canonical form names its content. */
export function ledgerSource(ledger: UnitLedger): LedgerSource {
  const state = (): string => `form ${createHash('sha256').update(writeLedger(ledger), 'utf8').digest('hex')}`
  return { unit: ledger.unit.code, state, read: () => ({ state: state(), ledger }) }
}
