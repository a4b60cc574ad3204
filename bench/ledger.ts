import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { readLedger } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { Change, UnitLedger } from '@shared/ledger'
import { fen, printInterchangeAmount } from '@shared/money'
import type { LedgerStore } from '../src/main/ledger-store'
import { createLedger, openLedger } from '../src/main/ledger-store'
import type { Row } from './measure'
import { alternately, median, quantile } from './measure'

const LINES = 5000
const EDITS = 600
const PASTED_CELLS = 600
const ROUNDS = 15
const options = { user: '测量', clock: () => new Date() }

function ledgerOf(lines: number): UnitLedger {
  const empty = emptyLedger('402001', 2023)
  return {
    ...empty,
    unit: { code: '402001', name: '测量单位', kind: 'administrative' },
    basicExpenditure: Array.from({ length: lines }, (_, n) => ({
      id: n + 1,
      function: '2150501',
      economic: '30201',
      source: 'generalPublicBudget',
      amount: fen(100 + n)
    }))
  }
}

const make = (path: string, content: UnitLedger): Promise<LedgerStore> => {
  const { unit, fiscalYear, round } = content
  return createLedger(path, { ...options, unit, fiscalYear, round, content })
}

/** What anybody could write: one table with the same rows and the same durability. */
function bare(path: string, lines: number): Database.Database {
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(
    'CREATE TABLE line (id INTEGER PRIMARY KEY, function TEXT, economic TEXT, source TEXT, amount INTEGER) STRICT'
  )
  const insert = database.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?)')
  database.transaction(() => {
    for (let id = 1; id <= lines; id++) insert.run(id, '2150501', '30201', 'generalPublicBudget', 99 + id)
  })()
  return database
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function amountEdits(store: LedgerStore, count: number): Change[] {
  return store
    .ledger()
    .basicExpenditure.slice(0, count)
    .map(({ id, amount }) => ({
      path: `basicExpenditure/#${id}/amount`,
      before: printInterchangeAmount(amount),
      after: printInterchangeAmount(fen(amount + 1))
    }))
}

async function edits(store: LedgerStore, plain: Database.Database): Promise<Row> {
  const update = plain.prepare('UPDATE line SET amount = amount + 1 WHERE id = ?')
  let n = 0
  const times = await alternately(
    EDITS,
    () => {
      const line = store.ledger().basicExpenditure[(n += 7) % LINES]
      if (!line) throw new Error('no such line')
      const before = printInterchangeAmount(line.amount)
      const after = printInterchangeAmount(fen(line.amount + 1))
      return timed(() =>
        store.apply({
          label: '填写',
          changes: [{ path: `basicExpenditure/#${line.id}/amount`, before, after }]
        })
      )
    },
    () => timed(() => update.run((n % LINES) + 1))
  )
  return {
    name: `one edit committed, ${LINES} lines (p95)`,
    figure: quantile(times.first, 0.95),
    baseline: quantile(times.second, 0.95),
    baselineName: 'bare UPDATE',
    bound: 3
  }
}

async function undos(store: LedgerStore, plain: Database.Database): Promise<Row> {
  const update = plain.prepare('UPDATE line SET amount = amount - 1 WHERE id = ?')
  const times = await alternately(
    ROUNDS,
    () => {
      store.apply({ label: '粘贴', changes: amountEdits(store, PASTED_CELLS) })
      return timed(() => store.undo())
    },
    () =>
      timed(() =>
        plain.transaction(() => {
          for (let id = 1; id <= PASTED_CELLS; id++) update.run(id)
        })()
      )
  )
  return {
    name: `undo of a paste of ${PASTED_CELLS} cells (median)`,
    figure: median(times.first),
    baseline: median(times.second),
    baselineName: 'bare UPDATEs in one transaction'
  }
}

async function opens(path: string, plain: string): Promise<Row> {
  const times = await alternately(
    ROUNDS,
    async () => {
      let store: LedgerStore | undefined
      const time = await timed(async () => {
        store = await openLedger(path, options)
        store.ledger()
      })
      await store?.close()
      return time
    },
    () =>
      timed(() => {
        const database = new Database(plain)
        database.pragma('quick_check')
        database.prepare('SELECT * FROM line').all()
        database.close()
      })
  )
  return {
    name: `open of a ledger of ${LINES} lines (median)`,
    figure: median(times.first),
    baseline: median(times.second),
    baselineName: 'bare open, quick_check, read'
  }
}

async function imports(folder: string): Promise<Row> {
  const text = readFileSync(resolve('resources/samples/ganzhou-2023/units/402001.json'), 'utf8')
  let n = 0
  const times = await alternately(
    ROUNDS,
    async () => {
      let store: LedgerStore | undefined
      const time = await timed(async () => {
        const read = readLedger(text)
        if (!read.ok) throw new Error('the sample is faulty')
        store = await make(join(folder, `import-${n++}.ledger`), read.value)
      })
      await store?.close()
      return time
    },
    () =>
      timed(() => {
        const { basicExpenditure } = JSON.parse(text) as { basicExpenditure: unknown[] }
        bare(join(folder, `bare-${n++}.db`), basicExpenditure.length).close()
      })
  )
  return {
    name: 'import of the sample unit 402001 (median)',
    figure: median(times.first),
    baseline: median(times.second),
    baselineName: 'bare table with its basic lines'
  }
}

/** The store beside bare better-sqlite3 with the same durability. */
export async function ledgerRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  try {
    const path = join(folder, 'x.ledger')
    const store = await make(path, ledgerOf(LINES))
    const plain = bare(join(folder, 'plain.db'), LINES)
    const rows = [await edits(store, plain), await undos(store, plain)]
    await store.close()
    plain.close()
    return [...rows, await opens(path, join(folder, 'plain.db')), await imports(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
