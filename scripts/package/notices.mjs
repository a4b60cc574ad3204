import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Sentence } from '../prepare/sentence.mjs'
import { here } from '../prepare/place.mjs'
import { bundledPackages } from '../build/bundled.mjs'
import { iscText } from './isc.mjs'
import { isAllowed, shippable } from './licences.mjs'

const RULE = '='.repeat(80)

/**
 * Every package that is shipped: what the build has bundled, and the production dependencies with theirs.
 *
 * @returns {{ name: string, version: string, licence: string | undefined, folder: string }[]} sorted by name
 */
export function shippedPackages(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const named = new Set(bundledPackages(join(root, 'out')))
  const installed = Object.entries(lock)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => describe(join(root, path), path, entry))
  const shipped = installed.filter(({ id, production }) => named.has(id) || production)
  const unknown = [...named].filter((id) => !shipped.some((one) => one.id === id))
  if (unknown.length > 0)
    throw new Sentence(`The build has packages the lock file does not name: ${unknown.join(', ')}.`)
  const byId = new Map(shipped.map((one) => [one.id, one]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function describe(folder, path, entry) {
  const name = entry.name ?? path.replace(/^.*node_modules\//, '')
  const production = entry.dev !== true && entry.optional !== true && entry.devOptional !== true
  return {
    id: `${name}@${entry.version}`,
    name,
    version: entry.version,
    licence: entry.license,
    folder,
    production
  }
}

/** @throws {Sentence} naming the packages whose licence does not allow shipping them */
export function checkLicences(packages) {
  const refused = packages.filter(({ licence }) => !isAllowed(licence, shippable))
  if (refused.length === 0) return
  const list = refused.map(({ id, licence }) => `  ${id}: ${licence ?? 'no licence stated'}`).join('\n')
  throw new Sentence(
    `These packages would be shipped, and their licence is not one of ${shippable.join(', ')}:\n${list}\n` +
      'Use another package, or keep this one out of what is bundled.'
  )
}

/** A package's licence text: all files that hold one, or what its package.json says. */
function licenceText({ folder, licence }) {
  const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const texts = files
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim())
  return texts.length > 0 ? texts.join('\n\n') : declared(folder, licence)
}

/** The project's own LICENSE is the MIT text. */
const mitText = (holder) =>
  readFileSync(join(here.root, 'LICENSE'), 'utf8')
    .replace(/^Copyright.*$/m, `Copyright (c) ${holder}`)
    .trim()
const standardTexts = { MIT: mitText, ISC: iscText }

/** For a package that names its licence and brings no text: the standard text, in the name of its author. */
function declared(folder, licence) {
  const { name, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`
  const text = standardTexts[licence]
  if (text === undefined) throw new Sentence(`${folder} holds no licence text: add one for ${licence}.`)
  return text(holder)
}

/** The text of THIRD-PARTY-NOTICES.txt. Electron and Chromium bring their own files. */
export function notices(packages) {
  const parts = packages.map((one) => `${RULE}\n${one.id} (${one.licence})\n${RULE}\n\n${licenceText(one)}\n`)
  const opening =
    '预算簿 is made with the following software.\n' +
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html.\n' +
    'SQLite, inside better-sqlite3, is in the public domain.\n'
  return [opening, ...parts].join('\n')
}
