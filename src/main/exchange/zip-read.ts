import type { Readable } from 'node:stream'
import { fromBuffer } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { damaged, tooLarge } from './refusals'

/** What a zip from outside may hold. */
export interface ZipRules {
  /** The largest size in bytes of every part that may be in it, by name. */
  readonly parts: ReadonlyMap<string, number>
  /** All parts together, in bytes. */
  readonly total: number
}

/** A JSON text packs to a fiftieth at the best; an honest file of zeros alone to a thousandth. */
const steepest = 200
/** The central directory of a handful of parts: beyond it there is something else in it. */
const largestDirectory = 4096
const localHeader = 30
const endRecord = 22

/**
 * Unpacks a zip from outside, in memory. Nothing is unpacked before all of what the zip declares has been
 * judged: only parts of known names, each once, no folders, links or encryption, no larger than allowed, one
 * directly after the other with nothing before, between or behind them. What is unpacked is held to the
 * declared sizes while it comes.
 * @throws UserError `packageDamaged`, `packageTooLarge`
 */
export async function unzip(bytes: Uint8Array, rules: ZipRules): Promise<Map<string, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  judgeEnd(buffer, rules)
  const zip = await opened(buffer)
  try {
    const entries = await entriesOf(zip, rules.parts.size)
    judge(entries, buffer, rules)
    const parts = new Map<string, Uint8Array>()
    for (const entry of entries) parts.set(entry.fileName, await contentOf(zip, entry))
    return parts
  } finally {
    zip.close()
  }
}

/** The end of the directory stands at the very end: no comment, no zip64, no second disk. */
function judgeEnd(buffer: Buffer, { parts }: ZipRules): void {
  const at = buffer.length - endRecord
  if (at < localHeader || buffer.readUInt32LE(at) !== 0x06054b50) throw damaged('压缩格式的结尾不对')
  const [disk, start] = [buffer.readUInt16LE(at + 4), buffer.readUInt16LE(at + 6)]
  const [count, total] = [buffer.readUInt16LE(at + 8), buffer.readUInt16LE(at + 10)]
  const [size, offset] = [buffer.readUInt32LE(at + 12), buffer.readUInt32LE(at + 16)]
  if (disk !== 0 || start !== 0 || count !== total || buffer.readUInt16LE(at + 20) !== 0)
    throw damaged('压缩格式的结尾不对')
  if (count > parts.size) throw damaged('里面的部分太多')
  if (size > largestDirectory || offset + size !== at) throw damaged('压缩格式的目录不对')
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      buffer,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error === null) resolve(zip)
        else reject(damaged('压缩格式读不出来', error))
      }
    )
  })
}

/** yauzl names a part that leads out of its folder: `../`, an absolute path, a backslash, a drive. */
const directoryFault = ({ message }: Error): string =>
  /path|fileName/.test(message) ? '里面有部分的名称指到包外' : '压缩格式的目录读不出来'

function entriesOf(zip: ZipFile, most: number): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', (error: Error) => reject(damaged(directoryFault(error), error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > most) reject(damaged('里面的部分太多'))
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function judge(entries: readonly Entry[], buffer: Buffer, { parts, total }: ZipRules): void {
  const seen = new Set<string>()
  let [next, size] = [0, 0]
  for (const entry of entries) {
    const { fileName: name, uncompressedSize, compressedSize } = entry
    const most = parts.get(name)
    if (most === undefined) throw damaged('里面有不认识的部分')
    if (seen.has(name)) throw damaged(`“${name}”有两个`)
    seen.add(name)
    judgeKind(entry)
    size += uncompressedSize
    if (uncompressedSize > most || size > total) throw tooLarge()
    if (uncompressedSize > steepest * compressedSize + 1024) throw tooLarge()
    next = judgePlace(entry, buffer, next)
  }
  const directory = buffer.readUInt32LE(buffer.length - 6)
  if (next !== directory) throw damaged('各部分之间夹有别的内容')
}

/** A plain file, stored or deflated, not encrypted, nothing extra; the high half of the attributes is Unix's mode. */
function judgeKind({
  compressionMethod,
  generalPurposeBitFlag,
  externalFileAttributes,
  ...entry
}: Entry): void {
  const mode = externalFileAttributes >>> 16
  const plain = mode === 0 || (mode & 0o170000) === 0o100000
  const folder = (externalFileAttributes & 0x10) !== 0
  // Bit 11 says that names are UTF-8; no other flag has a meaning here.
  if (!plain || folder || (generalPurposeBitFlag & ~0x800) !== 0) throw damaged('里面有不是普通文件的部分')
  if (compressionMethod !== 0 && compressionMethod !== 8) throw damaged('压缩方法不对')
  if (entry.extraFieldLength !== 0 || entry.fileCommentLength !== 0) throw damaged('里面夹有别的内容')
}

/** The local header repeats what the directory says, at the place where the part before it ended. */
function judgePlace(entry: Entry, buffer: Buffer, at: number): number {
  const { relativeOffsetOfLocalHeader, fileNameLength, compressedSize, uncompressedSize, crc32 } = entry
  const end = at + localHeader + fileNameLength + compressedSize
  if (relativeOffsetOfLocalHeader !== at || end > buffer.length) throw damaged('各部分的位置不对')
  const name = buffer.toString('latin1', at + localHeader, at + localHeader + fileNameLength)
  const same =
    buffer.readUInt32LE(at) === 0x04034b50 &&
    buffer.readUInt16LE(at + 6) === entry.generalPurposeBitFlag &&
    buffer.readUInt16LE(at + 8) === entry.compressionMethod &&
    buffer.readUInt32LE(at + 14) === crc32 &&
    buffer.readUInt32LE(at + 18) === compressedSize &&
    buffer.readUInt32LE(at + 22) === uncompressedSize &&
    buffer.readUInt16LE(at + 26) === fileNameLength &&
    buffer.readUInt16LE(at + 28) === 0 &&
    name === entry.fileName
  if (!same) throw damaged('各部分的记载与目录不一致')
  return end
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) collect(stream, entry.uncompressedSize).then(resolve, reject)
      else reject(damaged(`“${entry.fileName}”读不出来`, error))
    })
  })
}

/** The stream itself ends in an error when it gives more or less than was declared. */
async function collect(stream: Readable, size: number): Promise<Uint8Array> {
  const content = Buffer.alloc(size)
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (length + chunk.length > size) throw new Error('more than was declared')
      length += chunk.copy(content, length)
    }
  } catch (error) {
    stream.destroy()
    throw damaged('里面的内容解不开', error)
  }
  if (length !== size) throw damaged('里面的内容不完整')
  return content
}
