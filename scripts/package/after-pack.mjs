import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../prepare/console.mjs'
import { here } from '../prepare/place.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { parts } from '../stand-in/pins.mjs'
import { setFuses } from './fuses.mjs'
import { holdToFloor } from './glibc.mjs'

const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/** The floor that package.json states. */
export function glibcFloor() {
  return JSON.parse(readFileSync(join(here.root, 'package.json'), 'utf8')).glibcFloor
}

/** The packed executable (on macOS the .app folder). */
export function packedBinary({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName === 'linux') return join(appOutDir, packager.executableName)
  const extension = electronPlatformName === 'darwin' ? 'app' : 'exe'
  return join(appOutDir, `${packager.appInfo.productFilename}.${extension}`)
}

/**
 * electron-builder's hook after a folder is packed and before it is signed: refuses the stand-in, removes what
 * belongs to development, sets the fuses and holds Linux to its glibc floor.
 */
export async function afterPack(context) {
  const { appOutDir, electronPlatformName } = context
  if (existsSync(join(appOutDir, parts.record))) {
    rmSync(appOutDir, { recursive: true, force: true })
    throw new Sentence('The stand-in for Electron is never packaged. What was packed has been deleted.')
  }
  for (const name of ['version', join('resources', 'default_app.asar')])
    rmSync(join(appOutDir, name), { force: true })
  await setFuses(packedBinary(context), electronPlatformName, archNames[context.arch])
  if (electronPlatformName !== 'linux') return
  const floor = glibcFloor()
  const most = holdToFloor(appOutDir, floor)
  say(`glibc: floor ${floor}, most demanding ${most?.file.slice(appOutDir.length + 1)} ${most?.glibc}`)
}
