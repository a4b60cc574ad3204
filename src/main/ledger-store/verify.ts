import { applyChanges, differences, emptyLedger, type Change, type UnitLedger } from '@shared/ledger'
import { chainStart, stepHash } from './chain'
import type { Database } from './database'
import { readChain, readOrigin, toChange } from './journal'
import { expectedSchema, schemaOf } from './schema'
import { readLedger } from './sections'
import { findSnapshotFault, type SnapshotFault } from './snapshots'

/** A place where the journal's chain does not hold. */
export interface ChainFault {
  step: number
  /** `missing`: the step is not there; `altered`: its hash does not follow from what it says. */
  kind: 'missing' | 'altered'
}

/** What a full check found. */
export interface VerifyReport {
  /** Nothing was found. */
  sound: boolean
  /** The number of the journal's last step. */
  steps: number
  /** What SQLite's own integrity check says, and rows that point at nothing. */
  integrity: string[]
  /** The tables, indexes and triggers are not those of the file's version. */
  schemaAltered: boolean
  chain: ChainFault[]
  snapshots: SnapshotFault[]
  /** Why the journal could not be replayed, and at which step. */
  replay?: { step: number; message: string }
  /** Why the tables could not be read as a ledger. */
  unreadable?: string
  /** Cells that differ: `before` is what the journal says, `after` what the tables hold. */
  cells: Change[]
}

const mostIntegrityLines = 100

/**
 * The full check: SQLite's integrity, the schema, the journal's chain, and a replay of the whole journal from
 * an empty ledger, which must give exactly what the tables hold. It changes nothing and throws only when the
 * file cannot be read at all.
 */
export function verifyDatabase(database: Database): VerifyReport {
  return database.reading(() => verifyOneState(database))
}

function verifyOneState(database: Database): VerifyReport {
  const version = Number(database.pragma('user_version'))
  const journal = replayJournal(database)
  const tables = readTables(database)
  const report: Omit<VerifyReport, 'sound'> = {
    steps: journal.steps,
    integrity: integrityOf(database),
    schemaAltered: schemaOf(database) !== expectedSchema(version),
    chain: journal.chain,
    snapshots: journal.snapshots,
    ...(journal.fault === undefined ? {} : { replay: journal.fault }),
    ...(typeof tables === 'string' ? { unreadable: tables } : {}),
    cells:
      typeof tables === 'string' || journal.fault !== undefined ? [] : differences(journal.ledger, tables)
  }
  const sound =
    report.integrity.length === 0 &&
    !report.schemaAltered &&
    report.chain.length === 0 &&
    report.snapshots.length === 0 &&
    report.replay === undefined &&
    report.unreadable === undefined &&
    report.cells.length === 0
  return { sound, ...report }
}

/** The report in one line for a log: places only, no amounts and no names. */
export function summaryOf(report: VerifyReport): string {
  const { sound, steps, integrity, schemaAltered, chain, snapshots, replay, unreadable, cells } = report
  return JSON.stringify({
    ...{ sound, steps, integrity, schemaAltered, chain, snapshots },
    ...(replay === undefined ? {} : { replayFailedAt: replay.step }),
    unreadable: unreadable !== undefined,
    cells: cells.map(({ path }) => path)
  })
}

interface Replay {
  ledger: UnitLedger
  steps: number
  chain: ChainFault[]
  snapshots: SnapshotFault[]
  fault?: { step: number; message: string }
}

function replayJournal(database: Database): Replay {
  const { unitCode, fiscalYear } = readOrigin(database)
  const replay: Replay = { ledger: emptyLedger(unitCode, fiscalYear), steps: 0, chain: [], snapshots: [] }
  let previous = chainStart(unitCode, fiscalYear)
  for (const { step, rows, hash } of readChain(database)) {
    for (let missing = replay.steps + 1; missing < step.number; missing += 1) {
      replay.chain.push({ step: missing, kind: 'missing' })
    }
    // After a gap the hash before is not known; the step behind it is then judged by its own successor.
    const follows = step.number === replay.steps + 1
    if (follows && stepHash(previous, step, rows) !== hash) {
      replay.chain.push({ step: step.number, kind: 'altered' })
    }
    replay.steps = step.number
    previous = hash
    if (replay.fault !== undefined) continue
    try {
      replay.ledger = applyChanges(replay.ledger, rows.map(toChange))
    } catch (error) {
      replay.fault = { step: step.number, message: messageOf(error) }
      continue
    }
    if (step.kind !== 'snapshot') continue
    const fault = findSnapshotFault(database, step.number, replay.ledger)
    if (fault !== undefined) replay.snapshots.push(fault)
  }
  return replay
}

function readTables(database: Database): UnitLedger | string {
  try {
    return readLedger(database)
  } catch (error) {
    return messageOf(error)
  }
}

function integrityOf(database: Database): string[] {
  const integrity = database
    .all<{ integrity_check: string }>(`PRAGMA integrity_check(${mostIntegrityLines})`)
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
  const dangling = database
    .all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
    .map(({ table, rowid, parent }) => `${table} row ${rowid ?? '?'} points at no ${parent}`)
  return [...integrity, ...dangling]
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
