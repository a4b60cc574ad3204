import { differences, emptyLedger, type UnitLedger } from '@shared/ledger'
import { Database } from '../database'
import { appendStep, readHead } from '../journal'
import { noteRowIds } from '../row-ids'
import { runMigrations } from '../schema'
import { writeChange, writeEmptyLedger } from '../sections'
import { LedgerWriter } from '../writer'
import { TestClock } from './workbench'

/** A ledger in memory only, with the content given as its first step: for laws of many runs. */
export function scratchLedger(content: UnitLedger): { database: Database; writer: LedgerWriter } {
  const database = Database.open(':memory:', 'scratch')
  const clock = new TestClock()
  const { unit, fiscalYear } = content
  runMigrations(database, 0)
  database.transaction(() => {
    database.run(
      'INSERT INTO ledger (one, unit_code, fiscal_year, next_row_id) VALUES (1, ?, ?, 1)',
      unit.code,
      fiscalYear
    )
    writeEmptyLedger(database, unit.code, fiscalYear)
    const changes = differences(emptyLedger(unit.code, fiscalYear), content)
    for (const change of changes) writeChange(database, change)
    noteRowIds(database, changes)
    const time = clock.read().toISOString()
    appendStep(database, readHead(database), {
      kind: 'create',
      label: '新建账册',
      time,
      user: '张三',
      changes
    })
  })
  const lock = { isHeld: () => true }
  return {
    database,
    writer: new LedgerWriter({ path: ':memory:', database, lock, user: '张三', clock: clock.read })
  }
}
