import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../exchange'
import { Database } from '../../ledger-store'

/** What a refused package must leave as it was: the bytes of workspaces, and every row of a department but its log. */
export class WhatStays {
  readonly #database: Database
  readonly #tables: readonly string[]
  /** Of the log's rows so far, each with those before it. */
  #log = ''
  #known = 0

  /** @param department the department's folder @param units folders with ledgers */
  constructor(
    private readonly department: string,
    private readonly units: readonly string[]
  ) {
    this.#database = Database.open(join(department, 'department.sqlite'), 'read')
    this.#tables = this.#database
      .all<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'log' ORDER BY 1"
      )
      .map(({ name }) => name)
  }

  close(): void {
    this.#database.close()
  }

  /** Equal when nothing has changed, the log apart. */
  now(): Readonly<Record<string, string>> {
    return {
      ...Object.fromEntries(this.#tables.map((name) => [name, this.#rowsOf(name)])),
      schema: sha256(JSON.stringify(this.#database.all('SELECT * FROM sqlite_schema ORDER BY name'))),
      packages: filesIn(join(this.department, 'submissions'), stamp),
      replies: filesIn(join(this.department, 'replies'), stamp),
      ...Object.fromEntries(
        this.units.map((folder) => [folder, filesIn(folder, (path) => sha256(readFileSync(path)))])
      )
    }
  }

  /** The events that came into the log since it was last asked for. */
  newEvents(): string[] {
    const rows = this.#database.all<{ event: string }>(
      'SELECT * FROM log WHERE number > ? ORDER BY number',
      this.#known
    )
    this.#log = chained(this.#log, rows)
    this.#known += rows.length
    return rows.map(({ event }) => event)
  }

  /** Whether the log begins with every row that was seen in it. */
  logKept(): boolean {
    const rows = this.#database.all('SELECT * FROM log WHERE number <= ? ORDER BY number', this.#known)
    return chained('', rows) === this.#log
  }

  #rowsOf(table: string): string {
    return sha256(JSON.stringify(this.#database.all(`SELECT rowid, * FROM ${table} ORDER BY rowid`)))
  }
}

const chained = (before: string, rows: readonly unknown[]): string =>
  rows.reduce<string>(
    (sum, row) => createHash('sha256').update(sum).update(JSON.stringify(row)).digest('hex'),
    before
  )

/** Packages are many, and written once: their size and time tell whether one was touched. */
function stamp(path: string): string {
  const { size, mtimeMs, ino } = statSync(path)
  return `${size} ${mtimeMs} ${ino}`
}

function filesIn(folder: string, tell: (path: string) => string): string {
  const names = namesIn(folder).sort()
  return sha256(
    names
      .map((name) => join(folder, name))
      .map((path) => `${path} ${statSync(path).isFile() ? tell(path) : ''}`)
      .join('\n')
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}
