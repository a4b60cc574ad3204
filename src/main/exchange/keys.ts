import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { UserError } from '@shared/errors'
import { createFileExclusively, makeFolder, readBytes, removeFile, renameFile } from '../files'
import type { Files } from '../files'
import { sha256 } from './digest'
import { seal, sealOf, unseal } from './seal'

/** A workspace's key, ready to sign. */
export interface SigningKey {
  /** The 32 bytes of the Ed25519 public key, in hexadecimal. */
  readonly publicKey: string
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

export interface KeyOptions {
  /** The user's password: the key is kept encrypted under it. */
  readonly password?: string
}

const most = 16 * 1024

/** Where a workspace keeps its key. */
export function keyPath(workspace: string): string {
  return join(workspace, 'keys', 'signing.key')
}

/**
 * The workspace's key; a workspace that has none yet gets one. It is an Ed25519 key in PKCS#8 (PEM), in a file
 * that only its owner can read, encrypted where the user has set a password.
 * @throws UserError `passwordNeeded`, `passwordWrong`, `keyDamaged`, and as the file system refuses
 */
export async function openKey(
  files: Files,
  workspace: string,
  options: KeyOptions = {}
): Promise<SigningKey> {
  const found = await readKey(files, workspace, options)
  if (found !== undefined) return signingKey(found)
  const made = generateKeyPairSync('ed25519').privateKey
  makeFolder(files, join(workspace, 'keys'))
  const text = await kept(made, options)
  // Somebody else may have been quicker: then theirs is the workspace's key.
  if (createFileExclusively(files, keyPath(workspace), text, { private: true })) return signingKey(made)
  return openKey(files, workspace, options)
}

/**
 * Sets, changes or takes away the password of a workspace's key; the key stays the same.
 * @throws UserError as {@link openKey}; the key file is then as it was
 */
export async function changeKeyPassword(
  files: Files,
  workspace: string,
  { from, to }: { from?: string; to?: string }
): Promise<void> {
  const key = await readKey(files, workspace, from === undefined ? {} : { password: from })
  if (key === undefined) throw damagedKey('密钥文件不见了')
  const next = `${keyPath(workspace)}.next`
  removeFile(files, next)
  createFileExclusively(files, next, await kept(key, to === undefined ? {} : { password: to }), {
    private: true
  })
  renameFile(files, next, keyPath(workspace))
}

/** Whether a signature over bytes was made with the key that a public key belongs to. Never throws. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return signature.length === 64 && verify(null, bytes, publicKeyOf(publicKey), signature)
  } catch {
    return false
  }
}

/** Letters and digits that cannot be mistaken for each other (Crockford's). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A public key as two people compare it on the telephone: four groups of four characters, the first 80 bits of
 * its SHA-256.
 */
export function keyFingerprint(publicKey: string): string {
  const bits = BigInt(`0x${sha256(Buffer.from(publicKey, 'hex')).slice(0, 20)}`)
  const characters = Array.from({ length: 16 }, (_, at) => {
    const index = Number((bits >> BigInt(75 - 5 * at)) & 31n)
    return alphabet[index] ?? ''
  })
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}

/** Whether what a person typed names a key: case, spaces and dashes do not count, nor O for 0 or I and L for 1. */
export function namesKey(typed: string, publicKey: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-—–]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
  return plain(typed) === plain(keyFingerprint(publicKey))
}

async function readKey(
  files: Files,
  workspace: string,
  { password }: KeyOptions
): Promise<KeyObject | undefined> {
  const bytes = readBytes(files, keyPath(workspace), { most })
  if (bytes === undefined) return undefined
  const state = sealOf(bytes)
  if (state === 'newer') throw damagedKey('密钥文件来自更新版本的预算簿')
  if (state === 'none') return parsed(bytes)
  if (password === undefined) {
    throw new UserError('passwordNeeded', '这个工作区的密钥设了口令，没有签名。', '请输入口令后再试。')
  }
  return parsed(await unseal(bytes, password))
}

function parsed(pem: Uint8Array): KeyObject {
  try {
    const key = createPrivateKey(Buffer.from(pem))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Told below.
  }
  throw damagedKey('密钥文件读不出来')
}

function damagedKey(why: string): UserError {
  return new UserError(
    'keyDamaged',
    `${why}，不能签名。账册没有受影响。`,
    '请从备份恢复工作区的 keys 文件夹；没有备份的，请删去其中的 signing.key，程序会另做一把，主管部门要重新确认它的指纹。'
  )
}

async function kept(key: KeyObject, { password }: KeyOptions): Promise<Uint8Array> {
  const pem = Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }) as string, 'utf8')
  return password === undefined ? pem : seal(pem, password)
}

function signingKey(key: KeyObject): SigningKey {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x ?? '', 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, key)
  }
}

function publicKeyOf(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
