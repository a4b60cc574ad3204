import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { here } from '../prepare/place.mjs'
import { freshFolder } from '../testing/folder.mjs'
import { compareVersions, isElf, newestGlibc } from './elf.mjs'
import { demands, holdToFloor } from './glibc.mjs'

const prebuilds = join(here.modules, 'better-sqlite3', 'prebuilds')

/** A minimal ELF file that asks for these versions of one library: no program, only the table. */
function elfAskingFor(versions) {
  const strings = Buffer.from(`\0libc.so.6\0${versions.map((name) => `${name}\0`).join('')}`, 'latin1')
  const table = Buffer.alloc(16 + 16 * versions.length)
  table.writeUInt16LE(1, 0)
  table.writeUInt16LE(versions.length, 2)
  table.writeUInt32LE(1, 4)
  table.writeUInt32LE(16, 8)
  versions.forEach((name, index) => {
    const at = 16 + 16 * index
    table.writeUInt32LE(strings.indexOf(`${name}\0`, 'latin1'), at + 8)
    table.writeUInt32LE(index === versions.length - 1 ? 0 : 16, at + 12)
  })
  const sections = Buffer.alloc(3 * 64)
  const section = (index, type, offset, size, link, info) => {
    const at = index * 64
    sections.writeUInt32LE(type, at + 4)
    sections.writeBigUInt64LE(BigInt(offset), at + 24)
    sections.writeBigUInt64LE(BigInt(size), at + 32)
    sections.writeUInt32LE(link, at + 40)
    sections.writeUInt32LE(info, at + 44)
  }
  section(1, 3, 64, strings.length, 0, 0)
  section(2, 0x6ffffffe, 64 + strings.length, table.length, 1, 1)
  const header = Buffer.alloc(64)
  header.write('\x7fELF\x02\x01\x01', 'latin1')
  header.writeBigUInt64LE(BigInt(64 + strings.length + table.length), 0x28)
  header.writeUInt16LE(64, 0x3a)
  header.writeUInt16LE(3, 0x3c)
  return Buffer.concat([header, strings, table, sections])
}

function fileOf(bytes, name = 'a.node') {
  const file = join(freshFolder(), name)
  writeFileSync(file, bytes)
  return file
}

describe('the glibc a binary asks for', () => {
  test.each(['linux-x64', 'linux-arm64'])(
    'of better-sqlite3 for %s is the floor the design names',
    (target) => {
      expect(newestGlibc(join(prebuilds, `${target}.node`))).toBe('2.34')
    }
  )

  test('is the newest by number, not by letter, and of the C library only', () => {
    const file = fileOf(elfAskingFor(['GLIBC_2.9', 'GLIBC_2.17', 'GLIBC_2.2.5', 'GLIBCXX_3.4.30', 'GCC_99']))
    expect(newestGlibc(file)).toBe('2.17')
  })

  test('may be none', () => {
    expect(newestGlibc(fileOf(elfAskingFor(['GCC_3.0'])))).toBeUndefined()
  })

  test('of what is no such file is an error, not nothing', () => {
    expect(isElf(join(prebuilds, 'darwin-x64.node'))).toBe(false)
    expect(() => newestGlibc(join(prebuilds, 'darwin-x64.node'))).toThrow(/not a 64-bit little-endian ELF/)
    expect(() => newestGlibc(fileOf(elfAskingFor(['GLIBC_2.34']).subarray(0, 100)))).toThrow(/ends too early/)
  })

  test.each([
    ['2.9', '2.34', -1],
    ['2.34', '2.34', 0],
    ['2.2.5', '2.2', 1]
  ])('%s against %s', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign)
  })
})

describe('a packed folder', () => {
  function packed() {
    const folder = freshFolder()
    mkdirSync(join(folder, 'resources'))
    writeFileSync(join(folder, 'yusuanbu'), elfAskingFor(['GLIBC_2.25']))
    writeFileSync(join(folder, 'resources', 'sqlite.node'), elfAskingFor(['GLIBC_2.34']))
    writeFileSync(join(folder, 'resources', 'text'), 'GLIBC_2.99')
    return folder
  }

  test('is judged by its most demanding binary, wherever it lies', () => {
    expect(demands(packed()).map(({ glibc }) => glibc)).toEqual(['2.34', '2.25'])
    expect(holdToFloor(packed(), '2.34')?.glibc).toBe('2.34')
  })

  test('above the floor is refused with the file and what to change', () => {
    expect(() => holdToFloor(packed(), '2.31')).toThrow(
      /newer glibc than the floor 2\.31.*\n.*sqlite\.node: 2\.34\n.*"glibcFloor"/
    )
  })
})
