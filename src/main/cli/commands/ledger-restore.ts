import { resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { nodeFiles } from '../../files'
import type { Backup, BackupReason } from '../../ledger-store'
import { listBackups, newestGoodBackup, restoreLedger } from '../../ledger-store'
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
    const named = given.values['backup']
    const backup = named === undefined ? newestGoodBackup(nodeFiles, path)?.path : resolve(folder, named)
    if (backup === undefined)
      throw new UserError('noBackup', '这本账册没有可用的备份。', '请找回原来的账册文件。')
    const saved = await restoreLedger(path, backup, { user: given.values['user'] ?? user, clock })
    const kept = saved ? `\n原来的内容已另存为 ${saved.path}` : ''
    return {
      code: 0,
      text: `已用 ${backup} 恢复 ${path}${kept}`,
      json: { ledger: path, backup, ...(saved ? { saved: saved.path } : {}) }
    }
  }
}

function listed(backups: readonly Backup[]): { code: 0; text: string; json: unknown } {
  const lines = backups.map(({ path, time, reason }) => `${time.toISOString()}\t${REASONS[reason]}\t${path}`)
  return { code: 0, text: lines.length === 0 ? '还没有备份。' : lines.join('\n'), json: { backups } }
}
