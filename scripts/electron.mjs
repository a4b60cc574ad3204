import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { standInComplete } from './prepare/electron.mjs'
import { officialBinary, pinnedVersion } from './prepare/official.mjs'
import { here } from './prepare/place.mjs'
import { Sentence } from './prepare/sentence.mjs'
import { parts, standIn } from './stand-in/pins.mjs'

/**
 * The Electron that preparation put in place, as what to start: `executablePath`, then `args`, then one's own
 * switches and the app folder. The official binary needs no `args`; the stand-in preloads its hook.
 *
 * @returns {{ executablePath: string, args: string[], standIn: boolean, version: string }}
 * @throws {Sentence} when there is no binary: what to do
 */
export function electronLaunch(place = here) {
  const official = officialBinary(place)
  if (official !== undefined) {
    return { executablePath: official, args: [], standIn: false, version: pinnedVersion(place) }
  }
  if (standInComplete(place)) {
    const executablePath = join(place.standIn, parts.executable)
    return {
      executablePath,
      args: ['-r', join(place.standIn, parts.hook)],
      standIn: true,
      version: standIn.electron
    }
  }
  const half = existsSync(place.standIn) || existsSync(join(place.modules, 'electron', 'dist'))
  throw new Sentence(
    `The Electron binary is ${half ? 'incomplete' : 'missing'}. Run npm run setup, which puts it in place, and try again.`
  )
}
