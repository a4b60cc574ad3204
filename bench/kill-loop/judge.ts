import Database from 'better-sqlite3'
import { openLedger } from '../../src/main/ledger-store'
import type { Acknowledgement } from './writer'

/**
 * Opens a ledger whose writer was killed, and says what is wrong with it: the full check (integrity, foreign
 * keys, the chain, the journal against the tables) and every acknowledged step. Nothing, when all holds.
 */
export async function judge(path: string, acknowledged: readonly Acknowledgement[]): Promise<string[]> {
  const store = await openLedger(path, { user: '检查', clock: () => new Date() })
  try {
    const report = store.verify()
    const unsound = report.sound ? [] : [`not sound: ${JSON.stringify(report).slice(0, 2000)}`]
    const locked = store.readOnly ? [`opened for reading only: ${JSON.stringify(store.findings)}`] : []
    return [...unsound, ...locked, ...missing(path, acknowledged)]
  } finally {
    await store.close()
  }
}

function missing(path: string, acknowledged: readonly Acknowledgement[]): string[] {
  const database = new Database(path, { readonly: true })
  try {
    const find = database.prepare<[number], { hash: string }>('SELECT hash FROM step WHERE number = ?')
    return acknowledged.flatMap(({ number, hash }) => {
      const kept = find.get(number)?.hash
      if (kept === hash) return []
      return [`step ${number} was acknowledged and ${kept === undefined ? 'is not there' : 'is another one'}`]
    })
  } finally {
    database.close()
  }
}
