import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { npm, tail } from './command.mjs'
import { readJson, writeJson } from './files.mjs'
import { Sentence } from './sentence.mjs'

/**
 * What an install depends on: every package the lock file names (not the project's own entry, whose
 * description may change freely) and the platform that binaries are chosen for.
 */
export function lockDigest(lockFile, platform = `${process.platform}-${process.arch}`) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'))
  const named = Object.entries(packages).filter(([path]) => path !== '')
  return createHash('sha256').update(platform).update(JSON.stringify(named)).digest('hex')
}

/** The first step: the packages of the lock file. The stamp is written last and lies among the packages. */
export const packagesStep = {
  name: 'packages',
  doing: 'npm ci',
  todo(place) {
    const digest = lockDigest(place.lockFile)
    return readJson(place.packagesStamp)?.lock === digest ? undefined : digest
  },
  async act(place, digest, runNpm = npm) {
    rmSync(place.packagesStamp, { force: true })
    const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: place.root
    })
    if (code !== 0) {
      throw new Sentence(
        'npm ci could not install the packages. Check the network, or the registry and proxy settings ' +
          `(npm config get registry), and run the command again.\n${tail(output)}`
      )
    }
    writeJson(place.packagesStamp, { lock: digest })
    return 'npm ci'
  }
}
