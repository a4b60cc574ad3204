import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { largestFile, readCeilings, readDepartment, readLedger } from '@shared/exchange'
import type { CeilingsFile, Department, ReadResult } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { readBytes } from '../files'
import type { Files } from '../files'

/** The most faults of a file that a window lists. */
const LISTED = 20

/**
 * The ledger in an interchange file: all of it, or nothing and every fault by its line and place.
 * @param not what was not done, as the end of a sentence: 没有导入
 * @throws UserError `noFile`, `faulty` with the faults as its details, or as the file system refuses
 */
export function readInterchangeFile(files: Files, path: string, not: string): UnitLedger {
  return taken(readLedger(bytesOf(files, path, not)), basename(path), not)
}

/** As {@link readInterchangeFile}, of a department's file. */
export function readDepartmentFile(files: Files, path: string, not: string): Department {
  return taken(readDepartment(bytesOf(files, path, not)), basename(path), not)
}

/** As {@link readInterchangeFile}, of a file of 控制数. */
export function readCeilingsFile(files: Files, path: string, not: string): CeilingsFile {
  return taken(readCeilings(bytesOf(files, path, not)), basename(path), not)
}

function bytesOf(files: Files, path: string, not: string): Uint8Array {
  const bytes = readBytes(files, path, { most: largestFile })
  if (bytes === undefined) {
    const sentence = `找不到文件“${basename(path)}”，${not}。`
    throw new UserError('noFile', sentence, '请检查它是否已被移动、改名或删除。')
  }
  return bytes
}

/**
 * What was read, or all that is wrong with it.
 * @param not what was therefore not done, 没有导入
 * @throws UserError `faulty`
 */
export function taken<T>(read: ReadResult<T>, name: string, not: string): T {
  if (read.ok) return read.value
  const sentences = read.faults.map(({ message }) => message)
  const count = sentences.length + read.unnamed
  const more = count > LISTED ? [`另有 ${count - LISTED} 处没有列出。`] : []
  throw new UserError('faulty', `文件“${name}”有 ${count} 处问题，${not}。`, '请改正后再试；文件没有改动。', {
    details: [...sentences.slice(0, LISTED), ...more]
  })
}
