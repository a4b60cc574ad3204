import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'

/**
 * Unzips the entries that `target` names a path for (relative to the folder); entries it answers with
 * undefined are left out. Keeps the executable bit. An entry that would leave the folder is an error.
 */
export async function unzip(file, folder, target) {
  const zip = await yauzl.openPromise(file)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      const path = target(entry.fileName)
      if (path === undefined) continue
      const goal = join(folder, path)
      if (!resolve(goal).startsWith(resolve(folder) + sep))
        throw new Error(`${entry.fileName} leaves the folder`)
      mkdirSync(dirname(goal), { recursive: true })
      const mode = (entry.externalFileAttributes >>> 16) & 0o777
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(goal, { mode: mode || 0o644 }))
    }
  } finally {
    zip.close()
  }
}
