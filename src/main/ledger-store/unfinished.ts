import { exists, renameFile, type Files } from '../files'

/** Where a new or a restored ledger is made before it takes its place in one step. */
export function unfinishedPath(ledger: string): string {
  return `${ledger}.unfinished`
}

/**
 * Puts a finished file in a ledger's place. When only what comes after the renaming fails, it has its place:
 * should the power fail now, the old file or the new one is there.
 * @throws UserError when the old file still stands
 */
export function takePlace(files: Files, finished: string, ledger: string): void {
  try {
    renameFile(files, finished, ledger)
  } catch (error) {
    if (exists(files, finished)) throw error
  }
}
