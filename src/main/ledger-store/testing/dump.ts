import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database, type SqlValue } from '../database'

/** Every row of every table of a file, for comparing two files by what they hold. It looks at a copy. */
export function dump(path: string): Record<string, Record<string, SqlValue>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dump-'))
  const copy = join(folder, 'copy')
  copyFileSync(path, copy)
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
  const database = Database.open(copy, 'write')
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
    rmSync(folder, { recursive: true, force: true })
  }
}
