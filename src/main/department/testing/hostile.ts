import { zipSync } from 'fflate'
import fc from 'fast-check'
import { sha256 } from '../../exchange'
import type { SignedPackage, SigningKey } from '../../exchange'

/**
 * Hostile packages, made from an honest one. `raw` ones are changed after they were signed; `signed` ones before,
 * with a key that the department trusts, so that hashes and signature hold and what lies behind them is reached.
 */
type Parts = Map<string, Uint8Array>

const noTime = new Date(1980, 0, 1)
export const zip = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries([...parts].sort(([a], [b]) => (a < b ? -1 : 1))), { level: 6, mtime: noTime })

export const partsOf = ({ manifest, signature, parts }: SignedPackage): Parts =>
  new Map([
    ['manifest.json', Buffer.from(manifest)],
    ['signature', Buffer.from(signature, 'hex')],
    ...[...parts].map(([name, text]) => [name, Buffer.from(text)] as const)
  ])

/** The package with one text changed, all hashes and the signature made anew. */
export function resigned(
  signed: SignedPackage,
  key: SigningKey,
  change: { part?: string; manifest?: (text: string) => string; text?: (text: string) => string }
): Parts {
  const parts = partsOf(signed)
  const manifest = JSON.parse(signed.manifest) as {
    signer: string
    content: { parts: { name: string; bytes: number; sha256: string }[] }
  }
  const { part } = change
  if (part !== undefined) {
    const text = (change.text ?? String)(Buffer.from(parts.get(part)!).toString())
    parts.set(part, Buffer.from(text))
    const listed = manifest.content.parts.find(({ name }) => name === part)!
    listed.bytes = Buffer.byteLength(text)
    listed.sha256 = sha256(Buffer.from(text))
  }
  manifest.signer = key.publicKey
  const text = (change.manifest ?? String)(JSON.stringify(manifest))
  parts.set('manifest.json', Buffer.from(text))
  parts.set('signature', key.sign(Buffer.from(text)))
  return parts
}

/** A package with a symbolic link's mode on its first entry. */
export function linked(parts: Parts): Uint8Array {
  const bytes = Buffer.from(zip(parts))
  const directory = bytes.readUInt32LE(bytes.length - 6)
  bytes.writeUInt32LE(0xa1ff0000, directory + 38)
  return bytes
}

/** A package with its first entry listed twice. */
export function doubled(parts: Parts): Uint8Array {
  const bytes = Buffer.from(zip(parts))
  const start = bytes.readUInt32LE(bytes.length - 6)
  const first = bytes.subarray(start, start + 46 + bytes.readUInt16LE(start + 28))
  const end = Buffer.from(bytes.subarray(bytes.length - 22))
  end.writeUInt16LE(end.readUInt16LE(8) + 1, 8)
  end.writeUInt16LE(end.readUInt16LE(8), 10)
  end.writeUInt32LE(end.readUInt32LE(12) + first.length, 12)
  return Buffer.concat([bytes.subarray(0, start), first, bytes.subarray(start, bytes.length - 22), end])
}

/** A zip of many parts. */
export const many = (count: number): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: count }, (_, n) => [`part-${n}`, new Uint8Array(1)])))

// Deeper than any reader goes, and no deeper than what packs as well as an honest file.
export const deep = `${'['.repeat(900)}${']'.repeat(900)}`

/** Rows that are none, each another, or they would pack too well. */
export const rowsOf = (count: number): string =>
  Array.from({ length: count }, (_, n) => `{"a":"${(n * 2654435761) % 4294967296}"},`).join('')

/** Values that a careless reader stumbles over. */
const odd = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '-1',
  '0',
  '1e400',
  '9'.repeat(400),
  '"1e3"',
  '"-0.01"',
  '"99999999999999999999.00"',
  '"1234.567"',
  '"\\u0000"',
  '"\\ud800"',
  '"../../../etc/passwd"',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  `"${'长'.repeat(30_000)}"`
]

/** Changes a JSON text as an adversary would: a value, a field, a number, a row, a character. */
export const jsonMutation: fc.Arbitrary<(text: string) => string> = fc
  .tuple(
    fc.constantFrom('value', 'digit', 'drop', 'twice', 'add', 'row', 'character', 'cut'),
    fc.nat(),
    fc.nat()
  )
  .map(([kind, where, what]) => (text: string): string => {
    const at = (pattern: RegExp): RegExpExecArray | undefined => {
      const found = [...text.matchAll(pattern)]
      return found[where % Math.max(1, found.length)]
    }
    const put = (found: RegExpExecArray | undefined, by: (old: string) => string): string =>
      found === undefined
        ? `${text} `
        : text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length)
    const value = odd[what % odd.length]!
    switch (kind) {
      case 'value':
        return put(at(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false/g), () => value)
      case 'digit':
        return put(at(/\d/g), (old) => String((Number(old) + 1 + (what % 9)) % 10))
      case 'drop':
        return put(at(/"[A-Za-z]+"\s*:\s*(?:"[^"]*"|\d+),?/g), () => '')
      case 'twice':
        return put(at(/"[A-Za-z]+"\s*:\s*(?:"[^"]*"|\d+)/g), (old) => `${old},${old}`)
      case 'add':
        return put(
          at(/\{/g),
          (old) => `${old}"${['__proto__', 'toString', 'x', 'amount'][what % 4]!}":${value},`
        )
      case 'row':
        return put(at(/\{[^{}]*\}/g), (old) => `${old},${old}`)
      case 'character':
        return put(at(/[^\s]/g), () => String.fromCharCode(32 + (what % 90)))
      default:
        return text.slice(0, where % text.length)
    }
  })

/** Changes the bytes of a file: flips, cuts, inserts, repeats, overwrites a field of a zip's records. */
export const byteMutation: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .tuple(fc.constantFrom('flip', 'cut', 'insert', 'repeat', 'field', 'behind', 'before'), fc.nat(), fc.nat())
  .map(([kind, where, what]) => (bytes: Uint8Array): Uint8Array => {
    const at = where % bytes.length
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)]
    const some = Uint8Array.from({ length: 1 + (what % 8) }, (_, index) => (what >> index) & 0xff)
    switch (kind) {
      case 'flip': {
        const flipped = Uint8Array.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (what % 8))
        return flipped
      }
      case 'cut':
        return head
      case 'insert':
        return Buffer.concat([head, some, tail])
      case 'repeat':
        return Buffer.concat([head, tail.subarray(0, 64), tail])
      case 'field':
        return overwritten(bytes, where, what)
      case 'behind':
        return Buffer.concat([bytes, some])
      default:
        return Buffer.concat([some, bytes])
    }
  })

/** A number in one of the zip's own records: sizes, offsets, counts, flags, methods. */
function overwritten(bytes: Uint8Array, where: number, what: number): Uint8Array {
  const copy = Buffer.from(bytes)
  const records: number[] = []
  for (let at = copy.indexOf('PK'); at >= 0; at = copy.indexOf('PK', at + 1)) records.push(at)
  const record = records[where % records.length]!
  const field = record + 4 + (what % 42)
  if (field + 2 > copy.length) return copy.subarray(0, record)
  copy.writeUInt16LE([0, 1, 0xffff, what & 0xffff][what % 4]!, field)
  return copy
}
