import { crc32 } from 'node:zlib'
import type { FactRow } from '@shared/consolidation'
import type { Database, SqlValue } from '../ledger-store'

/** What a fact is money of, but for its unit and its project. */
export type FactCoordinates = Omit<FactRow, 'amount' | 'project'>

const columns = [
  'of',
  'section',
  'category',
  'function',
  'economic',
  'source'
] as const satisfies (keyof FactRow)[]
type Texts = Readonly<Record<(typeof columns)[number], string | null>>

const read = `SELECT id, ${columns.join(', ')}, seal FROM coordinates WHERE id > ? ORDER BY id`
const insert = `INSERT INTO coordinates (id, ${columns.join(', ')}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

/**
 * The coordinates that occur in an index, each with a number, in memory beside their table. Rows are added and
 * never changed, so that what is known stays true whoever else writes.
 */
export class CoordinatesTable {
  readonly #database: Database
  /** By number; where it has a gap, a row is not what was written. */
  readonly #byId: (FactCoordinates | undefined)[] = []
  readonly #ids = new Map<string, number>()
  #last = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Reads what came in since. A row that is not what was written is as if it were not there. */
  refresh(): void {
    for (const row of this.#database.all<Texts & { id: number; seal: number }>(read, this.#last)) {
      const { id, seal, ...texts } = row
      if (sealOf(id, texts) === seal) this.#learn(id, texts)
      this.#last = id
    }
  }

  /** The coordinates of a number; undefined when there are none, or none that are known yet. */
  of(id: number): FactCoordinates | undefined {
    return this.#byId[id]
  }

  /** The number of a fact's coordinates; new ones are written, in the caller's transaction, after `refresh`. */
  idOf(fact: FactRow): number {
    const texts = textsOf(fact)
    const known = this.#ids.get(keyOf(texts))
    if (known !== undefined) return known
    const id = this.#last + 1
    this.#database.run(insert, id, ...columns.map((column): SqlValue => texts[column]), sealOf(id, texts))
    this.#learn(id, texts)
    this.#last = id
    return id
  }

  /** Forgets everything: a transaction was rolled back, and numbers given in it are free again. */
  forget(): void {
    this.#byId.length = 0
    this.#ids.clear()
    this.#last = 0
  }

  #learn(id: number, texts: Texts): void {
    const present = columns.flatMap((column) => (texts[column] === null ? [] : [[column, texts[column]]]))
    // The table's constraints are the types' own.
    this.#byId[id] = Object.fromEntries(present) as FactCoordinates
    this.#ids.set(keyOf(texts), id)
  }
}

function textsOf(fact: FactRow): Texts {
  const { of, section, category = null, function: item = null, economic = null, source = null } = fact
  return { of, section, category, function: item, economic, source }
}

function keyOf(texts: Texts): string {
  return JSON.stringify(columns.map((column) => texts[column]))
}

function sealOf(id: number, texts: Texts): number {
  return crc32(`${id} ${keyOf(texts)}`)
}
