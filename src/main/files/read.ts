import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { errorCode, fileError } from './file-error'
import type { Files } from './operations'

/** How much of a file is read at the most, in bytes. */
export interface ReadLimit {
  most: number
}

/**
 * The bytes of a file; undefined when there is no such file.
 * @throws UserError `fileTooBig` beyond the limit, else as the file system refuses
 */
export function readBytes(files: Files, path: string, { most }: ReadLimit): Uint8Array | undefined {
  try {
    const file = files.open(path, 'read')
    try {
      return readAll(files, file, path, most)
    } finally {
      files.close(file)
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw fileError(error, '读取', path)
  }
}

/**
 * The text of a UTF-8 file, without its byte order mark; undefined when there is no such file.
 * @throws UserError `fileTooBig` beyond the limit, `notText` when it is not UTF-8
 */
export function readTextFile(files: Files, path: string, limit: ReadLimit): string | undefined {
  const bytes = readBytes(files, path, limit)
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UserError(
      'notText',
      `读取“${basename(path)}”失败：它不是 UTF-8 编码的文本文件。`,
      '请检查是否选错了文件。',
      { cause }
    )
  }
}

/** Whether there is a file (or a folder) of this name. */
export function exists(files: Files, path: string): boolean {
  return kindOf(files, path) !== undefined
}

/** What stands under a name; undefined when nothing does. */
export function kindOf(files: Files, path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    return files.kind(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined
    throw fileError(error, '读取', path)
  }
}

/** The names in a folder, in order; none when there is no such folder. */
export function listFolder(files: Files, folder: string): string[] {
  try {
    return files.list(folder).sort()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw fileError(error, '列出', folder)
  }
}

function readAll(files: Files, file: number, path: string, most: number): Uint8Array {
  // One byte more than it claims to hold, so that a file that grows meanwhile is noticed.
  const claimed = files.size(file)
  if (claimed > most) throw tooBig(path, most)
  let bytes = new Uint8Array(claimed + 1)
  let length = 0
  for (;;) {
    const got = files.read(file, bytes.subarray(length))
    if (got === 0) return bytes.subarray(0, length)
    length += got
    if (length > most) throw tooBig(path, most)
    if (length === bytes.length) {
      const larger = new Uint8Array(Math.min(bytes.length * 2, most + 1))
      larger.set(bytes)
      bytes = larger
    }
  }
}

function tooBig(path: string, most: number): UserError {
  return new UserError(
    'fileTooBig',
    `读取“${basename(path)}”失败：文件超过 ${sizeText(most)}，大于这里允许的大小。`,
    '请检查是否选错了文件。'
  )
}

function sizeText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.floor(bytes / (1024 * 1024))} MB`
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KB` : `${bytes} 字节`
}
