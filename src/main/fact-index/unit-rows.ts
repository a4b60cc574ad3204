import { createHash } from 'node:crypto'
import type { FactRow, GivenName, ProjectFacts, UnitFacts } from '@shared/consolidation'
import type { Round } from '@shared/ledger'
import { fen } from '@shared/money'
import type { Database } from '../ledger-store'
import type { CoordinatesTable } from './coordinates-table'

/** A unit as the index holds it, but for its facts. */
interface UnitRow {
  readonly code: string
  readonly state: string
  readonly name: string
  readonly fiscalYear: number
  readonly round: Round
  /** JSON */
  readonly projects: string
  readonly names: string
}

interface StoredFact {
  readonly coordinates: number
  readonly project: string | null
  /** fen */
  readonly amount: number
}

/** What the index holds of one unit. */
export type IndexedUnit = Omit<UnitFacts, 'lines'>

/** The codes of all units and the states that they were indexed in. */
export function readStates(database: Database): Map<string, string> {
  const rows = database.all<{ code: string; state: string }>('SELECT code, state FROM unit ORDER BY code')
  return new Map(rows.map(({ code, state }) => [code, state]))
}

/** Takes a unit out, within the caller's transaction. */
export function deleteUnit(database: Database, code: string): void {
  database.run('DELETE FROM fact WHERE unit = ?', code)
  database.run('DELETE FROM unit WHERE code = ?', code)
}

/** Puts a unit in that is not there, within the caller's transaction. */
export function insertUnit(
  database: Database,
  coordinates: CoordinatesTable,
  state: string,
  { unit, fiscalYear, round, projects, names = [], facts }: UnitFacts
): void {
  const stored = Array.from(facts)
    .flat()
    .map((fact): StoredFact => ({
      coordinates: coordinates.idOf(fact),
      project: fact.project ?? null,
      amount: fact.amount
    }))
  const row: UnitRow = {
    ...{ code: unit.code, state, name: unit.name, fiscalYear, round },
    ...{ projects: JSON.stringify(projects), names: JSON.stringify(names) }
  }
  database.run(
    `INSERT INTO unit (code, state, name, fiscal_year, round, projects, names, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[row.code, state, row.name, fiscalYear, round, row.projects, row.names, digestOf(row, stored)]
  )
  stored.forEach(({ coordinates: id, project, amount }, ordinal) => {
    database.run(
      'INSERT INTO fact (unit, ordinal, coordinates, project, amount) VALUES (?, ?, ?, ?, ?)',
      ...[unit.code, ordinal, id, project, amount]
    )
  })
}

/**
 * Reads a unit from one state of the index; undefined when it is not there, or when its rows are not those that
 * were written.
 */
export function readUnit(
  database: Database,
  coordinates: CoordinatesTable,
  code: string
): IndexedUnit | undefined {
  return database.reading(() => {
    const [found] = database.all<UnitRow & { digest: string }>(
      `SELECT code, state, name, fiscal_year AS fiscalYear, round, projects, names, digest
       FROM unit WHERE code = ?`,
      code
    )
    const stored = database.all<StoredFact>(
      'SELECT coordinates, project, amount FROM fact WHERE unit = ? ORDER BY ordinal',
      code
    )
    if (found === undefined) return undefined
    const { digest, ...row } = found
    if (digestOf(row, stored) !== digest) return undefined
    const facts = factsOf(stored, coordinates)
    return facts && { ...unitOf(row), facts: [facts] }
  })
}

function unitOf({ code, name, fiscalYear, round, projects, names }: UnitRow): Omit<IndexedUnit, 'facts'> {
  return {
    unit: { code, name },
    fiscalYear,
    round,
    // Under the digest they are what was written, and only values of these types were.
    projects: JSON.parse(projects) as ProjectFacts[],
    names: JSON.parse(names) as GivenName[]
  }
}

/** Undefined when coordinates are missing, also after another look. */
function factsOf(stored: readonly StoredFact[], coordinates: CoordinatesTable): FactRow[] | undefined {
  const facts = stored.map((fact) => factOf(fact, coordinates))
  if (facts.every((fact) => fact !== undefined)) return facts
  coordinates.refresh()
  const again = stored.map((fact) => factOf(fact, coordinates))
  return again.every((fact) => fact !== undefined) ? again : undefined
}

function factOf(
  { coordinates: id, project, amount }: StoredFact,
  coordinates: CoordinatesTable
): FactRow | undefined {
  const known = coordinates.of(id)
  if (known === undefined) return undefined
  return project === null ? { ...known, amount: fen(amount) } : { ...known, project, amount: fen(amount) }
}

/** SQLite has no checksums of its own: what a disk flips in a row is found by this. */
function digestOf(row: UnitRow, stored: readonly StoredFact[]): string {
  const { code, state, name, fiscalYear, round, projects, names } = row
  const numbers = new Float64Array(stored.length * 2)
  stored.forEach(({ coordinates, amount }, at) => {
    numbers[at * 2] = coordinates
    numbers[at * 2 + 1] = amount
  })
  const texts = stored.map(({ project }) => project)
  return createHash('sha256')
    .update(JSON.stringify([code, state, name, fiscalYear, round, projects, names, texts]))
    .update(numbers)
    .digest('hex')
}
