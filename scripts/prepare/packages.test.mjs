import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freshPlace } from '../testing/folder.mjs'
import { lockDigest, packagesStep } from './packages.mjs'

function write(place, { root = {}, version = '1.0.0' } = {}) {
  const packages = { '': root, 'node_modules/a': { version } }
  writeFileSync(place.lockFile, JSON.stringify({ packages }))
  mkdirSync(place.modules, { recursive: true })
}
const npmThat = (code) => () => Promise.resolve({ code, output: 'npm said why' })

describe('the packages step', () => {
  test('is done after an install, until a package of the lock file changes', async () => {
    const place = freshPlace()
    write(place)
    expect(packagesStep.todo(place)).toBeDefined()
    await packagesStep.act(place, packagesStep.todo(place), npmThat(0))
    expect(packagesStep.todo(place)).toBeUndefined()
    write(place, { root: { license: 'MIT' } })
    expect(packagesStep.todo(place)).toBeUndefined()
    write(place, { version: '1.0.1' })
    expect(packagesStep.todo(place)).toBeDefined()
  })

  test('is not done when an install failed, nor by an earlier stamp when the next install is interrupted', async () => {
    const place = freshPlace()
    write(place)
    await packagesStep.act(place, packagesStep.todo(place), npmThat(0))
    write(place, { version: '2.0.0' })
    let stampDuringInstall
    const interrupted = () => {
      stampDuringInstall = existsSync(place.packagesStamp)
      return Promise.resolve({ code: 1, output: 'npm said why' })
    }
    await expect(packagesStep.act(place, packagesStep.todo(place), interrupted)).rejects.toThrow(
      /registry and proxy settings[^]*npm said why/
    )
    expect(stampDuringInstall).toBe(false)
    write(place)
    expect(packagesStep.todo(place)).toBeDefined()
  })

  test('an install for another system does not count', () => {
    const place = freshPlace()
    write(place)
    expect(lockDigest(place.lockFile, 'linux-x64')).not.toBe(lockDigest(place.lockFile, 'win32-x64'))
  })
})
