import type { Json } from '@shared/ledger'

/**
 * A JSON value as the one text that stands for it: fields in the order of their names' UTF-16 code units, no
 * spaces, numbers as JavaScript prints them. The same value gives the same text, so that a text can be hashed,
 * signed and compared.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
