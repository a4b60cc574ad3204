import {
  applyChanges,
  differences,
  emptyLedger,
  parsePath,
  valueAt,
  type Change,
  type UnitLedger
} from '@shared/ledger'
import { UserError } from '@shared/errors'
import { chainStart, stepHash } from './chain'
import type { Database } from './database'
import { findExchangeFaults, type ExchangeFault } from './exchange-events'
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

/** A change of the journal that does not follow from what came before it. */
export interface ReplayFault {
  step: number
  path: string
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
  /** Records of the exchange with the department that are not what was recorded. */
  exchange: ExchangeFault[]
  replay: ReplayFault[]
  /** Why the journal or the tables could not be read. */
  unreadable: string[]
  /** Cells that differ: `before` is what the journal says, `after` what the tables hold. */
  cells: Change[]
}

const mostIntegrityLines = 100

/**
 * The full check: SQLite's integrity, the schema, the journal's chain, and a replay of the whole journal from
 * an empty ledger, which must give exactly what the tables hold. It changes nothing, and what cannot be read
 * is part of the report.
 */
export function verifyDatabase(database: Database): VerifyReport {
  return database.reading(() => {
    const report: VerifyReport = {
      ...{ sound: false, steps: 0, integrity: [], schemaAltered: false, chain: [], snapshots: [] },
      ...{ exchange: [], replay: [], unreadable: [], cells: [] }
    }
    const version = Number(database.pragma('user_version'))
    report.schemaAltered = schemaOf(database) !== expectedSchema(version)
    guarded(report, () => checkIntegrity(database, report))
    if (version >= 3) guarded(report, () => report.exchange.push(...findExchangeFaults(database)))
    const replayed = guarded(report, () => replayJournal(database, report))
    const tables = guarded(report, () => readLedger(database))
    if (replayed !== undefined && tables !== undefined) {
      report.cells = guarded(report, () => differences(replayed, tables)) ?? []
    }
    const { integrity, schemaAltered, chain, snapshots, exchange, replay, unreadable, cells } = report
    const found = [integrity, chain, snapshots, exchange, replay, unreadable, cells]
    report.sound = !schemaAltered && found.every((list) => list.length === 0)
    return report
  })
}

/** The report in one line for a log: places only, no amounts and no names. */
export function summaryOf(report: VerifyReport): string {
  const { cells, unreadable, ...rest } = report
  return JSON.stringify({ ...rest, unreadable: unreadable.length, cells: cells.map(({ path }) => path) })
}

function guarded<T>(report: VerifyReport, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    const told = error instanceof UserError ? error.message : '其中有账册不允许的值。'
    report.unreadable.push(told)
    return undefined
  }
}

function checkIntegrity(database: Database, report: VerifyReport): void {
  const lines = database.all<{ integrity_check: string }>(`PRAGMA integrity_check(${mostIntegrityLines})`)
  for (const { integrity_check: line } of lines) if (line !== 'ok') report.integrity.push(line)
  const dangling = database.all<{ table: string; rowid: number | null; parent: string }>(
    'PRAGMA foreign_key_check'
  )
  for (const { table, rowid, parent } of dangling) {
    report.integrity.push(`${table} row ${rowid ?? '?'} points at no ${parent}`)
  }
}

/** The ledger that the journal gives. What does not follow is noted, and the replay goes on behind it. */
function replayJournal(database: Database, report: VerifyReport): UnitLedger {
  const { unitCode, fiscalYear } = readOrigin(database)
  let ledger = emptyLedger(unitCode, fiscalYear)
  let previous = chainStart(unitCode, fiscalYear)
  for (const { step, rows, hash } of readChain(database)) {
    const { number } = step
    // After a gap the hash before is not known; the step behind it is judged by its own successor.
    const follows = number === report.steps + 1
    for (let missing = report.steps + 1; missing < number; missing += 1) {
      report.chain.push({ step: missing, kind: 'missing' })
    }
    if (follows && stepHash(previous, step, rows) !== hash)
      report.chain.push({ step: number, kind: 'altered' })
    report.steps = number
    previous = hash
    ledger = replayStep(ledger, number, rows.map(toChange), report)
    if (step.kind !== 'snapshot') continue
    const fault = findSnapshotFault(database, number, ledger)
    if (fault !== undefined) report.snapshots.push(fault)
  }
  return ledger
}

function replayStep(
  ledger: UnitLedger,
  step: number,
  changes: readonly Change[],
  report: VerifyReport
): UnitLedger {
  try {
    return applyChanges(ledger, changes)
  } catch {
    // One by one, so that the change that does not follow is named.
    return changes.reduce((now, change) => {
      try {
        return applyChanges(now, [change])
      } catch {
        report.replay.push({ step, path: change.path })
        return forced(now, change)
      }
    }, ledger)
  }
}

/** A cell set whatever stood there before; any other change that does not follow is left out. */
function forced(ledger: UnitLedger, { path, after }: Change): UnitLedger {
  try {
    if (parsePath(path)?.kind === 'row') return ledger
    const before = valueAt(ledger, path)
    const present = before === undefined ? {} : { before }
    return applyChanges(ledger, [{ path, ...present, ...(after === undefined ? {} : { after }) }])
  } catch {
    return ledger
  }
}
