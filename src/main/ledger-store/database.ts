import { basename } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { UserError } from '@shared/errors'
import { databaseError } from './database-error'

/** `create` makes a new file, `write` and `read` need one that is there, `scratch` is in memory only. */
export type DatabaseMode = 'create' | 'write' | 'read' | 'scratch'

export type SqlValue = string | number | null

/** A statement that took long: its text and its time, never its values. */
export interface SlowStatement {
  sql: string
  milliseconds: number
}

/** What a test, a log or a caller hangs on the door. */
export interface DatabaseHooks {
  /** Called around every statement; what it throws is the statement's failure. For tests. */
  readonly fault?: (sql: string, moment: 'before' | 'after') => void
  /** Statements of more than {@link slowMilliseconds}. */
  readonly onSlowStatement?: (statement: SlowStatement) => void
  /** How long to wait for another program's lock on the file; 1,000 ms when absent. */
  readonly busyMilliseconds?: number
}

export const slowMilliseconds = 40

/** "YSBL": marks a file as a ledger of this program. */
export const applicationId = 0x5953424c

/** What each connection must be set to, as SQLite reads it back. */
const settings = [
  ['synchronous = FULL', 'synchronous', 2],
  ['foreign_keys = ON', 'foreign_keys', 1],
  ['recursive_triggers = ON', 'recursive_triggers', 1],
  ['trusted_schema = OFF', 'trusted_schema', 0],
  ['cell_size_check = ON', 'cell_size_check', 1]
] as const

/**
 * The one door to SQLite: every statement of the store passes here. Statements are prepared once; failures
 * that a user can understand become sentences.
 */
export class Database {
  private readonly statements = new Map<string, BetterSqlite3.Statement<SqlValue[]>>()

  private constructor(
    readonly path: string,
    private readonly connection: BetterSqlite3.Database,
    private readonly hooks: DatabaseHooks
  ) {}

  /**
   * Opens a file with write-ahead log and full synchronisation, and reads back that they hold.
   * @throws UserError when the file cannot be opened so
   */
  static open(path: string, mode: DatabaseMode, hooks: DatabaseHooks = {}): Database {
    let connection: BetterSqlite3.Database
    try {
      connection = new BetterSqlite3(path, {
        readonly: mode === 'read',
        fileMustExist: mode === 'write' || mode === 'read',
        timeout: hooks.busyMilliseconds ?? 1000
      })
    } catch (error) {
      throw databaseError(error, path)
    }
    const database = new Database(path, connection, hooks)
    try {
      database.configure(mode)
    } catch (error) {
      connection.close()
      throw error
    }
    return database
  }

  private configure(mode: DatabaseMode): void {
    if (mode === 'write' || mode === 'create') this.demand('journal_mode = WAL', 'journal_mode', 'wal')
    // After the write-ahead log: the driver lowers the synchronisation when the log is switched on.
    for (const [setting, name, expected] of settings) this.demand(setting, name, expected)
  }

  private demand(setting: string, name: string, expected: SqlValue): void {
    this.pragma(setting)
    const found = this.pragma(name)
    if (found === expected) return
    throw new UserError(
      'ledgerUnsafe',
      `“${basename(this.path)}”：这个磁盘上的账册不能安全地保存（${name}：${String(found)}）。`,
      '请把账册复制到本机的磁盘上再打开。'
    )
  }

  /** Sets or reads a pragma; the first value it gives. */
  pragma(text: string): SqlValue | undefined {
    return this.pass(
      `PRAGMA ${text}`,
      () => this.connection.pragma(text, { simple: true }) as SqlValue | undefined
    )
  }

  /** Runs a statement that changes something; how many rows it changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.pass(sql, () => this.prepared(sql).run(...values).changes)
  }

  /** The rows found, their columns by name. The caller knows the types: tables are STRICT. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.pass(sql, () => this.prepared(sql).all(...values) as Row[])
  }

  /** Runs several statements of a schema. */
  execute(sql: string): void {
    this.pass(sql, () => void this.connection.exec(sql))
  }

  /**
   * Does the work in one transaction: all of it is on the disk when this returns, none of it when this throws
   * (unless the very commit was done and its success could not be told).
   */
  transaction<T>(work: () => T): T {
    this.run('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      this.rollBack()
      throw error
    }
  }

  /** Reads several times from one state of the file, whatever another program writes meanwhile. */
  reading<T>(work: () => T): T {
    if (this.connection.inTransaction) return work()
    this.run('BEGIN')
    try {
      return work()
    } finally {
      this.rollBack()
    }
  }

  private rollBack(): void {
    if (!this.connection.open || !this.connection.inTransaction) return
    try {
      this.run('ROLLBACK')
    } catch {
      // Closing rolls back too. The work's own failure is the one to tell.
      this.connection.close()
    }
  }

  /** Writes a sound copy of what is committed to another file, a hundred pages at a time. */
  async copyTo(path: string): Promise<void> {
    const name = 'BACKUP'
    this.hooks.fault?.(name, 'before')
    try {
      await this.connection.backup(path)
    } catch (error) {
      throw databaseError(error, path)
    }
    this.hooks.fault?.(name, 'after')
  }

  /** Writes the log into the file and empties it. */
  emptyLog(): void {
    this.pragma('wal_checkpoint(TRUNCATE)')
  }

  /**
   * Writes the log into the file and does without it from now on, so that the file alone is the database.
   * @throws UserError `ledgerBusy` while another program has it open
   */
  leaveLog(): void {
    this.demand('journal_mode = DELETE', 'journal_mode', 'delete')
  }

  get isOpen(): boolean {
    return this.connection.open
  }

  /** Closes the connection; closed already is no failure. The last one to close writes the log into the file. */
  close(): void {
    try {
      this.connection.close()
    } catch (error) {
      throw databaseError(error, this.path)
    }
  }

  private prepared(sql: string): BetterSqlite3.Statement<SqlValue[]> {
    const known = this.statements.get(sql)
    if (known !== undefined) return known
    const statement = this.connection.prepare<SqlValue[]>(sql)
    this.statements.set(sql, statement)
    return statement
  }

  private pass<T>(sql: string, work: () => T): T {
    if (!this.connection.open) throw closed(this.path)
    const { fault, onSlowStatement } = this.hooks
    const begun = onSlowStatement === undefined ? 0 : performance.now()
    try {
      fault?.(sql, 'before')
      const result = work()
      fault?.(sql, 'after')
      return result
    } catch (error) {
      throw databaseError(error, this.path)
    } finally {
      if (onSlowStatement !== undefined) {
        const milliseconds = performance.now() - begun
        if (milliseconds > slowMilliseconds) onSlowStatement({ sql, milliseconds })
      }
    }
  }
}

function closed(path: string): UserError {
  return new UserError(
    'ledgerClosed',
    `“${basename(path)}”：账册已经关闭，这一步没有保存。`,
    '请重新打开账册。'
  )
}
