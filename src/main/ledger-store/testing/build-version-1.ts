import { differences, emptyLedger } from '@shared/ledger'
import { discardDatabase, settle } from '../backups'
import { Database } from '../database'
import { nodeFiles } from '../../files'
import { appendStep, readHead } from '../journal'
import { runMigrations } from '../schema'
import { writeChange, writeEmptyLedger } from '../sections'
import { LedgerWriter } from '../writer'
import { playRichHistory } from './rich-history'
import { TestClock, unit } from './workbench'

/**
 * Makes the ledger that `fixtures/version-1.ledger` holds: a file of schema version 1 on which the rich history
 * was played. It works for as long as today's writer suits version 1's tables; the kept file stays the
 * fixture after that.
 */
export function buildVersion1(path: string): void {
  buildVersion(1, path)
}

/** As {@link buildVersion1}, of any version; `after` adds what only that version has. */
export function buildVersion(
  version: number,
  path: string,
  after: (writer: LedgerWriter, database: Database) => void = () => undefined
): void {
  discardDatabase(nodeFiles, path)
  const clock = new TestClock()
  const user = '张三'
  const database = Database.open(path, 'create')
  runMigrations(database, 0, version)
  database.transaction(() => {
    database.run(
      'INSERT INTO ledger (one, unit_code, fiscal_year, next_row_id) VALUES (1, ?, 2023, 1)',
      unit.code
    )
    writeEmptyLedger(database, unit.code, 2023)
    const empty = emptyLedger(unit.code, 2023)
    const changes = differences(empty, { ...empty, unit })
    for (const change of changes) writeChange(database, change)
    const time = clock.read().toISOString()
    appendStep(database, readHead(database), { kind: 'create', label: '新建账册', time, user, changes })
  })
  const lock = { isHeld: () => true }
  const writer = new LedgerWriter({ path, database, lock, user, clock: clock.read })
  playRichHistory({
    undo: () => writer.undo(),
    redo: () => writer.redo(),
    apply: (edit) => writer.commit({ kind: 'edit', ...edit })
  })
  after(writer, database)
  database.close()
  settle(path)
}
