import { zipSync } from 'fflate'

/** The first day that a zip file can name: parts have no time of their own. */
const noTime = new Date(1980, 0, 1)

/** A zip of named parts: the same parts give the same bytes. The manifest comes first, then by name. */
export function zipOf(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 6, mtime: noTime })
}
