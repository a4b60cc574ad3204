import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where preparation reads and writes. Everything it fetches or makes lies in `.cache/` (ignored by git)
 * or in `node_modules/`; deleting both is always safe and only costs the time to prepare again.
 *
 * @typedef {ReturnType<typeof placeAt>} Place
 */

/** The places of a project folder. Tests give a temporary folder. */
export function placeAt(root) {
  const cache = join(root, '.cache')
  return {
    root,
    cache,
    lockFile: join(root, 'package-lock.json'),
    modules: join(root, 'node_modules'),
    packagesStamp: join(root, 'node_modules', '.yusuanbu-prepared.json'),
    node: join(cache, 'node'),
    standIn: join(cache, 'stand-in'),
    electronRecord: join(cache, 'electron.json'),
    preparationLock: join(cache, 'preparation.lock')
  }
}

/** The places of this very checkout. */
export const here = placeAt(fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, ''))
