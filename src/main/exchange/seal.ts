import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { passwordWrong } from './refusals'

/**
 * Encryption under a password: AES-256-GCM with a key from scrypt. What the file says is only the salt and the
 * nonce; the cost of deriving the key is fixed by the version of the form, never read from the file, so that a
 * hostile file can neither weaken the key nor exhaust the machine.
 *
 *     magic "YSBSEAL" (7 bytes) · version (1) · salt (16) · nonce (12) · ciphertext · tag (16)
 *
 * Everything before the ciphertext is authenticated with it.
 */
const magic = Buffer.from('YSBSEAL', 'latin1')
const version = 1
const saltLength = 16
const nonceLength = 12
const tagLength = 16
const headerLength = magic.length + 1 + saltLength + nonceLength

/** Version 1: some 32 MB and a good part of a second a guess (the cost that OWASP recommends). */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

/** Of what a sealed file is larger than its content, in bytes. */
export const sealOverhead = headerLength + tagLength

/** What the first bytes say; `newer` is of a version that this program does not know. */
export function sealOf(bytes: Uint8Array): 'none' | 'known' | 'newer' {
  if (!magic.equals(bytes.subarray(0, magic.length))) return 'none'
  return bytes[magic.length] === version ? 'known' : 'newer'
}

/** Encrypts; salt and nonce are new each time. */
export async function seal(content: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = randomBytes(saltLength)
  const nonce = randomBytes(nonceLength)
  const header = Buffer.concat([magic, Buffer.from([version]), salt, nonce])
  const cipher = createCipheriv('aes-256-gcm', await keyOf(password, salt), nonce)
  cipher.setAAD(header)
  return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Decrypts what `sealOf` knows. @throws UserError `passwordWrong` */
export async function unseal(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  if (bytes.length < sealOverhead) throw passwordWrong()
  const salt = bytes.subarray(magic.length + 1, magic.length + 1 + saltLength)
  const nonce = bytes.subarray(headerLength - nonceLength, headerLength)
  const key = await keyOf(password, salt)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(bytes.subarray(0, headerLength))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength))
  try {
    const body = bytes.subarray(headerLength, bytes.length - tagLength)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw passwordWrong()
  }
}

/** The same password typed on another machine must be the same bytes: composed characters, full width folded. */
function keyOf(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
