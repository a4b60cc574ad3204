import { quickCheck } from './backups'
import { stepHash } from './chain'
import type { Database } from './database'
import type { RecordedHead } from './head-file'
import { hashOfStep, readChain, readHead } from './journal'
import { behindRecord, otherHistory, type GoodBackup, type OpenFinding } from './open-finding'
import { expectedSchema, schemaOf } from './schema'

/** The check at every open, in some milliseconds; what is wrong as the middle of a Chinese sentence. */
export function findDamage(database: Database): string | undefined {
  if (quickCheck(database) !== undefined) return '文件内部结构有损坏'
  const version = Number(database.pragma('user_version'))
  if (schemaOf(database) !== expectedSchema(version)) return '文件的表结构被改动过'
  if (!isHeadIntact(database)) return '历史记录的最后一步被改动过'
  return undefined
}

/** Whether the last step's hash follows from what it says. */
function isHeadIntact(database: Database): boolean {
  const { number } = readHead(database)
  const previous = hashOfStep(database, number - 1)
  const [last] = readChain(database, number)
  return (
    last === undefined || previous === undefined || stepHash(previous, last.step, last.rows) === last.hash
  )
}

/** What the recorded head and the newest backup say of a file: that it is older than they, or another one. */
export function compareWithRecords(
  path: string,
  database: Database,
  recorded: RecordedHead | undefined,
  backup: GoodBackup | undefined
): OpenFinding | undefined {
  const found = readHead(database).number
  for (const known of [recorded, stillCounts(database, backup)?.head]) {
    if (known === undefined || known.number === 0) continue
    if (hashOfStep(database, known.number) === known.hash) continue
    return known.number > found
      ? behindRecord(path, { found, recorded: known.number }, backup)
      : otherHistory(path, backup)
  }
  return undefined
}

/** A backup from before the last restore speaks of a history that the user chose to leave. */
function stillCounts(database: Database, backup: GoodBackup | undefined): GoodBackup | undefined {
  const [restore] = database.all<{ detail: string }>(
    `SELECT detail FROM step WHERE kind = 'restore' ORDER BY number DESC LIMIT 1`
  )
  if (restore === undefined || backup === undefined) return backup
  const { saved = 0 } = JSON.parse(restore.detail) as { saved?: number }
  return backup.sequence > saved ? backup : undefined
}
