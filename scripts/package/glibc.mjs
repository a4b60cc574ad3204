import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Sentence } from '../prepare/sentence.mjs'
import { compareVersions, isElf, newestGlibc } from './elf.mjs'

/** Every ELF file below a folder with the newest glibc it asks for, the most demanding first. */
export function demands(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isElf)
    .flatMap((file) => {
      const glibc = newestGlibc(file)
      return glibc === undefined ? [] : [{ file, glibc }]
    })
    .sort((a, b) => compareVersions(b.glibc, a.glibc))
}

/**
 * Holds a packed folder to the floor that package.json states (`glibcFloor`).
 *
 * @returns {{ file: string, glibc: string } | undefined} the most demanding file
 * @throws {Sentence} naming every file that asks for a newer glibc than the floor
 */
export function holdToFloor(folder, floor) {
  const found = demands(folder)
  const above = found.filter(({ glibc }) => compareVersions(glibc, floor) > 0)
  if (above.length > 0) {
    const list = above.map(({ file, glibc }) => `  ${file}: ${glibc}`).join('\n')
    throw new Sentence(
      `These files ask for a newer glibc than the floor ${floor} that package.json and the README state:\n${list}\n` +
        'Use builds for an older glibc, or raise "glibcFloor" in package.json and the sentence in the README.'
    )
  }
  return found[0]
}
