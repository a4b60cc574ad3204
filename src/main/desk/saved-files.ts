import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { UserError } from '@shared/errors'

const MOST = 100

/** Files that the program has just written, which the page may ask to be opened: it never names a path. */
export class SavedFiles {
  readonly #paths = new Map<string, string>()

  offer(path: string): { savedAs: string; file: string } {
    const file = randomUUID()
    this.#paths.set(file, path)
    const oldest = this.#paths.size > MOST ? this.#paths.keys().next().value : undefined
    if (oldest !== undefined) this.#paths.delete(oldest)
    return { savedAs: basename(path), file }
  }

  /** @throws UserError `noSavedFile` */
  pathOf(file: string): string {
    const path = this.#paths.get(file)
    if (path !== undefined) return path
    throw new UserError('noSavedFile', '找不到刚才保存的文件。', '请在保存它的文件夹里打开。')
  }
}
