import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { npm, run, tail } from './command.mjs'
import { digest } from './files.mjs'
import { Sentence } from './sentence.mjs'

/**
 * Fetches a package's archive with `npm pack`, so that the registry, proxy and mirror of the user's npm
 * settings hold and npm's own cache is used; refuses an archive whose content is not the pinned one.
 *
 * @param {{ name: string, version: string, sha512: string }} wanted `sha512` in base64, as in a lock file
 * @param {string} folder an empty folder
 * @returns {Promise<string>} the archive's path
 * @throws {Sentence} when it cannot be fetched, or is another one
 */
export async function fetchArchive({ name, version, sha512 }, folder, runNpm = npm) {
  const args = [
    'pack',
    `${name}@${version}`,
    '--pack-destination',
    '.',
    '--ignore-scripts',
    '--loglevel=error'
  ]
  const { code, output } = await runNpm(args, { cwd: folder })
  const file = readdirSync(folder).find((entry) => entry.endsWith('.tgz'))
  if (code !== 0 || file === undefined) {
    throw new Sentence(
      `Could not fetch ${name}@${version} from the npm registry. Check the network, or the registry and proxy ` +
        `settings (npm config get registry), and run the command again.\n${tail(output)}`
    )
  }
  const archive = join(folder, file)
  const found = await digest(archive, 'sha512', 'base64')
  if (found !== sha512) {
    rmSync(archive)
    throw new Sentence(
      `${name}@${version} from the npm registry is not the file this project knows (sha512 ${found}). ` +
        'It was deleted. Check which registry npm uses (npm config get registry).'
    )
  }
  return archive
}

/** Unpacks an npm archive's content (below `package/`) into a folder. tar is part of every supported system. */
export async function unpackArchive(archive, folder, only = []) {
  const args = [
    '-xzf',
    archive,
    '-C',
    folder,
    '--strip-components=1',
    ...only.map((name) => `package/${name}`)
  ]
  const { code, output } = await run(tarProgram(), args)
  if (code !== 0) {
    throw new Sentence(`tar could not unpack ${archive}. Is the disk full?\n${tail(output)}`)
  }
}

/** On Windows the system's own: a GNU tar on the PATH takes `C:` for the name of a host. */
function tarProgram() {
  const { SystemRoot } = process.env
  return process.platform === 'win32' && SystemRoot ? join(SystemRoot, 'System32', 'tar.exe') : 'tar'
}
