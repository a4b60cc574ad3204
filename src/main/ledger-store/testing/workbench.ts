import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { UnitIdentity } from '@shared/ledger'
import { createLedger, openLedger, type CreateOptions, type LedgerStore, type OpenOptions } from '../index'

export const unit: UnitIdentity = { code: '402001', name: '机关', kind: 'administrative' }

/** A clock that a test sets; every reading is a second later than the one before. */
export class TestClock {
  constructor(private now: Date = new Date('2023-01-05T08:00:00.000Z')) {}

  readonly read = (): Date => {
    this.now = new Date(this.now.getTime() + 1000)
    return this.now
  }

  set(iso: string): void {
    this.now = new Date(iso)
  }

  advance({ hours = 0, days = 0 }: { hours?: number; days?: number }): void {
    this.now = new Date(this.now.getTime() + (days * 24 + hours) * 3_600_000)
  }
}

/** A folder of its own for one test, with a clock, and the stores opened through it. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'ledger-store-'))
  readonly path = join(this.folder, '402001.ledger')
  private readonly opened: LedgerStore[] = []

  constructor(readonly clock = new TestClock()) {}

  options(more: Partial<OpenOptions> = {}): OpenOptions {
    return { user: '张三', clock: this.clock.read, ...more }
  }

  async create(more: Partial<CreateOptions> = {}): Promise<LedgerStore> {
    const made = { unit, fiscalYear: 2023, round: 'secondDraft' } as const
    return this.keep(await createLedger(this.path, { ...this.options(), ...made, ...more }))
  }

  async open(more: Partial<OpenOptions> = {}): Promise<LedgerStore> {
    return this.keep(await openLedger(this.path, this.options(more)))
  }

  /** Another bench with a copy of this one's folder. */
  copy(): Workbench {
    const other = new Workbench(this.clock)
    cpSync(this.folder, other.folder, { recursive: true })
    return other
  }

  /**
   * What a killed program leaves: a copy of the folder as it is now, log and lock included, as another bench on
   * whose machine the lock's holder is dead.
   */
  afterKill(): Workbench {
    const other = this.copy()
    const lock = join(other.folder, '402001.ledger.lock')
    const text = readFileSync(lock, 'utf8')
    // Another boot: the holder's machine was started anew.
    writeFileSync(lock, text.replace(/"boot":"[^"]*"/, '"boot":"gone"'))
    return other
  }

  /** Changes the closed ledger behind the program's back, with the triggers of the journal out of the way. */
  tamper(...statements: string[]): void {
    const database = new BetterSqlite3(this.path)
    const triggers = database
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`
      )
      .all()
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
    database.pragma('foreign_keys = OFF')
    for (const statement of statements) database.exec(statement)
    for (const { sql } of triggers) database.exec(sql)
    database.close()
  }

  /** Closes what is open and removes the folder. */
  async clear(): Promise<void> {
    for (const store of this.opened) await store.close().catch(() => undefined)
    rmSync(this.folder, { recursive: true, force: true })
  }

  private keep(store: LedgerStore): LedgerStore {
    this.opened.push(store)
    return store
  }
}
