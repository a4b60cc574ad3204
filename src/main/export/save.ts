import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { createFileExclusively, exists, writeFileAtomically } from '../files'
import type { Files } from '../files'

/**
 * Saves an exported file: all of it or nothing. It never replaces a file without being told.
 * @throws UserError `fileExists`, `targetLocked` (open in Excel), else as the file system refuses
 */
export function saveExport(
  files: Files,
  path: string,
  content: Uint8Array,
  { replace = false }: { readonly replace?: boolean } = {}
): void {
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
