import type { UnitFacts } from '@shared/consolidation'
import type { Files } from '../files'
import { errorCode } from '../files'
import type { Database, DatabaseHooks } from '../ledger-store'
import { discardDatabase, tellsDamage } from '../ledger-store'
import { CoordinatesTable } from './coordinates-table'
import { openOrMake } from './open'
import type { IndexedUnit } from './unit-rows'
import { deleteUnit, insertUnit, readStates, readUnit } from './unit-rows'

/**
 * The file of an index. What it gives is what was written, or nothing; when SQLite itself finds it damaged, an
 * empty one takes its place.
 */
export class IndexFile {
  readonly #path: string
  readonly #files: Files
  readonly #hooks: DatabaseHooks
  #database: Database
  #coordinates: CoordinatesTable

  /** @throws UserError as `openOrMake` does */
  constructor(path: string, files: Files, hooks: DatabaseHooks) {
    this.#path = path
    this.#files = files
    this.#hooks = hooks
    this.#database = openOrMake(files, path, hooks)
    this.#coordinates = new CoordinatesTable(this.#database)
  }

  /** The codes of all units and the states that they were indexed in. */
  states(): Map<string, string> {
    return this.#mending(() => readStates(this.#database))
  }

  /** What was written of a unit; undefined where nothing was, or where it is not what was written any more. */
  read(code: string): IndexedUnit | undefined {
    return this.#mending(() => readUnit(this.#database, this.#coordinates, code))
  }

  /** Puts a unit in the place of its earlier state, in one transaction. */
  write(state: string, facts: UnitFacts): void {
    this.#inOneStep(() => {
      this.#coordinates.refresh()
      deleteUnit(this.#database, facts.unit.code)
      insertUnit(this.#database, this.#coordinates, state, facts)
    })
  }

  /** Takes a unit out, in one transaction. */
  remove(code: string): void {
    this.#inOneStep(() => deleteUnit(this.#database, code))
  }

  close(): void {
    this.#database.close()
  }

  #inOneStep(work: () => void): void {
    this.#mending(() => {
      try {
        this.#database.transaction(work)
      } catch (error) {
        // Numbers given in it are free again.
        this.#coordinates.forget()
        throw error
      }
    })
  }

  /** Does the work, a second time on an empty file when the first showed that the file is damaged. */
  #mending<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!showsDamage(error)) throw error
      this.#database.close()
      discardDatabase(this.#files, this.#path)
      this.#database = openOrMake(this.#files, this.#path, this.#hooks)
      this.#coordinates = new CoordinatesTable(this.#database)
      return work()
    }
  }
}

/** Rows that point at nothing break a constraint before SQLite looks at them. */
function showsDamage(error: unknown): boolean {
  return tellsDamage(error) || (errorCode(error)?.startsWith('SQLITE_CONSTRAINT') ?? false)
}
