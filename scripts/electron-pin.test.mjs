import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** The oldest major version that the Electron project still mends; raise it with docs/security.md. */
const OLDEST_MENDED = 43

const isCurrent = (pin) => /^\d+\.\d+\.\d+$/.test(pin) && Number(pin.split('.')[0]) >= OLDEST_MENDED

describe('the pin of Electron', () => {
  it('is one exact version that is still mended, and the one that is installed', () => {
    const pin = read('../package.json').devDependencies.electron
    expect(isCurrent(pin)).toBe(true)
    expect(read('../node_modules/electron/package.json').version).toBe(pin)
  })

  it.each(['33.2.1', '42.9.9', '^45.4.1', 'latest', '45', '45.0.0-beta.1'])('would not do as %s', (pin) => {
    expect(isCurrent(pin)).toBe(false)
  })
})
