import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { fileError, type Files } from '../files'
import { applicationId } from './database'

/** What the first bytes of a file say, without opening it as a database. */
export type FileHeader =
  | { kind: 'ledger'; version: number }
  /** Not a database at all, or another program's. */
  | { kind: 'foreign' }
  /** Empty, or cut off within the header. */
  | { kind: 'truncated' }
  | { kind: 'missing' }

const headerBytes = 100
const magic = 'SQLite format 3\0'

/**
 * Reads a file's header (SQLite file format, 1.3: user version at 60, application id at 68). The file is not
 * touched, so that a newer or foreign one stays as it is.
 * @throws UserError when it is there and cannot be read
 */
export function readFileHeader(files: Files, path: string): FileHeader {
  if (kindOrMissing(files, path) === 'missing') return { kind: 'missing' }
  const bytes = firstBytes(files, path)
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, magic.length))
  if (!magic.startsWith(start)) return { kind: 'foreign' }
  if (bytes.byteLength < headerBytes) return { kind: 'truncated' }
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (view.getInt32(68) !== applicationId) return { kind: 'foreign' }
  return { kind: 'ledger', version: view.getInt32(60) }
}

/** @throws UserError for a file that is not a ledger this program can open, which then stays untouched */
export function demandLedger(files: Files, path: string, newest: number): { version: number } {
  const header = readFileHeader(files, path)
  const name = basename(path)
  switch (header.kind) {
    case 'missing':
      throw new UserError('ledgerMissing', `找不到账册“${name}”。`, '请检查它是否已被移动、改名或删除。')
    case 'foreign':
      throw new UserError(
        'notALedger',
        `“${name}”不是预算簿的账册，没有打开，也没有改动它。`,
        '请另选一个文件。'
      )
    case 'truncated':
      throw new UserError('ledgerDamaged', `账册“${name}”的内容不完整，打不开。`, '请从备份恢复。')
    case 'ledger':
      if (header.version <= newest) return header
      throw new UserError(
        'ledgerNewer',
        `账册“${name}”是用更新版本的预算簿保存的（版本 ${header.version}，本程序最高支持 ${newest}），没有打开，也没有改动它。`,
        '请安装新版本的预算簿后再打开。'
      )
  }
}

function kindOrMissing(files: Files, path: string): 'there' | 'missing' {
  try {
    files.kind(path)
    return 'there'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing'
    throw fileError(error, '读取', path)
  }
}

function firstBytes(files: Files, path: string): Uint8Array {
  try {
    const file = files.open(path, 'read')
    try {
      const bytes = new Uint8Array(headerBytes)
      let length = 0
      for (let got = files.read(file, bytes); got > 0 && length < headerBytes;) {
        length += got
        got = files.read(file, bytes.subarray(length))
      }
      return bytes.subarray(0, length)
    } finally {
      files.close(file)
    }
  } catch (error) {
    throw fileError(error, '读取', path)
  }
}
