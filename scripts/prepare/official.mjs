import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { connect } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run, tail } from './command.mjs'
import { temporaryFolder } from './files.mjs'
import { nodeFor } from './node.mjs'

const DOWNLOADS = 'https://github.com/electron/electron/releases/download/'
const CONNECT_MS = 5_000
const STALL_MS = 45_000
const LOOK_MS = 1_000

/** The version that package.json pins, from the installed package. */
export function pinnedVersion(place) {
  return JSON.parse(readFileSync(join(place.modules, 'electron', 'package.json'), 'utf8')).version
}

/** The official binary's path when it is installed whole and of the pinned version, else undefined. */
export function officialBinary(place) {
  const folder = join(place.modules, 'electron')
  try {
    const version = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return version === pinnedVersion(place) && existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** Where the electron package downloads from, by the settings it honours itself. */
export function downloadBase(env = process.env) {
  return env.npm_config_electron_mirror || env.NPM_CONFIG_ELECTRON_MIRROR || env.ELECTRON_MIRROR || DOWNLOADS
}

const proxyOf = (env) => env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy

/** Server and proxy of a download as one text: another route is worth another try. */
export function downloadRoute(env = process.env) {
  return [downloadBase(env), proxyOf(env)].filter(Boolean).join(' by ')
}

/** What must answer before a download is worth trying: the proxy where one is set, else the server. */
export function gateway(base, env = process.env) {
  const proxy = proxyOf(env)
  return { url: new URL(proxy || base), proxy: Boolean(proxy) }
}

/**
 * Does it answer within five seconds? Of a server the beginning of any HTTP answer is asked for (some networks
 * take every connection and then keep silent), of a proxy only that it takes the connection.
 */
export function answers({ url, proxy }, limit = CONNECT_MS) {
  return new Promise((resolve) => {
    const end = (answer) => {
      clearTimeout(timer)
      resolve(answer)
      asked.destroy()
    }
    const asked = proxy
      ? connect(Number(url.port) || 80, url.hostname, () => end(true))
      : (url.protocol === 'http:' ? http : https).request(url, { method: 'HEAD' }, () => end(true)).end()
    asked.on('error', () => end(false))
    // A time-out of our own: resolving the name may be what hangs.
    const timer = setTimeout(() => end(false), limit)
  })
}

/** Has an earlier download left the archive in Electron's own cache? Then no network is needed. */
function inElectronCache(version, env = process.env) {
  const folders = [
    env.electron_config_cache,
    env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'electron', 'Cache'),
    join(homedir(), 'Library', 'Caches', 'electron'),
    join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron')
  ]
  const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`
  return folders.some((folder) => {
    if (!folder || !existsSync(folder)) return false
    return readdirSync(folder).some((entry) => existsSync(join(folder, entry, archive)))
  })
}

/** Bytes in a folder and below; a folder that changes meanwhile is no error. */
function bytesIn(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? bytesIn(path) : entry.isFile() ? statSync(path).size : 0)
    }, 0)
  } catch {
    return 0
  }
}

/** Ends a child that has written nothing below the folders for a while. */
function watchForStall(child, folders, limit = STALL_MS) {
  let bytes = -1
  let since = Date.now()
  const timer = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + bytesIn(folder), 0)
    if (now !== bytes) {
      bytes = now
      since = Date.now()
    } else if (Date.now() - since > limit) {
      child.kill('SIGKILL')
    }
  }, LOOK_MS)
  child.on('close', () => clearInterval(timer))
}

/**
 * Tries to install the official binary with the electron package's own installer, which checks its hash and
 * honours mirror and cache settings. Never waits long: five seconds for an answer, 45 without a byte.
 *
 * @returns {Promise<string | undefined>} undefined when it is installed, else why not, in one line
 */
export async function installOfficial(place, limits = {}) {
  const base = downloadBase()
  const door = gateway(base)
  if (!inElectronCache(pinnedVersion(place)) && !(await answers(door, limits.connect))) {
    return `${door.url.hostname} does not answer`
  }
  const folder = join(place.modules, 'electron')
  const downloads = temporaryFolder(place.cache, 'electron')
  mkdirSync(downloads, { recursive: true })
  const env = {
    ...process.env,
    TMPDIR: downloads,
    TEMP: downloads,
    TMP: downloads,
    ELECTRON_GET_NO_PROGRESS: '1',
    // Node's own fetch then goes through the proxy of the environment.
    ...(door.proxy ? { NODE_USE_ENV_PROXY: '1' } : {})
  }
  try {
    const { code, output } = await run(nodeFor(place), [join(folder, 'install.js')], {
      cwd: place.root,
      env,
      onStart: (child) => watchForStall(child, [downloads, join(folder, 'dist')], limits.stall)
    })
    if (code === 0 && officialBinary(place) !== undefined) return undefined
    return `downloading from ${new URL(base).hostname} failed: ${tail(output, 40).split('\n')[0] || 'no byte for 45 s'}`
  } finally {
    rmSync(downloads, { recursive: true, force: true })
  }
}
