import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import {
  largestPackage,
  largestParts,
  manifestName,
  partNames,
  partsOf,
  readManifest,
  signatureName
} from '@shared/exchange'
import type { Manifest, PackageKind, Part } from '@shared/exchange'
import { readBytes } from '../files'
import type { Files } from '../files'
import { sha256 } from './digest'
import { isSignedBy } from './keys'
import { openReply, openSubmission, openTask } from './read-contents'
import type { OpenedReply, OpenedSubmission, OpenedTask } from './read-contents'
import { badSignature, damaged, inconsistent, newer, notAPackage, passwordNeeded } from './refusals'
import { tooLarge, wrongKind } from './refusals'
import { sealOf, sealOverhead, unseal } from './seal'
import { fingerprintOf } from './signed-package'
import type { SignedPackage } from './signed-package'
import { unzip } from './zip-read'

/** A package that was verified: its form, its signature, its parts, and that they agree. Whose key it is, is not. */
export type OpenedPackage = OpenedTask | OpenedSubmission | OpenedReply

export interface ReadPackageOptions {
  readonly password?: string
}

const signatureLength = 64
const rules = {
  parts: new Map<string, number>([
    [manifestName, largestParts[manifestName].bytes],
    [signatureName, signatureLength],
    ...partNames.map((name) => [name, largestParts[name].bytes] as const)
  ]),
  total: 24 * 1024 * 1024
}

/** The bytes of a package's file. @throws UserError `noFile`, `packageTooLarge` */
export function packageFile(files: Files, path: string): Uint8Array {
  const bytes = bytesWithin(files, path)
  if (bytes === undefined) {
    throw new UserError('noFile', `找不到文件“${basename(path)}”。`, '请检查文件名和所在文件夹。')
  }
  return bytes
}

function bytesWithin(files: Files, path: string): Uint8Array | undefined {
  try {
    return readBytes(files, path, { most: largestPackage + sealOverhead })
  } catch (error) {
    throw error instanceof UserError && error.code === 'fileTooBig' ? tooLarge() : error
  }
}

/**
 * Reads and verifies a package from outside: all of it, or nothing and why. Nothing is written anywhere, and
 * nothing in the file is trusted: sizes before unpacking, the signature before the parts, the parts before what
 * the manifest says of them.
 * @throws UserError `notAPackage`, `packageDamaged`, `packageTooLarge`, `packageNewer`, `passwordNeeded`,
 * `passwordWrong`, `badSignature`, `packageInconsistent`
 */
export async function readPackage(
  bytes: Uint8Array,
  { password }: ReadPackageOptions = {}
): Promise<OpenedPackage> {
  if (bytes.length > largestPackage + sealOverhead) throw tooLarge()
  const contents = await unzip(await unsealed(bytes, password), rules)
  const manifestBytes = contents.get(manifestName)
  const signature = contents.get(signatureName)
  if (manifestBytes === undefined || signature === undefined) throw damaged('缺少清单或签名')
  const read = readManifest(manifestBytes, largestParts[manifestName])
  if (!read.ok) throw read.code === 'newer' ? newer(read.why) : damaged(`清单${read.why}`)
  const manifest = read.value
  if (!isSignedBy(manifest.signer, manifestBytes, signature)) throw badSignature()
  demandParts(manifest, contents)
  return openedPackage(manifest, {
    contents,
    signed: {
      fingerprint: fingerprintOf(manifest),
      manifest: Buffer.from(manifestBytes).toString('utf8'),
      signature: Buffer.from(signature).toString('hex'),
      parts: new Map(manifest.content.parts.map(({ name }) => [name, textOf(contents, name)]))
    }
  })
}

/** As {@link readPackage}, of one kind only. @throws UserError `wrongPackageKind` too */
export async function readPackageOf<Kind extends PackageKind>(
  kind: Kind,
  bytes: Uint8Array,
  options: ReadPackageOptions = {}
): Promise<Extract<OpenedPackage, { kind: Kind }>> {
  const opened = await readPackage(bytes, options)
  if (!isOf(opened, kind)) throw wrongKind(kind, opened.kind)
  return opened
}

function isOf<Kind extends PackageKind>(
  opened: OpenedPackage,
  kind: Kind
): opened is Extract<OpenedPackage, { kind: Kind }> {
  return opened.kind === kind
}

async function unsealed(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  switch (sealOf(bytes)) {
    case 'newer':
      throw newer('它的加密方式本程序不认识')
    case 'known':
      if (password === undefined) throw passwordNeeded()
      return unseal(bytes, password)
    case 'none':
      // "PK": whatever else it is, it was never a package.
      if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notAPackage()
      return bytes
  }
}

/** Exactly the parts that the manifest lists, each as it was when it was signed. */
function demandParts({ kind, content }: Manifest, contents: ReadonlyMap<string, Uint8Array>): void {
  const listed: readonly Part[] = content.parts
  const names = new Set<string>(listed.map(({ name }) => name))
  const { needed, allowed }: { needed: readonly string[]; allowed: readonly string[] } = partsOf[kind]
  if (needed.some((name) => !names.has(name))) throw inconsistent('缺少必要的部分')
  if ([...names].some((name) => !needed.includes(name) && !allowed.includes(name)))
    throw inconsistent('有这种包不应有的部分')
  if (contents.size !== names.size + 2) throw damaged('各部分与清单对不上')
  for (const { name, bytes, sha256: expected } of listed) {
    const content = contents.get(name)
    if (content?.length !== bytes || sha256(content) !== expected) {
      throw damaged(`“${name}”与清单上记的不一致`)
    }
  }
}

interface Verified {
  readonly contents: ReadonlyMap<string, Uint8Array>
  readonly signed: SignedPackage
}

function textOf(contents: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(contents.get(name) ?? []).toString('utf8')
}

function openedPackage(manifest: Manifest, verified: Verified): OpenedPackage {
  const { contents, signed } = verified
  const common = { ...signed, signer: manifest.signer, made: manifest.made }
  switch (manifest.kind) {
    case 'task':
      return { ...common, kind: 'task', content: manifest.content, ...openTask(manifest.content, contents) }
    case 'submission':
      return {
        ...common,
        kind: 'submission',
        content: manifest.content,
        ...openSubmission(manifest.content, contents)
      }
    case 'reply':
      return { ...common, kind: 'reply', content: manifest.content, ...openReply(manifest.content, contents) }
  }
}
