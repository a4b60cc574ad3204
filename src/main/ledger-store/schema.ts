import { applicationId, Database } from './database'
import { migrations, newestVersion } from './migrations'

/**
 * Brings a file from one version of the schema to another, each migration in one transaction of its own that
 * also sets the version. A new file starts at 0.
 * @throws what a migration throws; the file then has the version before it
 */
export function runMigrations(database: Database, from: number, to: number = newestVersion): void {
  for (const { version, sql } of migrations) {
    if (version <= from || version > to) continue
    database.transaction(() => {
      if (version === 1) database.pragma(`application_id = ${applicationId}`)
      database.execute(sql)
      database.pragma(`user_version = ${version}`)
    })
  }
}

interface SchemaRow {
  type: string
  name: string
  sql: string | null
}

const known = new Map<number, string>()

/** All tables, indexes and triggers of a file as one text, in order of name. */
export function schemaOf(database: Database): string {
  const rows = database.all<SchemaRow>(
    `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`
  )
  return rows.map(({ type, name, sql }) => `${type} ${name}: ${sql ?? ''}`).join('\n')
}

/**
 * The schema that a file of a version must have, made by the migrations themselves in memory: a trigger that
 * was dropped or a view that was slipped in is thus noticed.
 */
export function expectedSchema(version: number): string {
  const found = known.get(version)
  if (found !== undefined) return found
  const database = Database.open(':memory:', 'scratch')
  try {
    runMigrations(database, 0, version)
    const schema = schemaOf(database)
    known.set(version, schema)
    return schema
  } finally {
    database.close()
  }
}
