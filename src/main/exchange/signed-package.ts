import { contentText, largestPackage, manifestName, packageVersion, signatureName } from '@shared/exchange'
import { writeManifest } from '@shared/exchange'
import type {
  Making,
  Manifest,
  Part,
  PartName,
  ReplyStatement,
  SubmissionStatement,
  TaskStatement
} from '@shared/exchange'
import { sha256 } from './digest'
import type { SigningKey } from './keys'
import { tooLarge } from './refusals'
import { seal } from './seal'
import { zipOf } from './zip-write'

/** What is to be said in a package, by its kind; the parts are added when it is signed. */
export type Draft =
  | { readonly kind: 'task'; readonly content: Omit<TaskStatement, 'parts'> }
  | { readonly kind: 'submission'; readonly content: Omit<SubmissionStatement, 'parts'> }
  | { readonly kind: 'reply'; readonly content: Omit<ReplyStatement, 'parts'> }

/** A package that has been signed: from it the very same file can be written again, without the key. */
export interface SignedPackage {
  /** Of the content: the same whoever signed it, whenever. */
  readonly fingerprint: string
  /** The manifest's text, whose UTF-8 bytes were signed. */
  readonly manifest: string
  /** In hexadecimal. */
  readonly signature: string
  readonly parts: ReadonlyMap<PartName, string>
}

/** Signs what is to be said, with its parts. */
export function signPackage(
  draft: Draft,
  texts: ReadonlyMap<PartName, string>,
  made: Making,
  key: SigningKey
): SignedPackage {
  const parts: Part[] = [...texts]
    .map(([name, text]) => ({ name, bytes: Buffer.byteLength(text), sha256: sha256(text) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const common = { formatVersion: packageVersion, made, signer: key.publicKey } as const
  const whole = { ...common, ...withParts(draft, parts) }
  const manifest = writeManifest(whole)
  const signature = Buffer.from(key.sign(Buffer.from(manifest, 'utf8'))).toString('hex')
  return { fingerprint: fingerprintOf(whole), manifest, signature, parts: texts }
}

/** What names a package: SHA-256 over the canonical text of its kind and content. */
export function fingerprintOf(manifest: Manifest): string {
  return sha256(contentText(manifest))
}

/**
 * The bytes of the file. Without a password the same package gives the same bytes.
 * @throws UserError `packageTooLarge` when nobody could read it
 */
export async function packageBytes(
  { manifest, signature, parts }: SignedPackage,
  password?: string
): Promise<Uint8Array> {
  const zip = zipOf(
    new Map([
      [manifestName, Buffer.from(manifest, 'utf8')],
      [signatureName, Buffer.from(signature, 'hex')],
      ...[...parts].map(([name, text]) => [name, Buffer.from(text, 'utf8')] as const)
    ])
  )
  if (zip.length > largestPackage) throw tooLarge()
  return password === undefined ? zip : seal(zip, password)
}

type Stated =
  | { readonly kind: 'task'; readonly content: TaskStatement }
  | { readonly kind: 'submission'; readonly content: SubmissionStatement }
  | { readonly kind: 'reply'; readonly content: ReplyStatement }

function withParts(draft: Draft, parts: Part[]): Stated {
  switch (draft.kind) {
    case 'task':
      return { kind: draft.kind, content: { ...draft.content, parts } }
    case 'submission':
      return { kind: draft.kind, content: { ...draft.content, parts } }
    case 'reply':
      return { kind: draft.kind, content: { ...draft.content, parts } }
  }
}
