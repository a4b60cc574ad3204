import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { consolidate, coordinates } from '@shared/consolidation'
import type { UnitFacts } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { LedgerSource } from '../index'
import { FactIndex, ledgerSource } from '../index'

/** A folder of its own for one index. */
export class IndexBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'fact-index-'))
  readonly path = join(this.folder, 'facts.sqlite')

  /** Opens the index, does something with it and closes it. */
  with<T>(work: (index: FactIndex) => T, options?: Parameters<typeof FactIndex.open>[1]): T {
    const index = FactIndex.open(this.path, options)
    try {
      return work(index)
    } finally {
      index.close()
    }
  }

  /** Asks or changes the closed file behind the program's back. */
  sql<Row>(statement: string): Row[] {
    const database = new BetterSqlite3(this.path)
    try {
      database.pragma('foreign_keys = OFF')
      const prepared = database.prepare<[], Row>(statement)
      if (prepared.reader) return prepared.all()
      prepared.run()
      return []
    } finally {
      database.close()
    }
  }

  /** Every row that belongs to a unit, its facts with their coordinates. */
  rowsOf(unit: string): unknown[] {
    return [
      ...this.sql(`SELECT * FROM unit WHERE code = '${unit}'`),
      ...this.sql(
        `SELECT * FROM fact JOIN coordinates ON coordinates.id = fact.coordinates
         WHERE unit = '${unit}' ORDER BY ordinal`
      )
    ]
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A ledger whose content nobody may ask for: only its state. */
export function closedSource(ledger: UnitLedger): LedgerSource {
  return {
    ...ledgerSource(ledger),
    read: () => {
      throw new Error(`the ledger of ${ledger.unit.code} was read`)
    }
  }
}

/** What can be asked of a consolidation without its lines, in a form that can be compared. */
export function answers(department: Department, units: Iterable<UnitFacts>): object {
  const consolidation = consolidate(department, units, { partial: true })
  const unitOf = (code: string): object => {
    const { unit, fiscalYear, round, projects, names, leftOut } = consolidation.unit(code)!
    return { unit, fiscalYear, round, projects, names, leftOut }
  }
  return {
    groups: consolidation
      .groups(coordinates)
      .map(({ texts, amount }) => JSON.stringify([...texts, amount]))
      .sort(),
    units: consolidation.units.map(({ code }) => unitOf(code))
  }
}

/** The same, with the lines: every ledger is read. */
export function allAnswers(department: Department, units: Iterable<UnitFacts>): object {
  const given = Array.from(units)
  const lines = consolidate(department, given, { partial: true }).linesBehind({})
  return { ...answers(department, given), lines }
}
