/**
 * Packs the Electron of this machine (where that is the stand-in: in a temporary folder only, deleted at once)
 * through the very configuration and hook of a release.
 */
import { extractFile, listPackage } from '@electron/asar'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { electronLaunch } from '../electron.mjs'
import { buildIfStale } from '../commands/build.mjs'
import { withDisplay } from '../commands/display.mjs'
import { digest } from '../prepare/files.mjs'
import { here } from '../prepare/place.mjs'
import { parts, standIn } from '../stand-in/pins.mjs'
import { afterPack, packedBinary } from './after-pack.mjs'
import { fusePolicy, readFuses } from './fuses.mjs'
import { prepareNotices } from './prepare-notices.mjs'
import { refuseStandIn } from './refuse.mjs'

const LIMIT = 120_000
const launch = electronLaunch()
const original = dirname(launch.executablePath)
/** What makes the stand-in one; the rest is an Electron like any other. */
const traces = Object.values(parts).filter((name) => name !== parts.executable)
const isTrace = (path) => traces.some((name) => path.startsWith(join(original, name)))

describe.runIf(process.platform === 'linux')('a package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yusuanbu-pack-'))
  const packed = join(
    folder,
    'out',
    process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`
  )
  const asar = join(packed, 'resources', 'app.asar')
  let before

  beforeAll(async () => {
    before = await digest(launch.executablePath, 'sha256', 'hex')
    await buildIfStale()
    prepareNotices()
    const dist = join(folder, 'dist')
    cpSync(original, dist, { recursive: true, filter: (path) => !isTrace(path) })
    const { build, Platform, Arch } = await import('electron-builder')
    const { default: config } = await import('../../electron-builder.config.cjs')
    await build({
      targets: Platform.LINUX.createTarget('dir', Arch[process.arch]),
      projectDir: here.root,
      publish: 'never',
      config: {
        ...config,
        electronDist: dist,
        directories: { ...config.directories, output: join(folder, 'out') }
      }
    })
  }, LIMIT)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('has the fuses of the policy, read back from its binary', async () => {
    expect(await readFuses(join(packed, 'yusuanbu'))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: false,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      // The newest fuse, which the stand-in does not have yet.
      ...(launch.standIn ? {} : { WasmTrapHandlers: true })
    })
  })

  test('was made without touching the Electron it was made from', async () => {
    expect(await digest(launch.executablePath, 'sha256', 'hex')).toBe(before)
    expect((await readFuses(launch.executablePath)).RunAsNode).toBe(true)
  })

  test('holds only what is run', () => {
    const files = listPackage(asar).map((name) => name.split(sep).join('/'))
    const top = [...new Set(files.map((name) => name.split('/')[1]))].sort()
    expect(top).toEqual(['node_modules', 'out', 'package.json', 'resources'])
    const modules = files.filter((name) => name.startsWith('/node_modules/'))
    expect([...new Set(modules.map((name) => name.split('/')[2]))]).toEqual(['better-sqlite3'])
    expect(modules.filter((name) => name.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
    ])
    expect(modules.filter((name) => /better-sqlite3\/(src|deps)(\/|$)/.test(name))).toEqual([])
    expect(files.filter((name) => /\/bundled|build\.json|\.map$|\.test\.|\.ts$/.test(name))).toEqual([])
    expect(JSON.parse(extractFile(asar, 'package.json'))).toMatchObject({
      name: 'yusuanbu',
      main: 'out/main/index.js'
    })
  })

  test('keeps outside app.asar nothing but the database driver', () => {
    const driver = `app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
    expect(statSync(join(packed, 'resources', driver)).size).toBeGreaterThan(1_000_000)
    expect(
      spawnSync('find', [`${asar}.unpacked`, '-type', 'f'])
        .stdout.toString()
        .trim()
        .split('\n')
    ).toHaveLength(1)
    expect(existsSync(join(packed, 'resources', 'default_app.asar'))).toBe(false)
  })

  test('brings the notices of everything in it', () => {
    const text = readFileSync(join(packed, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of ['better-sqlite3', 'naive-ui', 'zod', 'pinia'])
      expect(text).toMatch(new RegExp(`^${name}@`, 'm'))
    expect(existsSync(join(packed, 'LICENSE.electron.txt'))).toBe(true)
    expect(existsSync(join(packed, 'LICENSES.chromium.html'))).toBe(true)
  })

  test('opens its page', async () => {
    const titles = await withDisplay((extra) =>
      pagesOf(join(packed, 'yusuanbu'), join(folder, 'user-data'), extra)
    )
    expect(titles.some((url) => url.startsWith('app://'))).toBe(true)
  })

  test('is nothing but this program: asked to be a Node it is none', () => {
    const asNode = (program) =>
      spawnSync(program, ['-e', 'console.log("I am Node")'], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DISPLAY: '', WAYLAND_DISPLAY: '' },
        timeout: 20_000
      }).stdout.toString()
    expect(asNode(launch.executablePath)).toContain('I am Node')
    expect(asNode(join(packed, 'yusuanbu'))).not.toContain('I am Node')
  })

  test('of the stand-in as it is, is refused and deleted', async () => {
    writeFileSync(join(packed, parts.record), JSON.stringify({ electron: standIn.electron }))
    const context = {
      appOutDir: packed,
      electronPlatformName: 'linux',
      arch: 1,
      packager: { executableName: 'yusuanbu' }
    }
    await expect(afterPack(context)).rejects.toThrow(/never packaged/)
    expect(existsSync(packed)).toBe(false)
  })
})

/** Starts a packed program and gives the addresses of its pages, once it shows one. */
async function pagesOf(program, userData, extra) {
  const args = ['--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${userData}`]
  const { ELECTRON_RUN_AS_NODE: _none, ...env } = process.env
  const child = spawn(program, args, { env: { ...env, ...extra }, stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => child.kill('SIGKILL'))
  const port = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      said += chunk
      const match = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)
      if (match) resolve(match[1])
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  for (;;) {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
    const pages = targets.filter(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank')
    if (pages.length > 0) return pages.map(({ url }) => url)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test.each([
  ['linux', {}, '/out/yusuanbu'],
  ['win32', {}, '/out/预算簿.exe'],
  ['darwin', {}, '/out/预算簿.app']
])('the packed binary on %s', (electronPlatformName, _, expected) => {
  const packager = { executableName: 'yusuanbu', appInfo: { productFilename: '预算簿' } }
  expect(packedBinary({ appOutDir: '/out', electronPlatformName, packager })).toBe(join(expected))
})

test('the integrity of app.asar is checked where Electron can', () => {
  expect(fusePolicy('win32').EnableEmbeddedAsarIntegrityValidation).toBe(true)
  expect(fusePolicy('darwin').EnableEmbeddedAsarIntegrityValidation).toBe(true)
})

test('the stand-in is refused before anything is packed', () => {
  expect(() => refuseStandIn({ standIn: false })).not.toThrow()
  expect(() => refuseStandIn({ standIn: true })).toThrow(
    /needs the official Electron.*never packaged.*ELECTRON_MIRROR.*Nothing was packed/
  )
})

if (launch.standIn) {
  test('npm run package here ends with that sentence and exit code 1', () => {
    const command = [join(here.root, 'scripts', 'run.mjs'), 'package', '--linux', 'dir']
    const { status, stderr } = spawnSync(process.execPath, command)
    expect(stderr.toString()).toContain('Nothing was packed.')
    expect(status).toBe(1)
  })
}
