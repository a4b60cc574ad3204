import { Database, type SqlValue } from '../database'

/** Every row of every table of a file, for comparing two files by what they hold. */
export function dump(path: string): Record<string, Record<string, SqlValue>[]> {
  const database = Database.open(path, 'read')
  try {
    const tables = database.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`
    )
    return Object.fromEntries(
      tables.map(({ name }) => [
        name,
        database.all<Record<string, SqlValue>>(`SELECT * FROM ${name} ORDER BY 1, 2`)
      ])
    )
  } finally {
    database.close()
  }
}
