import { join } from 'node:path'
import { run, tail } from './command.mjs'
import { say } from './console.mjs'
import { readJson, sizeOf, writeJson } from './files.mjs'
import { nodeFor } from './node.mjs'
import { downloadRoute, installOfficial, officialBinary, pinnedVersion } from './official.mjs'
import { Sentence } from './sentence.mjs'
import { parts, recipe, standIn, standInNotice } from '../stand-in/pins.mjs'

/** Is the stand-in in its place, whole, and made by today's recipe? */
export function standInComplete(place) {
  const record = readJson(join(place.standIn, parts.record))
  return record?.recipe === recipe() && sizeOf(join(place.standIn, parts.executable)) === record.size
}

/** @param {string} reason why the official binary is not there */
export function noElectronSentence(reason) {
  return (
    `The Electron binary could not be downloaded (${reason}). Set ELECTRON_MIRROR to a mirror you trust ` +
    '(for example ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/) or HTTPS_PROXY to your proxy, and ' +
    'run the command again. A stand-in for development exists for Linux x64 only.'
  )
}

/**
 * The third step: the official Electron where it can be had, else the stand-in. Once the stand-in is made the
 * official one is tried again only when another mirror is set, or `.cache/electron.json` is deleted.
 */
export const electronStep = {
  name: 'electron',
  doing: 'fetching Electron',
  todo(place) {
    if (officialBinary(place) !== undefined) return undefined
    const triedHere = readJson(place.electronRecord)?.triedFrom === downloadRoute()
    return triedHere && standInComplete(place) ? undefined : true
  },
  upToDate(place) {
    return officialBinary(place) === undefined ? `stand-in ${standIn.electron}, up to date` : 'up to date'
  },
  async act(place) {
    const reason = await installOfficial(place)
    if (reason === undefined) return `Electron ${pinnedVersion(place)}`
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Sentence(noElectronSentence(reason))
    if (!standInComplete(place)) await makeInChild(place)
    writeJson(place.electronRecord, { standIn: true, reason, triedFrom: downloadRoute() })
    say(`${standInNotice} (${reason}; to try the official one again, delete .cache/electron.json)`)
    return `stand-in ${standIn.electron}`
  }
}

/** In a process of its own: its libraries ask for a newer Node than the one that may be running this. */
async function makeInChild(place) {
  const { code, output } = await run(nodeFor(place), [join(place.root, 'scripts', 'stand-in', 'main.mjs')], {
    cwd: place.root
  })
  if (code !== 0) throw new Sentence(tail(output, 40))
}
