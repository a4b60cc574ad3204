import { partNames } from '@shared/exchange'
import type { PartName } from '@shared/exchange'
import { z } from '@shared/zod'
import type { SignedPackage } from './signed-package'

/**
 * A signed package as a ledger's record keeps it. The part that is kept elsewhere in the same ledger (the frozen
 * copy of what was handed in) is left out and put back when the package is written again.
 */
const stored = z.strictObject({
  fingerprint: z.string(),
  manifest: z.string(),
  signature: z.string(),
  parts: z.partialRecord(z.enum(partNames), z.string())
})

/** @param without the part that is kept elsewhere */
export function storedPackage(signed: SignedPackage, without?: PartName): string {
  const { fingerprint, manifest, signature, parts } = signed
  const kept = Object.fromEntries([...parts].filter(([name]) => name !== without))
  return JSON.stringify({ fingerprint, manifest, signature, parts: kept })
}

/** @throws ZodError for what this program did not store: the record's own hash has been checked before */
export function restoredPackage(
  text: string,
  elsewhere: readonly (readonly [PartName, string])[] = []
): SignedPackage {
  const { parts, ...rest } = stored.parse(JSON.parse(text))
  return { ...rest, parts: new Map([...(Object.entries(parts) as [PartName, string][]), ...elsewhere]) }
}
