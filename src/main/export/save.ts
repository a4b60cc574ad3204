import { basename, dirname } from 'node:path'
import { UserError } from '@shared/errors'
import { createFileExclusively, exists, processAlive, removeLeftovers, writeFileAtomically } from '../files'
import type { Files } from '../files'

/**
 * Saves an exported file: all of it or nothing. It never replaces a file without being told. What a program that was
 * killed while it saved has left half-written in the same folder is taken away first.
 * @throws UserError `fileExists`, `targetLocked` (open in Excel), else as the file system refuses
 */
export function saveExport(
  files: Files,
  path: string,
  content: Uint8Array,
  { replace = false }: { readonly replace?: boolean } = {}
): void {
  clearLeftovers(files, dirname(path))
  if (!replace) {
    refuseExisting(files, path)
    // Someone may have been quicker: creating refuses what is there by then.
    if (!createFileExclusively(files, path, content)) throw taken(path)
    return
  }
  try {
    writeFileAtomically(files, path, content)
  } catch (error) {
    throw exists(files, path) && error instanceof UserError ? locked(error, path) : error
  }
}

/**
 * Refuses a name that is taken, before the work is done.
 * @throws UserError `fileExists`
 */
export function refuseExisting(files: Files, path: string): void {
  if (exists(files, path)) throw taken(path)
}

function taken(path: string): UserError {
  return new UserError(
    'fileExists',
    `文件“${basename(path)}”已经存在，没有覆盖它。`,
    '请换一个文件名，或者说明要覆盖。'
  )
}

/** The folder is the user's, and what was left there harms nothing: where it cannot be removed, the export goes on. */
function clearLeftovers(files: Files, folder: string): void {
  try {
    removeLeftovers(files, folder, processAlive)
  } catch {
    // The saving itself tells what is wrong with the folder.
  }
}

/** A refusal to replace a file that is there is mostly that it is open in Excel. */
function locked(error: UserError, path: string): UserError {
  if (!['fileBusy', 'noPermission'].includes(error.code)) return error
  return new UserError(
    'targetLocked',
    `没有保存“${basename(path)}”：文件正被其他程序打开（比如 Excel 或 WPS），或者没有写入的权限。原来的文件没有动。`,
    '请先关闭它再试，或者换一个文件名。',
    { cause: error }
  )
}
