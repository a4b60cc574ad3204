import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finish, secondsSince, stepLine } from '../prepare/console.mjs'
import { readJson, writeJson } from '../prepare/files.mjs'
import { withLock } from '../prepare/lock.mjs'
import { here } from '../prepare/place.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { runNode } from './children.mjs'
import { environment, toolScript } from './environment.mjs'

const INPUTS = [
  'src',
  'scripts/build',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json'
]
const stamp = join(here.root, 'out', 'build.json')
const lock = join(here.cache, 'build.lock')
const config = (name) => join(here.root, 'scripts', 'build', name)
const commandLine = join(here.root, 'src', 'main', 'cli', 'index.ts')

/** Tests and their helpers are no part of what is built. */
const isTest = (name) => /\.test\.ts$|^testing$/.test(name)

function* filesUnder(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (isTest(entry.name)) continue
    const inner = join(path, entry.name)
    if (entry.isDirectory()) yield* filesUnder(inner)
    else yield inner
  }
}

/** A digest of everything that the build is made from. */
export function sourceDigest(root = here.root) {
  const hash = createHash('sha256')
  for (const input of INPUTS.map((name) => join(root, name)).filter((path) => existsSync(path))) {
    for (const file of /\.\w+$/.test(input) ? [input] : filesUnder(input)) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

/** Is `out/` made from these very sources? */
export function isCurrent(digest = sourceDigest()) {
  return readJson(stamp)?.source === digest
}

/** Makes the next start build anew: for whoever writes to `out/` by another way. */
export function forgetBuild() {
  rmSync(stamp, { force: true })
}

/** Runs the build whatever there is. @returns {Promise<{ code: number, output: string }>} */
export function build() {
  return withLock(lock, buildHoldingLock, 'build')
}

async function buildHoldingLock() {
  const digest = sourceDigest()
  forgetBuild()
  const results = [await runNode([toolScript('electron-vite'), 'build', '-c', config('electron.vite.mjs')])]
  if (existsSync(commandLine)) results.push(await buildCommandLine())
  const code = results.every((one) => one.code === 0) ? 0 : 1
  if (code === 0) writeJson(stamp, { source: digest })
  return { code, output: results.map(({ output }) => output).join('') }
}

/** The same work without a window, as a plain Node program: `out/cli/index.js`. */
function buildCommandLine() {
  const outDir = join(here.root, 'out', 'cli')
  return buildProgram({ PROGRAM_SOURCE: commandLine, PROGRAM_OUT: outDir, PROGRAM_SHIPPED: 'cli' })
}

/** Bundles one TypeScript program; see `scripts/build/program.vite.mjs` for the settings. */
export function buildProgram(settings) {
  const args = ['build', '--config', config('program.vite.mjs'), '--logLevel', 'warn']
  return runNode([toolScript('vite'), ...args], { env: environment(settings) })
}

/** Builds when the sources have changed since; prints a step line on stderr. @throws {Sentence} when it fails */
export async function buildIfStale() {
  const start = performance.now()
  if (isCurrent()) return finish('build', 'up to date', secondsSince(start))
  const result = await withLock(lock, async () => (isCurrent() ? undefined : buildHoldingLock()), 'build')
  if (result !== undefined && result.code !== 0) throw new Sentence(`The build failed:\n${result.output}`)
  finish(
    'build',
    result === undefined ? 'built meanwhile by another process' : 'electron-vite build',
    secondsSince(start)
  )
}

/** `npm run build`. */
export async function buildCommand() {
  const start = performance.now()
  const { code, output } = await build()
  process.stdout.write(code === 0 ? `${stepLine('build', 'out/', secondsSince(start))}\n` : output)
  return code
}
