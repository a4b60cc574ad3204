import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal; of a text, over its UTF-8 bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** A fingerprint as people see it: its first sixteen digits in four groups. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
