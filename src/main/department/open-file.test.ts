import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { Database } from '../ledger-store'
import { openDepartmentFile } from './open-file'
import { applicationId, migrations } from './schema'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'department-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('brings the data of every version before up to date, and keeps what was in hand', () => {
  const held = { fingerprint: 'a'.repeat(64), content: '{}', totals: null }
  for (const [at] of migrations.entries()) {
    const path = join(folder, `${at + 1}.sqlite`)
    const old = Database.open(path, 'create')
    for (const sql of migrations.slice(0, at + 1)) old.execute(sql)
    old.pragma(`application_id = ${applicationId}`)
    old.pragma(`user_version = ${at + 1}`)
    old.run(
      `INSERT INTO ledger_in_hand (fiscal_year, round, unit, fingerprint, content) VALUES (2023, 'approved', '1', ?, ?)`,
      ...[held.fingerprint, held.content]
    )
    old.close()
    const database = openDepartmentFile(nodeFiles, path)
    expect(Number(database.pragma('user_version'))).toBe(migrations.length)
    expect(database.all('SELECT fingerprint, content, totals FROM ledger_in_hand')).toEqual([held])
    database.close()
  }
})
