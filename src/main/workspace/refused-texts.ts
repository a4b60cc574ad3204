import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { refusedText } from '@shared/ipc'
import type { RefusedText } from '@shared/ipc'
import { z } from '@shared/zod'
import type { Files } from '../files'
import { makeFolder, removeFile } from '../files'
import { openRemembered } from './remembered'

/**
 * The texts that cells of a ledger refused and that nobody has corrected yet. They are no part of the ledger: each
 * ledger's stand in a file of the program's own, by the place where the ledger is.
 */
export class RefusedTexts {
  constructor(
    private readonly files: Files,
    private readonly surroundings: {
      /** The program's data folder. */
      readonly folder: string
      readonly now: () => Date
    }
  ) {}

  /** Those of the ledger at this path. @throws UserError when they cannot be read */
  of(ledger: string): readonly RefusedText[] {
    return this.#open(ledger).value()
  }

  /** Keeps these and no others. @throws UserError when they cannot be written */
  keep(ledger: string, texts: readonly RefusedText[]): void {
    makeFolder(this.files, this.#folder)
    if (texts.length === 0) removeFile(this.files, join(this.#folder, `${nameOf(ledger)}.json`))
    else this.#open(ledger).change([...texts])
  }

  get #folder(): string {
    return join(this.surroundings.folder, 'refused')
  }

  #open(ledger: string): ReturnType<typeof openRemembered<RefusedText[]>> {
    const schema = z.array(refusedText)
    const { now } = this.surroundings
    return openRemembered(this.files, {
      folder: this.#folder,
      name: nameOf(ledger),
      schema,
      initial: [],
      now
    })
  }
}

const nameOf = (ledger: string): string =>
  createHash('sha256').update(resolve(ledger)).digest('hex').slice(0, 32)
