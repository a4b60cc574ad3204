import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { here } from '../prepare/place.mjs'
import { toolScript } from './environment.mjs'

/** Where vue-tsc writes the declarations of every part (`outDir` of the tsconfigs). */
const declarations = join(here.modules, '.cache', 'tsc')
const caches = join(here.cache, 'lint')
const SETTINGS = ['eslint.config.mjs', 'package-lock.json', 'tsconfig.base.json']

/**
 * What a lint result depends on besides the file itself: the types of all the others, as their declarations
 * say them, and the settings. A cache of another world is worth nothing: ESLint looks at a file's content only.
 */
export function lintWorld(folder = declarations, settings = SETTINGS.map((name) => join(here.root, name))) {
  const hash = createHash('sha256')
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : []
  const files = names.filter((name) => /\.d\.m?ts$/.test(name)).sort()
  for (const file of [...files.map((name) => join(folder, name)), ...settings]) {
    hash.update(file).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** How ESLint is run. Reads the declarations: type checking comes first. */
export function lintCommand() {
  const cache = join(caches, lintWorld())
  for (const name of existsSync(caches) ? readdirSync(caches) : []) {
    if (join(caches, name) !== cache) rmSync(join(caches, name), { recursive: true, force: true })
  }
  const cached = ['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/`]
  return [toolScript('eslint'), '.', '--max-warnings', '0', ...cached]
}
