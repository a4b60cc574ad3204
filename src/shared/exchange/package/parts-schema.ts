import { fields } from '@shared/ledger'
import { z } from '../../zod'
import { partNames } from './kinds'

/** SHA-256 in hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位的小写十六进制数。')

/** An Ed25519 public key, its 32 bytes in hexadecimal. */
export const publicKey = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位的小写十六进制数。')

/** ISO 8601, UTC, as the maker's clock had it. */
export const time = z.iso.datetime()

/** Names and texts that may not be empty where they are there. */
export const someName = fields.name.min(1)
export const someText = fields.text.min(1)

/** An amount in 元 with two decimals as a text; a total may be any sum, a difference may be negative. */
export const printedAmount = z.string().regex(/^-?(?:0|[1-9]\d{0,13})\.\d\d$/, '应为两位小数的金额文字。')

/** One part: its name, its length in bytes and its fingerprint. */
export const part = z.strictObject({
  name: z.enum(partNames),
  bytes: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024),
  sha256
})
export type Part = z.output<typeof part>
