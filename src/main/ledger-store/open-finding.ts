import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import type { Backup } from './backups'
import type { JournalHead } from './chain'
import { localTime } from './local-time'
import type { LockHolder } from './lock'

/** Something noticed when a ledger was opened: no refusal, but the user is told. */
export interface OpenFinding {
  code:
    | 'networkDisk'
    | 'uncleanEnd'
    | 'logMissing'
    | 'behindRecord'
    | 'otherHistory'
    | 'damaged'
    | 'backupFailed'
    | 'recordFailed'
  message: string
  action?: string
}

/** The newest backup that can be read, with the head of its journal. */
export type GoodBackup = Backup & { head: JournalHead }

/** What to do about a ledger that is not as it should be. */
export function backupAdvice(backup: GoodBackup | undefined): string {
  if (backup === undefined) return '没有可用的备份。请找回原来的账册文件，或者联系技术人员。'
  const time = localTime(backup.time.toISOString())
  return `最近的完好备份是 ${time} 的“${basename(backup.path)}”（${backup.head.number} 步修改），可以从它恢复。`
}

export function networkDisk(path: string): OpenFinding {
  return {
    code: 'networkDisk',
    message: `账册“${basename(path)}”在网络磁盘上，那里不能安全地保存修改，所以以只读方式打开。`,
    action: '要修改时，请先把账册复制到本机的磁盘上再打开。'
  }
}

export function uncleanEnd(path: string, holder: LockHolder): OpenFinding {
  return {
    code: 'uncleanEnd',
    message: `账册“${basename(path)}”上次没有正常关闭（“${holder.user}”，${localTime(holder.since)} 打开），已恢复到最后保存的一步。`
  }
}

export function logMissing(path: string, backup: GoodBackup | undefined): OpenFinding {
  return {
    code: 'logMissing',
    message: `账册“${basename(path)}”上次没有正常关闭，而它旁边的“${basename(path)}-wal”文件不见了：关闭前最近的修改可能已经丢失。`,
    action: `请核对最近的修改；如果能找回这个文件，请先关闭账册，把它放回原处。${backupAdvice(backup)}`
  }
}

export function behindRecord(
  path: string,
  steps: { found: number; recorded: number },
  backup: GoodBackup | undefined
): OpenFinding {
  return {
    code: 'behindRecord',
    message: `账册“${basename(path)}”只有 ${steps.found} 步修改，而以前记录的是 ${steps.recorded} 步：它比上次使用时旧，后来的修改不在里面。`,
    action: backupAdvice(backup)
  }
}

export function otherHistory(path: string, backup: GoodBackup | undefined): OpenFinding {
  return {
    code: 'otherHistory',
    message: `账册“${basename(path)}”的修改历史与以前记录的不同：它可能是从别处复制来的另一本。`,
    action: backupAdvice(backup)
  }
}

/** @param damage what is wrong, as the middle of a sentence */
export function damaged(path: string, damage: string, backup: GoodBackup | undefined): OpenFinding {
  return {
    code: 'damaged',
    message: `账册“${basename(path)}”已损坏（${damage}），所以以只读方式打开，其中的内容可能不完整。`,
    action: backupAdvice(backup)
  }
}

/** A step of opening that failed without touching the ledger. */
export function failedStep(code: 'backupFailed' | 'recordFailed', error: unknown): OpenFinding {
  if (error instanceof UserError) return { code, ...withoutCode(error) }
  throw error
}

function withoutCode(error: UserError): { message: string; action?: string } {
  const { message, action } = error
  return action === undefined ? { message } : { message, action }
}
