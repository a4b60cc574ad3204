import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Names of our temporary folders begin so; what is left of an interrupted run is swept by the next one. */
const TEMPORARY = 'tmp-'

/** An empty folder in the cache: on the same disk as its goal, so that the last step can be a rename. */
export function temporaryFolder(cache, name) {
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(join(cache, `${TEMPORARY}${name}-`))
}

/** Removes temporary folders that an interrupted preparation left behind. Call it holding the lock. */
export function sweep(cache) {
  if (!existsSync(cache)) return
  for (const name of readdirSync(cache)) {
    if (name.startsWith(TEMPORARY)) rmSync(join(cache, name), { recursive: true, force: true })
  }
}

/**
 * Puts a finished folder in its place with one rename. What stood there steps aside first and is then
 * deleted, so that no moment shows half a folder.
 */
export function putInPlace(finished, goal) {
  mkdirSync(dirname(goal), { recursive: true })
  const aside = existsSync(goal) ? join(temporaryFolder(dirname(goal), 'old'), 'folder') : undefined
  if (aside !== undefined) renameSync(goal, aside)
  renameSync(finished, goal)
  if (aside !== undefined) rmSync(dirname(aside), { recursive: true, force: true })
}

/** A JSON file's content, or undefined when it is missing or not JSON. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes JSON so that a reader never sees half of it. */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(draft, file)
}

/** A file's digest. @param {'sha256' | 'sha512'} algorithm @param {'hex' | 'base64'} encoding */
export async function digest(file, algorithm, encoding) {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  return hash.digest(encoding)
}

/** Bytes of a file, or undefined when there is none. */
export function sizeOf(file) {
  try {
    return statSync(file).size
  } catch {
    return undefined
  }
}
