import { basename, dirname } from 'node:path'
import {
  emptyLedger,
  differences,
  type Change,
  type Round,
  type UnitIdentity,
  type UnitLedger
} from '@shared/ledger'
import { UserError } from '@shared/errors'
import { exists, makeFolder } from '../files'
import { discardDatabase, settle } from './backups'
import { Database } from './database'
import { environmentOf, type Environment, type StoreOptions } from './environment'
import { detailOf, insertExchangeEvent, type ExchangeStep } from './exchange-events'
import { removeRecordedHead } from './head-file'
import { appendStep, readHead } from './journal'
import { LedgerLock } from './lock'
import { openLocked } from './open'
import { noteRowIds } from './row-ids'
import { runMigrations } from './schema'
import { writeChange, writeEmptyLedger } from './sections'
import type { LedgerStore } from './store'
import { takePlace, unfinishedPath } from './unfinished'

export interface CreateOptions extends StoreOptions {
  unit: UnitIdentity
  fiscalYear: number
  round: Round
  /** What the making itself states, in its one step; when absent nothing but unit, year and round. */
  begun?: UnitLedger
  /** What the ledger is to hold from the start, imported in a step of its own; its ids are kept. */
  content?: UnitLedger
  /** What the import is called in the history; 导入 when absent. */
  contentLabel?: string
  /** What the ledger was made for: recorded in the same step of making it. */
  exchange?: ExchangeStep
}

/**
 * Makes a new ledger and opens it. It is made beside its place and put there in one step, so that a failure
 * leaves nothing behind.
 * @throws UserError `ledgerExists` when there is a file of this name, which is left alone
 */
export async function createLedger(path: string, options: CreateOptions): Promise<LedgerStore> {
  const environment = environmentOf(options)
  const { files, clock } = environment
  makeFolder(files, dirname(path))
  const lock = LedgerLock.acquire(path, { ...environment, now: clock() })
  const unfinished = unfinishedPath(path)
  try {
    if (exists(files, path)) throw alreadyThere(path)
    discardDatabase(files, unfinished)
    fill(unfinished, options, environment)
    settle(unfinished)
    // A record of an earlier ledger of this name says nothing about this one.
    removeRecordedHead(files, path)
    takePlace(files, unfinished, path)
  } catch (error) {
    discardDatabase(files, unfinished)
    lock.release()
    throw error
  }
  return openLocked(path, environment, lock, { isNew: true })
}

function alreadyThere(path: string): UserError {
  return new UserError(
    'ledgerExists',
    `账册“${basename(path)}”已经存在，没有改动它。`,
    '请直接打开它，或者换一个文件夹。'
  )
}

function fill(path: string, options: CreateOptions, { hooks, clock, user }: Environment): void {
  const { unit, fiscalYear, round, content } = options
  const database = Database.open(path, 'create', hooks)
  try {
    runMigrations(database, 0)
    const empty = emptyLedger(unit.code, fiscalYear)
    const created: UnitLedger = options.begun ?? { ...empty, unit, round }
    database.transaction(() => {
      database.run(
        'INSERT INTO ledger (one, unit_code, fiscal_year, next_row_id) VALUES (1, ?, ?, 1)',
        ...[unit.code, fiscalYear]
      )
      writeEmptyLedger(database, unit.code, fiscalYear)
      const time = clock().toISOString()
      addStep(
        database,
        { kind: 'create', label: '新建账册', changes: differences(empty, created) },
        time,
        user
      )
      if (content !== undefined) {
        const label = options.contentLabel ?? '导入'
        addStep(database, { kind: 'import', label, changes: differences(created, content) }, time, user)
      }
      if (options.exchange !== undefined) addExchange(database, options.exchange, time, user)
    })
  } finally {
    database.close()
  }
}

function addStep(
  database: Database,
  step: { kind: 'create' | 'import'; label: string; changes: readonly Change[] },
  time: string,
  user: string
): void {
  for (const change of step.changes) writeChange(database, change)
  noteRowIds(database, step.changes)
  appendStep(database, readHead(database), { ...step, time, user })
}

function addExchange(database: Database, event: ExchangeStep, time: string, user: string): void {
  const { kind, label } = event
  if (kind === 'submit') throw new TypeError('A new ledger has not been handed in')
  const step = { kind, label, time, user, detail: detailOf(event), changes: [] }
  const { number } = appendStep(database, readHead(database), step)
  insertExchangeEvent(database, number, event)
}
