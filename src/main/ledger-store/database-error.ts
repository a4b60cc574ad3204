import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { errorCode } from '../files'

interface Reason {
  code: string
  sentence: string
  action: string
}

const full: Reason = {
  code: 'diskFull',
  sentence: '磁盘已满，这一步没有保存，账册仍是这一步之前的样子',
  action: '请清理磁盘空间后再做一次。'
}
const busy: Reason = {
  code: 'ledgerBusy',
  sentence: '账册文件正被另一个程序占用，这一步没有保存',
  action: '请关闭其他正在使用这本账册的程序（包括备份、同步和杀毒软件）后再做一次。'
}
const readOnly: Reason = {
  code: 'ledgerReadOnly',
  sentence: '账册文件或它所在的文件夹是只读的，不能保存',
  action: '请检查文件夹的权限，或者把账册复制到可以写入的文件夹。'
}
const damaged: Reason = {
  code: 'ledgerDamaged',
  sentence: '账册文件已损坏',
  action: '请从备份恢复。'
}
const diskFailure: Reason = {
  code: 'diskFailure',
  sentence: '磁盘读写出错，这一步没有保存',
  action: '请检查磁盘，并尽快把账册和备份复制到其他磁盘。'
}
const cannotOpen: Reason = {
  code: 'ledgerCannotOpen',
  sentence: '账册文件打不开',
  action: '请检查文件夹是否还在、是否有权限。'
}

/** By the first two words of SQLite's code: `SQLITE_IOERR_FSYNC` is found under `SQLITE_IOERR`. */
const reasons: Record<string, Reason> = {
  SQLITE_FULL: full,
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  SQLITE_PROTOCOL: busy,
  SQLITE_READONLY: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
  SQLITE_IOERR: diskFailure,
  SQLITE_CANTOPEN: cannotOpen
}

/**
 * The sentence for what SQLite refused. Failures that can only be the program's own fault (a constraint, a
 * wrong statement) come back as they are.
 */
export function databaseError(error: unknown, path: string): unknown {
  const reason = reasons[errorCode(error)?.split('_').slice(0, 2).join('_') ?? '']
  if (reason === undefined) return error
  return new UserError(reason.code, `“${basename(path)}”：${reason.sentence}。`, reason.action, {
    cause: error
  })
}

/** Whether a failure means that the file itself is not sound. */
export function tellsDamage(error: unknown): boolean {
  return error instanceof UserError && error.code === damaged.code
}
