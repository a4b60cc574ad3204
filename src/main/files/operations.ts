import {
  closeSync,
  fsyncSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync
} from 'node:fs'

/**
 * Every way in which the program touches files, one small step each. All of the file layer goes through such
 * an object, so that a test can make any single step fail. The steps throw Node's own errors; the functions of
 * this room turn them into sentences.
 *
 * They are synchronous: the main process writes only small files, and large ones are written in a process of
 * their own.
 */
export interface Files {
  /** `read` needs the file; `create` refuses one that is there; what is `private` only its owner can read. */
  readonly open: (path: string, how: 'read' | 'create' | 'createPrivate') => number
  /** Reads from where the last read ended; 0 is the end. */
  readonly read: (file: number, into: Uint8Array) => number
  /** Writes at the end; may write less than all. */
  readonly write: (file: number, bytes: Uint8Array) => number
  /** Bytes the open file holds. */
  readonly size: (file: number) => number
  /** Returns when what was written is on the disk. */
  readonly sync: (file: number) => void
  readonly close: (file: number) => void
  /** Replaces `to` in one step. */
  readonly rename: (from: string, to: string) => void
  /** A second name for a file; refuses a name that is taken. */
  readonly link: (from: string, to: string) => void
  readonly remove: (path: string) => void
  readonly kind: (path: string) => 'file' | 'folder' | 'other'
  readonly list: (folder: string) => string[]
  /** With the folders above it; one that is there is left alone. */
  readonly makeFolder: (folder: string) => void
}

export const nodeFiles: Files = {
  // Windows knows no such mode: there the file has the rights of its folder, which is the user's own.
  open: (path, how) => openSync(path, how === 'read' ? 'r' : 'wx', how === 'createPrivate' ? 0o600 : 0o666),
  read: (file, into) => readSync(file, into, 0, into.byteLength, null),
  write: (file, bytes) => writeSync(file, bytes),
  size: (file) => fstatSync(file).size,
  sync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  link: linkSync,
  remove: unlinkSync,
  kind(path) {
    const facts = statSync(path)
    if (facts.isFile()) return 'file'
    return facts.isDirectory() ? 'folder' : 'other'
  },
  list: (folder) => readdirSync(folder),
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true })
}
