import type { Json } from '@shared/ledger'
import { z } from '../../zod'
import { readJson } from '../json'
import { decodeUtf8 } from '../utf8'
import { canonicalJson } from './canonical'
import { checksRecord } from './checks-record'
import type { ChecksRecord } from './checks-record'
import { packageVersion } from './kinds'
import type { JsonSize } from './kinds'
import { manifest } from './manifest'
import type { Manifest } from './manifest'
import { catalogPart, taskPart } from './task-parts'
import type { CatalogPart, TaskPart } from './task-parts'

/** What became of a part: its value, or in one clause what is wrong with it. */
export type PartResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: 'newer' | 'faulty'; readonly why: string }

/** Reads a manifest. A later version is told before anything else in it is judged. */
export function readManifest(bytes: Uint8Array, size: JsonSize): PartResult<Manifest> {
  return readPart(manifest, bytes, size, (value) => {
    const version = versionOf(value)
    return version > packageVersion
      ? { ok: false, code: 'newer', why: `它的格式版本是 ${version}，本程序最高支持 ${packageVersion}` }
      : undefined
  })
}

export function readTaskPart(bytes: Uint8Array, size: JsonSize): PartResult<TaskPart> {
  return readPart(taskPart, bytes, size)
}

export function readCatalogPart(bytes: Uint8Array, size: JsonSize): PartResult<CatalogPart> {
  return readPart(catalogPart, bytes, size)
}

export function readChecksRecord(bytes: Uint8Array, size: JsonSize): PartResult<ChecksRecord> {
  return readPart(checksRecord, bytes, size)
}

/**
 * Whether a JSON text is no larger than a part may be, counted over its bytes. Brackets and commas within texts
 * count too: it is a bound, and a generous one.
 */
export function exceeds(bytes: Uint8Array, { bytes: most, containers, values }: JsonSize): boolean {
  if (bytes.length > most) return true
  let [opened, commas] = [0, 0]
  for (const byte of bytes) {
    if (byte === 0x7b || byte === 0x5b) opened += 1
    else if (byte === 0x2c) commas += 1
  }
  return opened > containers || commas > values
}

/** Never throws for what stands in a part. */
function readPart<T>(
  schema: z.ZodType<T>,
  bytes: Uint8Array,
  size: JsonSize,
  look: (value: unknown) => PartResult<never> | undefined = () => undefined
): PartResult<T> {
  if (exceeds(bytes, size)) return faulty('内容大得不合常理')
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return faulty('不是 UTF-8 编码的文字')
  const read = readJson(decoded.text)
  if (!read.ok) return faulty('不是规范的 JSON')
  const { value, faults } = read.document
  if (faults.length > 0) return faulty('有重复或不允许的字段')
  const looked = look(value)
  if (looked !== undefined) return looked
  const parsed = z.safeDecode(schema, value)
  if (!parsed.success) return faulty(`“${placeOf(parsed.error)}”处的内容不对`)
  // Whatever is not written as this program writes it has been changed by somebody, if only by a space.
  if (canonicalJson(z.encode(schema, parsed.data) as Json) !== decoded.text) {
    return faulty('写法不是预算簿的写法')
  }
  return { ok: true, value: parsed.data }
}

function faulty(why: string): PartResult<never> {
  return { ok: false, code: 'faulty', why }
}

function placeOf({ issues }: z.ZodError): string {
  const place = (issues[0]?.path ?? []).map(String).join('.')
  return place.length > 80 ? `${place.slice(0, 80)}…` : place
}

function versionOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('formatVersion' in value)) return 0
  return typeof value.formatVersion === 'number' ? value.formatVersion : 0
}
