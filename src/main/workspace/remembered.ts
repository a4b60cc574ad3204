import { join } from 'node:path'
import type { z } from '@shared/zod'
import type { Files } from '../files'
import { readBytes, renameFile, writeFileAtomically } from '../files'

const MOST_BYTES = 1024 * 1024

export interface Remembered<T> {
  readonly value: () => T
  /** Keeps the new value and writes it; the old file stays whole if that fails. */
  readonly change: (value: T) => void
  /** Where a file that could not be understood was put aside, if there was one. */
  readonly putAside: string | undefined
}

export interface RememberedFile<T> {
  readonly folder: string
  /** The file's name without `.json`. */
  readonly name: string
  readonly schema: z.ZodType<T>
  readonly initial: T
  readonly now: () => Date
}

/**
 * A small JSON file of the program's own (settings, the window's place). One that cannot be understood is put
 * aside under a name with the time, never overwritten, and the initial value stands in.
 * @throws UserError when the file is there and cannot be read, or cannot be put aside
 */
export function openRemembered<T>(
  files: Files,
  { folder, name, schema, initial, now }: RememberedFile<T>
): Remembered<T> {
  const path = join(folder, `${name}.json`)
  const { value: found, putAside } = read(files, path, schema, now)
  let value = found ?? initial
  return {
    value: () => value,
    change(next) {
      writeFileAtomically(files, path, `${JSON.stringify(next, undefined, 2)}\n`)
      value = next
    },
    putAside
  }
}

function read<T>(
  files: Files,
  path: string,
  schema: z.ZodType<T>,
  now: () => Date
): { value?: T; putAside: string | undefined } {
  const bytes = readBytes(files, path, { most: MOST_BYTES })
  if (bytes === undefined) return { putAside: undefined }
  const parsed = schema.safeParse(parse(bytes))
  if (parsed.success) return { value: parsed.data, putAside: undefined }
  const aside = path.replace(/\.json$/, `.damaged-${now().toISOString().replace(/[:.]/g, '-')}.json`)
  renameFile(files, path, aside)
  return { putAside: aside }
}

/** Not JSON, like JSON of another form, is left to the schema to refuse. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
