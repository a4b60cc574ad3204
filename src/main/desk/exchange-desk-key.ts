import { UserError } from '@shared/errors'
import { changeKeyPassword, keyFingerprint, keyPath, openKey } from '../exchange'
import type { SigningKey } from '../exchange'
import { exists } from '../files'
import type { Files } from '../files'

/** The signing key of a workspace, as its user meets it. */
export class WorkspaceKey {
  constructor(
    private readonly files: Files,
    private readonly folder: string
  ) {}

  /** The fingerprint is absent while the key is under a password, or not made yet. @throws UserError `keyDamaged` */
  async state(): Promise<{ fingerprint?: string; locked: boolean }> {
    if (!exists(this.files, keyPath(this.folder))) return { locked: false }
    try {
      const { publicKey } = await openKey(this.files, this.folder)
      return { fingerprint: keyFingerprint(publicKey), locked: false }
    } catch (error) {
      if (error instanceof UserError && error.code === 'passwordNeeded') return { locked: true }
      throw error
    }
  }

  /** The key, made where there is none yet. @throws UserError `passwordNeeded`, `passwordWrong`, `keyDamaged` */
  open(password?: string): Promise<SigningKey> {
    return ofKey(() => openKey(this.files, this.folder, password === undefined ? {} : { password }))
  }

  /** Sets, changes or takes away its password. @throws UserError as {@link open}; it is then as it was */
  async changePassword({ from, to }: { from?: string; to?: string }): Promise<void> {
    if (!exists(this.files, keyPath(this.folder))) {
      await openKey(this.files, this.folder, to === undefined ? {} : { password: to })
      return
    }
    const passwords = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    await ofKey(() => changeKeyPassword(this.files, this.folder, passwords))
  }
}

/** The encryption is that of packages, and so is its refusal: here it is told of the key. */
async function ofKey<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'passwordWrong') throw error
    throw new UserError(
      'passwordWrong',
      '密钥的口令不对，没有签名，也没有改动。',
      '请核对口令（注意大小写和全角、半角）后再试。',
      { cause: error }
    )
  }
}
