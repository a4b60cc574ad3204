import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { electronLaunch } from '../electron.mjs'
import { parts, recipe } from '../stand-in/pins.mjs'
import { freshPlace } from '../testing/folder.mjs'
import { electronStep, noElectronSentence, standInComplete } from './electron.mjs'
import { writeJson } from './files.mjs'
import { answers, downloadRoute, gateway, installOfficial, pinnedVersion } from './official.mjs'
import { here } from './place.mjs'

/** A project folder inside this one, whose electron package finds its libraries there and has no binary. */
function placeWithPackage() {
  const place = freshPlace(here.cache)
  const folder = join(place.modules, 'electron')
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'install.js', 'checksums.json']) {
    copyFileSync(join(here.modules, 'electron', name), join(folder, name))
  }
  return place
}

function standInAt(place, record) {
  mkdirSync(place.standIn, { recursive: true })
  writeFileSync(join(place.standIn, parts.executable), 'binary')
  if (record !== undefined) writeJson(join(place.standIn, parts.record), record)
}

function officialAt(place, version) {
  const dist = join(place.modules, 'electron', 'dist')
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'electron'), 'binary')
  writeFileSync(join(dist, 'version'), version)
  writeFileSync(join(place.modules, 'electron', 'path.txt'), 'electron')
}

async function listen(handler) {
  const server = createServer(handler)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close(() => undefined).closeAllConnections())
  return `http://127.0.0.1:${server.address().port}/`
}

/** No proxy, and no cache in which an archive of an earlier day may lie. */
beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, undefined)
  vi.stubEnv('npm_config_electron_mirror', undefined)
  return () => vi.unstubAllEnvs()
})

describe('the binary to start', () => {
  test('missing: the sentence says what to run', () => {
    expect(() => electronLaunch(placeWithPackage())).toThrow(/binary is missing\. Run npm run setup/)
  })

  test.each([
    ['without its record', undefined],
    ['of another recipe', { recipe: 'old', size: 6 }],
    ['of another size than when it was made', { recipe: recipe(), size: 7 }]
  ])('a stand-in %s counts as incomplete and is made again', (_, record) => {
    const place = placeWithPackage()
    standInAt(place, record)
    writeJson(place.electronRecord, { triedFrom: downloadRoute() })
    expect(standInComplete(place)).toBe(false)
    expect(electronStep.todo(place)).toBe(true)
    expect(() => electronLaunch(place)).toThrow(/binary is incomplete\. Run npm run setup/)
  })

  test('a whole stand-in is started with its hook', () => {
    const place = placeWithPackage()
    standInAt(place, { recipe: recipe(), size: 6 })
    expect(electronLaunch(place)).toMatchObject({
      standIn: true,
      args: ['-r', join(place.standIn, 'hook.cjs')]
    })
  })

  test('the official binary comes first, if it is of the pinned version', () => {
    const place = placeWithPackage()
    standInAt(place, { recipe: recipe(), size: 6 })
    officialAt(place, '1.2.3')
    expect(electronLaunch(place).standIn).toBe(true)
    officialAt(place, `v${pinnedVersion(place)}`)
    expect(electronLaunch(place)).toMatchObject({ standIn: false, args: [] })
  })
})

describe('the official download', () => {
  test('is tried again when another mirror or proxy is set, not otherwise', () => {
    const place = placeWithPackage()
    standInAt(place, { recipe: recipe(), size: 6 })
    writeJson(place.electronRecord, { triedFrom: downloadRoute() })
    expect(electronStep.todo(place)).toBeUndefined()
    vi.stubEnv('ELECTRON_MIRROR', 'https://mirror.example/')
    expect(electronStep.todo(place)).toBe(true)
    vi.stubEnv('ELECTRON_MIRROR', undefined)
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.example:3128')
    expect(electronStep.todo(place)).toBe(true)
  })

  test('knocks at the proxy where there is one', () => {
    const base = 'https://mirror.example/electron/'
    expect(gateway(base, {})).toEqual({ url: new URL(base), proxy: false })
    const proxy = 'http://10.0.0.1:3128'
    expect(gateway(base, { https_proxy: proxy })).toEqual({ url: new URL(proxy), proxy: true })
  })

  test('an open door is known from a closed one and from one that keeps silent', async () => {
    const door = async (handler) => ({ url: new URL(await listen(handler)), proxy: false })
    const refusing = await door((_, response) => response.writeHead(404).end())
    const silent = await door(() => undefined)
    expect(await answers(refusing)).toBe(true)
    expect(await answers(silent, 300)).toBe(false)
    expect(await answers({ ...silent, proxy: true })).toBe(true)
    expect(await answers({ url: new URL('http://127.0.0.1:1/'), proxy: false })).toBe(false)
  })

  test('another file than the published one is refused', async () => {
    vi.stubEnv('ELECTRON_MIRROR', await listen((_, response) => response.end('not Electron')))
    const place = placeWithPackage()
    expect(await installOfficial(place)).toMatch(/^downloading from 127\.0\.0\.1 failed/)
    expect(electronStep.todo(place)).toBe(true)
  })

  test('a download that stalls is given up', async () => {
    const stalls = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.flushHeaders()
      response.write('first bytes')
    }
    vi.stubEnv('ELECTRON_MIRROR', await listen(stalls))
    expect(await installOfficial(placeWithPackage(), { stall: 1_500 })).toMatch(/no byte for/)
  })

  test('where there is no stand-in the sentence says what to set', () => {
    expect(noElectronSentence('github.com does not answer')).toMatch(
      /could not be downloaded \(github\.com does not answer\)\. Set ELECTRON_MIRROR .* HTTPS_PROXY/
    )
  })
})
