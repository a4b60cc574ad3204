import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { changeKeyPassword, isSignedBy, keyFingerprint, keyPath, namesKey, openKey } from './keys'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const said = Buffer.from('说过的话')

it('makes a workspace its key once, for its owner alone', async () => {
  const key = await openKey(nodeFiles, folder)
  expect((await openKey(nodeFiles, folder)).publicKey).toBe(key.publicKey)
  if (process.platform !== 'win32') expect(statSync(keyPath(folder)).mode & 0o077).toBe(0)
  expect(isSignedBy(key.publicKey, said, key.sign(said))).toBe(true)
  expect(isSignedBy(key.publicKey, Buffer.from('别的话'), key.sign(said))).toBe(false)
  expect(isSignedBy('00'.repeat(32), said, key.sign(said))).toBe(false)
  expect(isSignedBy('不是密钥', said, key.sign(said))).toBe(false)
})

it('keeps it under a password, changes that and takes it away; the key stays', async () => {
  const { publicKey } = await openKey(nodeFiles, folder, { password: '甲' })
  expect(readFileSync(keyPath(folder)).includes('PRIVATE KEY')).toBe(false)
  await expect(openKey(nodeFiles, folder)).rejects.toMatchObject({ code: 'passwordNeeded' })
  await expect(openKey(nodeFiles, folder, { password: '乙' })).rejects.toMatchObject({
    code: 'passwordWrong'
  })
  await changeKeyPassword(nodeFiles, folder, { from: '甲', to: '乙' })
  expect((await openKey(nodeFiles, folder, { password: '乙' })).publicKey).toBe(publicKey)
  await changeKeyPassword(nodeFiles, folder, { from: '乙' })
  expect((await openKey(nodeFiles, folder)).publicKey).toBe(publicKey)
  expect(readdirSync(join(folder, 'keys'))).toEqual(['signing.key'])
  if (process.platform !== 'win32') expect(statSync(keyPath(folder)).mode & 0o077).toBe(0)
})

it('says when the key file is no key, and leaves it', async () => {
  await openKey(nodeFiles, folder)
  writeFileSync(keyPath(folder), '-----BEGIN PRIVATE KEY-----\n坏\n')
  await expect(openKey(nodeFiles, folder)).rejects.toMatchObject({ code: 'keyDamaged' })
  expect(readFileSync(keyPath(folder), 'utf8')).toContain('坏')
})

it('has a fingerprint that people can read to each other', async () => {
  const { publicKey } = await openKey(nodeFiles, folder)
  const fingerprint = keyFingerprint(publicKey)
  expect(fingerprint).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  expect(namesKey(fingerprint.toLowerCase().replaceAll('-', ' '), publicKey)).toBe(true)
  expect(namesKey(fingerprint.replaceAll('0', 'O').replaceAll('1', 'l'), publicKey)).toBe(true)
  expect(namesKey(fingerprint.slice(0, 14), publicKey)).toBe(false)
  expect(keyFingerprint('ab'.repeat(32))).not.toBe(fingerprint)
})
