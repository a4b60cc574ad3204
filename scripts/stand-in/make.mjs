import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digest, putInPlace, sizeOf, temporaryFolder, writeJson } from '../prepare/files.mjs'
import { fetchArchive, unpackArchive } from '../prepare/registry.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { parts, recipe, standIn } from './pins.mjs'
import { unzip } from './unzip.mjs'

const own = (name) => fileURLToPath(new URL(name, import.meta.url))
const APP = 'Cypress/resources/app/'
const SQLITE = `${APP}node_modules/better-sqlite3/`
const LEFT_OUT = ['Cypress/resources/app-update.yml', 'Cypress/browser_v8_context_snapshot.bin']

/** Which entries of the zip make the stand-in, and where they go. */
export function destination(entry) {
  if (entry === standIn.binary.entry) return parts.executable
  if (entry.startsWith(SQLITE)) {
    const name = entry.slice(SQLITE.length)
    const wanted = /^(lib\/.*|package\.json|LICENSE|build\/Release\/better_sqlite3\.node)$/.test(name)
    return wanted ? `${parts.sqlite}/${name}` : undefined
  }
  if (entry.startsWith(APP) || LEFT_OUT.includes(entry)) return undefined
  return entry.replace(/^Cypress\//, '')
}

/**
 * Fetches, checks and makes the stand-in at `.cache/stand-in`: everything happens in a temporary folder, the
 * last act is a rename.
 *
 * @param {import('../prepare/place.mjs').Place} place
 * @throws {Sentence} when it cannot be fetched or is not the pinned one
 */
export async function makeStandIn(place, pins = standIn) {
  const work = temporaryFolder(place.cache, 'stand-in')
  try {
    const archive = await fetchArchive(pins.archive, work)
    await unpackArchive(archive, work, [pins.zip.name])
    rmSync(archive)
    const zip = join(work, pins.zip.name)
    await expectDigest(zip, pins.zip.sha256)
    const folder = join(work, 'stand-in')
    mkdirSync(folder)
    await unzip(zip, folder, destination)
    rmSync(zip)
    await expectDigest(join(folder, parts.executable), pins.binary.sha256)
    await furnish(folder)
    putInPlace(folder, place.standIn)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** @throws {Sentence} when the file is not the pinned one */
export async function expectDigest(file, sha256) {
  const found = await digest(file, 'sha256', 'hex')
  if (found === sha256) return
  throw new Sentence(
    `The stand-in for Electron was refused: ${basename(file)} is not the file this project knows ` +
      `(sha256 ${found}). Nothing of it was kept. Check which registry npm uses (npm config get registry).`
  )
}

/** Adds what the repack lacks: fuses for tests, the loader of app folders, the way to its better-sqlite3. */
async function furnish(folder) {
  const executable = join(folder, parts.executable)
  chmodSync(executable, 0o755)
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  await createPackage(own('default-app'), join(folder, 'resources', 'default_app.asar'))
  copyFileSync(own('hook.cjs'), join(folder, parts.hook))
  giveBindings(join(folder, parts.sqlite))
  writeFileSync(join(folder, 'version'), standIn.electron)
  const launcher = join(folder, parts.launcher)
  writeFileSync(
    launcher,
    '#!/bin/sh\nhere=$(cd "$(dirname "$0")" && pwd)\nexec "$here/electron" -r "$here/hook.cjs" "$@"\n'
  )
  chmodSync(launcher, 0o755)
  writeJson(join(folder, parts.record), {
    recipe: recipe(),
    electron: standIn.electron,
    size: sizeOf(executable)
  })
}

/** better-sqlite3 11 asks the package `bindings` for its addon: here that is one line. */
function giveBindings(sqlite) {
  const bindings = join(sqlite, 'node_modules', 'bindings')
  mkdirSync(bindings, { recursive: true })
  writeFileSync(
    join(bindings, 'index.js'),
    "module.exports = () => require('../../build/Release/better_sqlite3.node')\n"
  )
}
