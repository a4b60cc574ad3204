import { basename } from 'node:path'
import { UserError } from '@shared/errors'

/** What was being done to a file, as it reads in a sentence. */
export type FileTask = '读取' | '保存' | '删除' | '改名' | '复制' | '新建' | '列出'

interface Reason {
  code: string
  sentence: string
  action: string
}

const full = { code: 'diskFull', sentence: '磁盘已满', action: '请清理磁盘空间后再试。' }
const denied = {
  code: 'noPermission',
  sentence: '没有权限，或者文件正被其他程序使用',
  action: '请关闭正在使用它的程序，检查文件夹的权限，或者另选一个文件夹。'
}
const busy = { code: 'fileBusy', sentence: '文件正被其他程序使用', action: '请关闭正在使用它的程序后再试。' }

const reasons: Record<string, Reason> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: denied,
  EPERM: denied,
  EROFS: { code: 'readOnlyDisk', sentence: '所在的磁盘是只读的', action: '请另选一个可以写入的文件夹。' },
  EBUSY: busy,
  ETXTBSY: busy,
  ENOENT: {
    code: 'fileMissing',
    sentence: '找不到文件或文件夹',
    action: '请检查它是否已被移动、改名或删除。'
  },
  ENOTDIR: { code: 'noFolder', sentence: '应为文件夹的位置是一个文件', action: '请另选一个文件夹。' },
  EISDIR: { code: 'noFile', sentence: '应为文件的位置是一个文件夹', action: '请另选一个文件。' },
  EEXIST: { code: 'fileExists', sentence: '同名的文件已经存在', action: '请换一个名称。' },
  ENAMETOOLONG: { code: 'nameTooLong', sentence: '文件名太长', action: '请换一个短一些的名称。' },
  EFBIG: { code: 'fileTooBig', sentence: '超过了磁盘允许的文件大小', action: '请另选一个磁盘。' },
  EMFILE: { code: 'tooManyFiles', sentence: '同时打开的文件太多', action: '请关闭一些程序后再试。' },
  EIO: {
    code: 'diskFailure',
    sentence: '磁盘读写出错，磁盘可能已经损坏',
    action: '请尽快把数据复制到其他磁盘。'
  }
}

/** Node's code of a failed file operation (`ENOSPC`…), if it is one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The sentence for a failed file operation. What is a `UserError` already stays as it is. */
export function fileError(error: unknown, task: FileTask, path: string): UserError {
  if (error instanceof UserError) return error
  const code = errorCode(error)
  const reason = code === undefined ? undefined : reasons[code]
  const sentence = reason?.sentence ?? `操作系统报告了错误${code === undefined ? '' : `（${code}）`}`
  return new UserError(
    reason?.code ?? 'fileFailure',
    `${task}“${basename(path)}”失败：${sentence}。`,
    reason?.action ?? '请再试一次；如果仍然失败，请另选一个文件夹。',
    { cause: error }
  )
}
