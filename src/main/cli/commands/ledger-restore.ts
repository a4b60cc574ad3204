import { resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { nodeFiles } from '../../files'
import type { Backup, BackupReason, StoreOptions } from '../../ledger-store'
import { LedgerLockedError, listBackups, localTime, readLedgerFile, restoreLedger } from '../../ledger-store'
import type { Command } from '../command'
import { firstArgument } from '../command'

const REASONS: Readonly<Record<BackupReason, string>> = {
  open: '打开时',
  hourly: '每小时',
  migration: '升级前',
  import: '导入前',
  restore: '恢复前',
  restored: '恢复后',
  breakLock: '解锁前',
  damaged: '损坏的原文件'
}

/** `ledger restore LEDGER [--backup FILE | --list]`: puts a backup in place; what it replaces is saved first. */
export const restoreCommand: Command = {
  takes: ['LEDGER'],
  options: { backup: 'FILE', list: true, user: 'NAME' },
  purpose: '用备份恢复账册（不给 --backup 就用最近的完好备份）；--list 列出备份',
  async run(given, { folder, user, clock }) {
    const path = resolve(folder, firstArgument(given))
    if (given.switches.has('list')) return listed(listBackups(nodeFiles, path))
    const by = { user: given.values['user'] ?? user, clock }
    const named = given.values['backup']
    const { backup, saved } =
      named === undefined
        ? await restoreNewest(path, by)
        : await restoreNamed(path, resolve(folder, named), by)
    const kept = saved ? `\n原来的内容已另存为 ${saved.path}` : ''
    return {
      code: 0,
      text: `已用 ${backup} 恢复 ${path}${kept}`,
      json: { ledger: path, backup, ...(saved ? { saved: saved.path } : {}) }
    }
  }
}

interface Restored {
  readonly backup: string
  readonly saved: Backup | undefined
}

/** The newest backup that passes the full check; an older one where a newer one does not. */
async function restoreNewest(path: string, by: StoreOptions): Promise<Restored> {
  const candidates = listBackups(nodeFiles, path).filter(({ reason }) => reason !== 'damaged')
  let failure: unknown = new UserError('noBackup', '这本账册没有可用的备份。', '请找回原来的账册文件。')
  for (const { path: backup } of candidates.reverse()) {
    try {
      return await restoreNamed(path, backup, by)
    } catch (error) {
      if (error instanceof LedgerLockedError) throw error
      failure = error
    }
  }
  throw failure
}

/** @throws UserError `otherLedger` when the backup is of another unit or year than the ledger in its place */
async function restoreNamed(path: string, backup: string, by: StoreOptions): Promise<Restored> {
  const [present, restored] = [path, backup].map((file) => identityOf(file, by))
  if (present !== undefined && restored !== undefined && present !== restored) {
    throw new UserError(
      'otherLedger',
      `备份是 ${restored} 的账，这本账册是 ${present} 的，没有恢复。`,
      '请检查是否选错了备份。'
    )
  }
  return { backup, saved: await restoreLedger(path, backup, by) }
}

/** Whose ledger of which year a file holds; undefined where it cannot be read. */
function identityOf(path: string, by: StoreOptions): string | undefined {
  try {
    const { unit, fiscalYear } = readLedgerFile(path, by).ledger
    return `${unit.code} 单位 ${fiscalYear} 年`
  } catch {
    return undefined
  }
}

function listed(backups: readonly Backup[]): { code: 0; text: string; json: unknown } {
  const lines = backups.map(
    ({ path, time, reason }) => `${localTime(time.toISOString())}\t${REASONS[reason]}\t${path}`
  )
  return { code: 0, text: lines.length === 0 ? '还没有备份。' : lines.join('\n'), json: { backups } }
}
