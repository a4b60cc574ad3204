import { join } from 'node:path'
import { kindOf, listFolder } from '../../files'
import type { Files } from '../../files'

/**
 * A folder into which packages come by themselves: from a network drive, a mail program, a stick. It is looked
 * through at intervals, which works on every file system; a file counts when its size no longer grows.
 */
export class WatchedFolder {
  readonly #told = new Set<string>()
  #sizes = new Map<string, number>()

  constructor(
    private readonly files: Files,
    readonly folder: string,
    private readonly ending: string
  ) {}

  /** The paths of the files that have come, whole, since the last look. @throws UserError as the file system refuses */
  look(): string[] {
    const sizes = new Map<string, number>()
    const whole: string[] = []
    for (const name of listFolder(this.files, this.folder)) {
      if (!name.toLowerCase().endsWith(this.ending)) continue
      const path = join(this.folder, name)
      const size = this.#sizeOf(path)
      if (size === undefined) continue
      sizes.set(name, size)
      const known = `${size} ${name}`
      if (this.#sizes.get(name) !== size || this.#told.has(known)) continue
      this.#told.add(known)
      whole.push(path)
    }
    this.#sizes = sizes
    return whole
  }

  /** Undefined of what is no file, is gone again, or cannot be opened yet. */
  #sizeOf(path: string): number | undefined {
    if (kindOf(this.files, path) !== 'file') return undefined
    try {
      const file = this.files.open(path, 'read')
      try {
        return this.files.size(file)
      } finally {
        this.files.close(file)
      }
    } catch {
      return undefined
    }
  }
}
