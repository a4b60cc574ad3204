import { closeSync, openSync, readSync } from 'node:fs'

/**
 * Reads, out of a Linux binary, which versions of the C library it asks for: what decides on how old a system
 * it still starts. Only 64-bit little-endian ELF, which is all we ship.
 */

const NEEDED_VERSIONS = 0x6ffffffe
const HEADER_BYTES = 64
const SECTION_BYTES = 64

function readAt(fd, position, length) {
  const buffer = Buffer.alloc(length)
  const got = readSync(fd, buffer, 0, length, position)
  if (got !== length) throw new Error('the file ends too early')
  return buffer
}

const number64 = (buffer, offset) => Number(buffer.readBigUInt64LE(offset))

function sections(fd) {
  const header = readAt(fd, 0, HEADER_BYTES)
  if (header[4] !== 2 || header[5] !== 1) throw new Error('not a 64-bit little-endian ELF file')
  const start = number64(header, 0x28)
  const size = header.readUInt16LE(0x3a)
  const count = header.readUInt16LE(0x3c)
  if (start === 0 || count === 0 || size !== SECTION_BYTES)
    throw new Error('the ELF file has no section table')
  const table = readAt(fd, start, size * count)
  return Array.from({ length: count }, (_, index) => {
    const at = index * size
    return {
      type: table.readUInt32LE(at + 4),
      offset: number64(table, at + 24),
      size: number64(table, at + 32),
      link: table.readUInt32LE(at + 40),
      entries: table.readUInt32LE(at + 44)
    }
  })
}

function textAt(strings, offset) {
  return strings.toString('latin1', offset, strings.indexOf(0, offset))
}

function* neededVersions(fd) {
  const all = sections(fd)
  const needed = all.find(({ type }) => type === NEEDED_VERSIONS)
  if (needed === undefined) return
  const strings = readAt(fd, all[needed.link].offset, all[needed.link].size)
  const data = readAt(fd, needed.offset, needed.size)
  let file = 0
  for (let left = needed.entries; left > 0; left -= 1) {
    let version = file + data.readUInt32LE(file + 8)
    for (let names = data.readUInt16LE(file + 2); names > 0; names -= 1) {
      yield textAt(strings, data.readUInt32LE(version + 8))
      version += data.readUInt32LE(version + 12)
    }
    file += data.readUInt32LE(file + 12)
  }
}

/** Compares `2.9` and `2.34` as versions: negative, zero or positive. */
export function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number))
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Does the file begin as an ELF file does? */
export function isElf(file) {
  const fd = openSync(file, 'r')
  try {
    const magic = Buffer.alloc(4)
    return readSync(fd, magic, 0, 4, 0) === 4 && magic.equals(Buffer.from('\x7fELF', 'latin1'))
  } finally {
    closeSync(fd)
  }
}

/**
 * The newest glibc that a binary asks for, as `2.34`; undefined when it asks for none.
 *
 * @throws {Error} when the file is not an ELF file that can be read
 */
export function newestGlibc(file) {
  const fd = openSync(file, 'r')
  try {
    const versions = [...neededVersions(fd)].flatMap(
      (name) => /^GLIBC_(\d+(?:\.\d+)+)$/.exec(name)?.[1] ?? []
    )
    return versions.sort(compareVersions).at(-1)
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error })
  } finally {
    closeSync(fd)
  }
}
