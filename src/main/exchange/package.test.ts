import { describe, expect, it } from 'vitest'
import { readPackage } from './read-package'
import { packageBytes } from './signed-package'
import { made, newKey, sampleLedger, submissionOf, taskOf } from './testing/packages'

const key = newKey()

describe('a package', () => {
  it('is read as it was made', async () => {
    const ledger = sampleLedger('402001')
    const signed = submissionOf(ledger, key)
    const opened = await readPackage(await packageBytes(signed))
    expect(opened).toMatchObject({
      kind: 'submission',
      signer: key.publicKey,
      fingerprint: signed.fingerprint,
      ledger,
      made
    })
    const task = await readPackage(await packageBytes(taskOf(ledger, key)))
    expect(task).toMatchObject({ kind: 'task', task: { unit: ledger.unit } })
  })

  it('of the same content has the same fingerprint, whoever made it, whenever, under a password or not', async () => {
    const ledger = sampleLedger()
    const mine = submissionOf(ledger, key)
    const other = submissionOf(ledger, newKey(), {}, { at: '2030-01-01T00:00:00.000Z', by: '李四' })
    expect(other.fingerprint).toBe(mine.fingerprint)
    expect(other.signature).not.toBe(mine.signature)
    expect(await packageBytes(mine)).toEqual(await packageBytes(submissionOf(ledger, key)))
    const sealed = await packageBytes(mine, '口令１')
    const opened = await readPackage(sealed, { password: '口令1' })
    expect(opened.fingerprint).toBe(mine.fingerprint)
    expect(submissionOf(ledger, key, { version: 2 }).fingerprint).not.toBe(mine.fingerprint)
  })

  it('under a password says nothing without it', async () => {
    const plain = await packageBytes(submissionOf(sampleLedger(), key))
    const sealed = await packageBytes(submissionOf(sampleLedger(), key), '对')
    expect(Buffer.from(sealed).includes('ledger.json')).toBe(false)
    expect(Buffer.from(plain).includes('ledger.json')).toBe(true)
    await expect(readPackage(sealed)).rejects.toMatchObject({ code: 'passwordNeeded' })
    await expect(readPackage(sealed, { password: '错' })).rejects.toMatchObject({ code: 'passwordWrong' })
    for (const at of [3, 8, 20, 30, 60, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(readPackage(changed, { password: '对' })).rejects.toMatchObject({ name: 'UserError' })
    }
  })
})
