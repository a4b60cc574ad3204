import { join } from 'node:path'
import type { Files } from '../files'
import { exists, removeFile, writeFileAtomically } from '../files'

/** A mark that stands while the program runs; found at a start, the run before did not end by itself. */
export interface RunningMark {
  readonly endedBadly: boolean
  readonly remove: () => void
}

/** @throws UserError when the data folder cannot be written */
export function setRunningMark(files: Files, folder: string): RunningMark {
  const path = join(folder, 'running')
  const endedBadly = exists(files, path)
  writeFileAtomically(files, path, '')
  return { endedBadly, remove: () => removeFile(files, path) }
}
