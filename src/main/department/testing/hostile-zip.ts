import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { Deflate } from 'fflate'

/** Hostile archives: a zip written by hand, so that each of its records can say what it should not. */
interface Header {
  name: Buffer
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  extra: Buffer
}

interface Entry {
  readonly local: Header
  readonly central: Header
  data: Buffer
  /** After the data: where a data descriptor would stand. */
  after: Buffer
  comment: Buffer
  attributes: number
  madeBy: number
  /** Where the directory says that it begins; where it does when absent. */
  offset?: (at: number) => number
}

interface Archive {
  entries: Entry[]
  /** Before the first part. */
  before: Buffer
  /** Between the directory and its end. */
  beforeEnd: Buffer
  comment: Buffer
  /** Added to what the end says. */
  end: { disk: number; count: number; size: number; offset: number }
}

function entryOf(name: string | Buffer, content: Uint8Array, method: 0 | 8 = 8): Entry {
  const data = method === 8 ? deflateRawSync(content) : Buffer.from(content)
  const record = {
    ...{ name: Buffer.from(name), flags: 0, method, crc: crc32(content), extra: Buffer.alloc(0) },
    ...{ packed: data.length, size: content.length }
  }
  const none = Buffer.alloc(0)
  return {
    ...{ local: { ...record }, central: { ...record }, data, after: none, comment: none },
    ...{ attributes: 0, madeBy: 20 }
  }
}

/** Nothing but zeros, by their megabytes, packed piece by piece: the generator is to take little memory itself. */
const packedZeros = new Map<number, { readonly data: Buffer; readonly crc: number }>()

function zeros(megabytes: number): { readonly data: Buffer; readonly crc: number } {
  const [piece, count, chunks] = [new Uint8Array(64 * 1024), megabytes * 16, [] as Uint8Array[]]
  const deflate = new Deflate((chunk) => void chunks.push(chunk))
  let crc = 0
  for (let n = 1; n <= count; n++) {
    crc = crc32(piece, crc)
    deflate.push(piece, n === count)
  }
  return { data: Buffer.concat(chunks), crc }
}

function bombOf(name: Buffer, megabytes: number): Entry {
  const { data, crc } = packedZeros.get(megabytes) ?? zeros(megabytes)
  packedZeros.set(megabytes, { data, crc })
  const entry = entryOf(name, new Uint8Array())
  for (const record of both(entry)) {
    Object.assign(record, { crc, packed: data.length, size: megabytes * 1024 * 1024 })
  }
  return { ...entry, data }
}

function archiveOf(parts: ReadonlyMap<string, Uint8Array>, method: 0 | 8 = 8): Archive {
  const none = Buffer.alloc(0)
  return {
    entries: [...parts].map(([name, content]) => entryOf(name, content, method)),
    ...{ before: none, beforeEnd: none, comment: none },
    end: { disk: 0, count: 0, size: 0, offset: 0 }
  }
}

const low32 = (value: number): number => value >>> 0
const low16 = (value: number): number => value & 0xffff

/** The fields that both records of a part have in common, from their version to their extra field's length. */
function common({ name, flags, method, crc, packed, size, extra }: Header): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(flags, 2)
  bytes.writeUInt16LE(method, 4)
  bytes.writeUInt16LE(0x21, 8)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(low32(packed), 14)
  bytes.writeUInt32LE(low32(size), 18)
  bytes.writeUInt16LE(low16(name.length), 22)
  bytes.writeUInt16LE(low16(extra.length), 24)
  return bytes
}

function centralOf({ central, comment, attributes, madeBy, offset }: Entry, at: number): Buffer {
  const [head, tail] = [Buffer.alloc(6), Buffer.alloc(14)]
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(madeBy, 4)
  tail.writeUInt16LE(comment.length, 0)
  tail.writeUInt32LE(low32(attributes), 6)
  tail.writeUInt32LE(low32(offset?.(at) ?? at), 10)
  return Buffer.concat([head, common(central), tail, central.name, central.extra, comment])
}

function written({ entries, before, beforeEnd, comment, end }: Archive): Uint8Array {
  const [bodies, directory] = [[before], [] as Buffer[]]
  let at = before.length
  for (const entry of entries) {
    const { local, data, after } = entry
    const signature = Buffer.from([0x50, 0x4b, 3, 4])
    const body = Buffer.concat([signature, common(local), local.name, local.extra, data, after])
    directory.push(centralOf(entry, at))
    bodies.push(body)
    at += body.length
  }
  const central = Buffer.concat(directory)
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(low16(end.disk), 4)
  last.writeUInt16LE(low16(entries.length + end.count), 8)
  last.writeUInt16LE(low16(entries.length + end.count), 10)
  last.writeUInt32LE(low32(central.length + end.size), 12)
  last.writeUInt32LE(low32(at + end.offset), 16)
  last.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...bodies, central, beforeEnd, last, comment])
}

const evilNames = [
  ...['../ledger.json', '/ledger.json', '..\\ledger.json', 'C:\\ledger.json', 'C:ledger.json', '\\\\host\\x'],
  ...['ledger.json\0', 'ledger\0.json', '\0', '', '.', '..', './ledger.json', 'Ledger.json', 'ledger.json '],
  ...['ledger．json', 'ledger.json/', 'x/ledger.json', 'constructor', '__proto__', 'a'.repeat(60_000), 'CON']
]

/** Of an extra field: its number and its content. */
function extraField(id: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id & 0xffff, 0)
  head.writeUInt16LE(content.length, 2)
  return Buffer.concat([head, content])
}

/** The name that a Unicode Path field (0x7075) puts in the place of the plain one. */
function unicodePath(plain: Buffer, name: string): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(1, 0)
  head.writeUInt32LE(crc32(plain), 1)
  return extraField(0x7075, Buffer.concat([head, Buffer.from(name)]))
}

function zip64End(archive: Archive): Buffer {
  const [record, locator] = [Buffer.alloc(56), Buffer.alloc(20)]
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(archive.entries.length), 24)
  record.writeBigUInt64LE(BigInt(archive.entries.length), 32)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator])
}

type Change = (archive: Archive, entry: Entry, what: number) => void
const pick = <T>(list: readonly T[], what: number): T => list[what % list.length]!
const both = (entry: Entry): readonly [Header, Header] => [entry.local, entry.central]
const fields = ['flags', 'method', 'crc', 'packed', 'size'] as const
/** Numbers that fit where they are put. */
const odd = (what: number, bits: 16 | 32): number => pick([0, 1, 7, what, 2 ** bits - 1], what) % 2 ** bits

function setField(record: Header, what: number): void {
  const field = pick(fields, what)
  record[field] = odd(Math.floor(what / 5), field === 'flags' || field === 'method' ? 16 : 32)
}

/** One thing each that an archive may not be, or that an honest one may be (`stored`, `reordered`). */
const changes: Readonly<Record<string, Change>> = {
  localDisagrees: (_, { local }, what) => setField(local, what),
  centralDisagrees: (_, { central }, what) => setField(central, what),
  bothLie: (_, entry, what) => both(entry).forEach((record) => setField(record, what)),
  localName: (_, { local }, what) => void (local.name = Buffer.from(pick(evilNames, what))),
  name: (_, entry, what) =>
    both(entry).forEach((record) => (record.name = Buffer.from(pick(evilNames, what)))),
  oneMore: ({ entries }, _, what) => void entries.push(entryOf(pick(evilNames, what), Buffer.from('x'))),
  overlap: ({ entries }, entry, what) => void (entry.offset = (at) => what % (at + entries.length)),
  sameBody: (_, entry) => void (entry.offset = () => 0),
  wrongSizes: (_, entry, what) => both(entry).forEach((record) => (record.size += 1 + (what % 99))),
  packedTooLong: (_, entry, what) => both(entry).forEach((record) => (record.packed += 1 + (what % 99))),
  descriptor: (_, entry, what) => {
    const after = Buffer.alloc(16)
    const { crc, packed, size } = entry.central
    ;[0x08074b50, crc, packed, size].forEach((value, at) => after.writeUInt32LE(low32(value), 4 * at))
    entry.after = after.subarray(what % 2 === 0 ? 0 : 4)
    for (const record of both(entry)) record.flags |= 8
    if (what % 3 > 0) Object.assign(entry.local, { crc: 0, packed: 0, size: 0 })
  },
  comment: (archive, _, what) => void (archive.comment = Buffer.alloc(1 + (what % 65_000), 'PK')),
  entryComment: (_, entry, what) => void (entry.comment = Buffer.alloc(1 + (what % 65_000), 'c')),
  zip64Field: (_, entry, what) => {
    const sizes = Buffer.alloc(16)
    sizes.writeBigUInt64LE(BigInt(what % 2 === 0 ? entry.central.size : 2 ** 52), 0)
    sizes.writeBigUInt64LE(BigInt(entry.central.packed), 8)
    for (const record of both(entry))
      Object.assign(record, { size: 2 ** 32 - 1, packed: 2 ** 32 - 1, extra: extraField(1, sizes) })
  },
  zip64End: (archive, _, what) => {
    archive.beforeEnd = zip64End(archive)
    if (what % 2 === 0) Object.assign(archive.end, { count: 0xffff - archive.entries.length })
  },
  extra: (_, entry, what) => void (pick(both(entry), what).extra = extraField(what, Buffer.alloc(what % 40))),
  brokenExtra: (_, entry, what) => void (entry.central.extra = Buffer.alloc(1 + (what % 3), 0xff)),
  prefix: (archive, _, what) =>
    void (archive.before = Buffer.alloc(1 + (what % 5000), pick(['MZ', 'PK'], what))),
  gap: (_, entry, what) => void (entry.after = Buffer.alloc(1 + (what % 5000), 'g')),
  beforeEnd: (archive, _, what) => void (archive.beforeEnd = Buffer.alloc(1 + (what % 5000), 'e')),
  twice: ({ entries }, entry) => void entries.push({ ...entry }),
  twiceDifferent: ({ entries }, { central }, what) =>
    void entries.splice(what % 4, 0, entryOf(central.name, Buffer.from('{}'))),
  encrypted: (_, entry, what) =>
    both(entry).forEach((record) => (record.flags |= pick([1, 0x41, 0x2001], what))),
  unknownMethod: (_, entry, what) =>
    both(entry).forEach((record) => (record.method = pick([1, 6, 9, 12, 14, 93, 95, 99, 0xffff], what))),
  otherMethod: (_, entry) => both(entry).forEach((record) => (record.method = record.method === 8 ? 0 : 8)),
  unicodePath: (_, entry, what) =>
    both(entry).forEach(
      (record) => (record.extra = unicodePath(record.name, pick(evilNames.slice(0, 9), what)))
    ),
  mode: (_, entry, what) => {
    entry.madeBy = pick([0x0314, 0x1314, 20], what)
    entry.attributes = pick([0o120777, 0o040755, 0o020666, 0o060666, 0o010666, 0o140777], what) * 0x10000
  },
  folderAttribute: (_, entry) => void (entry.attributes = 0x10),
  folder: ({ entries }) => void entries.unshift(entryOf('parts/', Buffer.alloc(0), 0)),
  manyParts: (archive, _, what) => {
    const some = Array.from({ length: 6 + (what % 195) }, (_entry, n) => entryOf(`p${n}`, Buffer.from('x')))
    archive.entries.push(...some)
  },
  sameManyTimes: (archive, entry, what) =>
    void archive.entries.push(...Array.from({ length: 1 + (what % 200) }, () => ({ ...entry }))),
  bomb: ({ entries }, entry, what) => {
    entries[entries.indexOf(entry)] = bombOf(entry.central.name, pick([1, 3, 9, 20], what))
  },
  /** It says that it is small, and is not. */
  hiddenBomb: ({ entries }, entry, what) => {
    const bomb = bombOf(entry.central.name, pick([1, 9, 40], what))
    for (const record of both(bomb)) record.size = pick([0, 64, entry.central.size], what)
    entries[entries.indexOf(entry)] = bomb
  },
  end: (archive, _, what) => {
    const field = pick(['disk', 'count', 'size', 'offset'] as const, what)
    archive.end[field] = 1 + (Math.floor(what / 4) % 0xfff0)
  },
  stored: (_, entry) => {
    const whole = entryOf(entry.central.name, inflated(entry), 0)
    Object.assign(entry, whole)
  },
  reordered: ({ entries }, _, what) => void entries.push(...entries.splice(0, 1 + (what % 3)))
}

/** What a part that was not changed yet holds; of one that was changed, or is a bomb, its packed bytes. */
function inflated({ data }: Entry): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: 4 * 1024 * 1024 })
  } catch {
    return data
  }
}

/** Every change by name: each can be asked for alone. */
export const structureChanges = Object.keys(changes)

/** An archive of parts with one change. */
export function restructured(
  parts: ReadonlyMap<string, Uint8Array>,
  kind: string,
  where = 0,
  what = 0
): Uint8Array {
  return changed(parts, [[kind, where, what]])
}

type Step = readonly [string, number, number]

function changed(parts: ReadonlyMap<string, Uint8Array>, steps: readonly Step[]): Uint8Array {
  const archive = archiveOf(parts)
  for (const [kind, where, what] of steps) changes[kind]?.(archive, pick(archive.entries, where), what)
  return written(archive)
}

/** Changes the structure of an archive of parts, in one place or in a few at once. */
export const structureMutation: fc.Arbitrary<(parts: ReadonlyMap<string, Uint8Array>) => Uint8Array> = fc
  .array(fc.tuple(fc.constantFrom(...structureChanges), fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 })
  .map((steps) => (parts: ReadonlyMap<string, Uint8Array>) => changed(parts, steps))
