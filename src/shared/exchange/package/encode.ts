import type { Json } from '@shared/ledger'
import { z } from '../../zod'
import { canonicalJson } from './canonical'
import { checksRecord } from './checks-record'
import type { ChecksRecord } from './checks-record'
import { manifest } from './manifest'
import type { Manifest } from './manifest'
import { catalogPart, ruleSettings, taskPart } from './task-parts'
import type { CatalogPart, RuleSettings, TaskPart } from './task-parts'

/** The canonical text of a value under its schema: amounts as texts in 元. */
function encoded(schema: z.ZodType, value: unknown): string {
  return canonicalJson(z.encode(schema, value) as Json)
}

/** The manifest's text, whose UTF-8 bytes are signed. */
export function writeManifest(value: Manifest): string {
  return encoded(manifest, value)
}

/** The text that a package's fingerprint is the SHA-256 of: its kind and its content. */
export function contentText(value: Manifest): string {
  const { kind, content } = z.encode(manifest, value)
  return canonicalJson({ kind, content })
}

export function writeTaskPart(value: TaskPart): string {
  return encoded(taskPart, value)
}

export function writeCatalogPart(value: CatalogPart): string {
  return encoded(catalogPart, value)
}

export function writeChecksRecord(value: ChecksRecord): string {
  return encoded(checksRecord, value)
}

/** The text that a rule set's fingerprint is made of. */
export function writeRuleSettings(value: RuleSettings): string {
  return encoded(ruleSettings, value)
}
