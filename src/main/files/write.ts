import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { errorCode, fileError, type FileTask } from './file-error'
import type { Files } from './operations'

const TEMPORARY = /^\.yusuanbu-([0-9a-f]{8})-(\d+)-\d+\.tmp$/
/** On a shared drive a process's number says nothing without its machine. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
let made = 0

/** What a temporary file of this machine is called, by the process that makes it and its number there. */
export function temporaryName(process: number, number: number): string {
  return `.yusuanbu-${machine}-${process}-${number}.tmp`
}

/** A name in the target's own folder, so that renaming never crosses a disk; short, whatever the target's is. */
function temporaryFor(path: string): string {
  made += 1
  return join(dirname(path), temporaryName(process.pid, made))
}

/**
 * Writes a file so that, whatever happens, either the old content or the new one is there: into a temporary
 * file in the same folder, synced, renamed over the target, the folder synced. A failure leaves no temporary
 * file behind (unless removing it fails too).
 * @throws UserError when it fails; the new content can be there only if the very last step failed
 */
export function writeFileAtomically(files: Files, path: string, content: string | Uint8Array): void {
  attempt('保存', path, () => {
    const temporary = temporaryFor(path)
    cleaningUp(files, temporary, () => {
      writeNew(files, temporary, [bytesOf(content)])
      patiently(() => files.rename(temporary, path))
    })
    syncFolder(files, dirname(path))
  })
}

/** How a new file is made. */
export interface CreateFileOptions {
  /** Only its owner can read it (on Windows: as its folder's rights say). */
  readonly private?: boolean
}

/**
 * Writes a new file in one step: it appears with all its content or not at all.
 * @returns false when a file of this name is there already, which is left alone
 * @throws UserError when writing fails
 */
export function createFileExclusively(
  files: Files,
  path: string,
  content: string | Uint8Array,
  options: CreateFileOptions = {}
): boolean {
  const how = options.private === true ? 'createPrivate' : 'create'
  return attempt('新建', path, () => {
    const temporary = temporaryFor(path)
    const created = cleaningUp(files, temporary, () => {
      writeNew(files, temporary, [bytesOf(content)], how)
      const linked = linkNew(files, temporary, path)
      discard(files, temporary)
      return linked ?? createWithoutLinks(files, path, bytesOf(content), how)
    })
    if (created) syncFolder(files, dirname(path))
    return created
  })
}

/** Copies a file to a new name or over an old one, as {@link writeFileAtomically} writes. */
export function copyFile(files: Files, from: string, to: string): void {
  attempt('复制', from, () => {
    const temporary = temporaryFor(to)
    cleaningUp(files, temporary, () => {
      writeNew(files, temporary, chunksOf(files, from))
      patiently(() => files.rename(temporary, to))
    })
    syncFolder(files, dirname(to))
  })
}

/** Renames over whatever stands there, in one step, and makes it last. */
export function renameFile(files: Files, from: string, to: string): void {
  attempt('改名', from, () => {
    patiently(() => files.rename(from, to))
    syncFolder(files, dirname(to))
  })
}

/** Removes a file; one that is not there is no failure. */
export function removeFile(files: Files, path: string): void {
  attempt('删除', path, () => {
    try {
      patiently(() => files.remove(path))
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  })
}

/** Makes a folder with the folders above it; one that is there is left alone. */
export function makeFolder(files: Files, folder: string): void {
  attempt('新建', folder, () => files.makeFolder(folder))
}

/** Removes the temporary files that killed processes of this machine left in a folder; another machine's may be at work. */
export function removeLeftovers(files: Files, folder: string, alive: (process: number) => boolean): void {
  attempt('删除', folder, () => {
    for (const name of files.list(folder)) {
      const [, where, owner] = TEMPORARY.exec(name) ?? []
      if (where === machine && !alive(Number(owner))) files.remove(join(folder, name))
    }
  })
}

function attempt<T>(task: FileTask, path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fileError(error, task, path)
  }
}

/** Removes the temporary file if the work fails, and lets the work's own failure through. */
function cleaningUp<T>(files: Files, temporary: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    discard(files, temporary)
    throw error
  }
}

/** Removes what is not needed any more; a failure to do so (it is gone already, or the disk is) is not told. */
function discard(files: Files, path: string): void {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      files.remove(path)
      return
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return
    }
  }
}

function writeNew(
  files: Files,
  path: string,
  chunks: Iterable<Uint8Array>,
  how: 'create' | 'createPrivate' = 'create'
): void {
  const file = files.open(path, how)
  closing(files, file, () => {
    for (const chunk of chunks) {
      for (let rest = chunk; rest.byteLength > 0;) rest = rest.subarray(files.write(file, rest))
    }
    files.sync(file)
  })
}

/** Closes the file in any case; a failure to close counts only when the work itself did not fail. */
function closing<T>(files: Files, file: number, work: () => T): T {
  let result: T
  try {
    result = work()
  } catch (error) {
    try {
      files.close(file)
    } catch {
      // The first failure is the one to tell.
    }
    throw error
  }
  files.close(file)
  return result
}

function* chunksOf(files: Files, path: string): Generator<Uint8Array> {
  const file = files.open(path, 'read')
  try {
    const buffer = new Uint8Array(1024 * 1024)
    for (let got = files.read(file, buffer); got > 0; got = files.read(file, buffer)) {
      yield buffer.subarray(0, got)
    }
  } finally {
    files.close(file)
  }
}

/** @returns undefined where the file system knows no second names */
function linkNew(files: Files, from: string, to: string): boolean | undefined {
  try {
    files.link(from, to)
    return true
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return false
    if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(code ?? '')) return undefined
    throw error
  }
}

function createWithoutLinks(
  files: Files,
  path: string,
  content: Uint8Array,
  how: 'create' | 'createPrivate'
): boolean {
  try {
    writeNew(files, path, [content], how)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    discard(files, path)
    throw error
  }
}

/** So that a rename lasts through a power cut. Windows does it by itself and cannot open folders. */
function syncFolder(files: Files, folder: string): void {
  if (process.platform === 'win32') return
  const handle = files.open(folder, 'read')
  closing(files, handle, () => {
    try {
      files.sync(handle)
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error
    }
  })
}

/**
 * On Windows a virus scanner or an indexer holds new files open for an instant, and renaming or removing them
 * is refused meanwhile: a few short waits, then the failure stands.
 */
export function patiently(work: () => void, platform: NodeJS.Platform = process.platform): void {
  for (let wait = 10; ; wait *= 2) {
    try {
      work()
      return
    } catch (error) {
      const passing = platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')
      if (!passing || wait > 320) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
