import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { here } from '../prepare/place.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { buildIfStale, buildProgram } from './build.mjs'
import { runNode } from './children.mjs'
import { withDisplay } from './display.mjs'
import { environment } from './environment.mjs'

/**
 * Bundles a TypeScript program of the project (benchmarks, the kill loop) to `.cache/programs/` and runs it
 * with the project's Node, its native modules left outside. A child it forks from `process.argv[1]` is itself.
 *
 * @returns {Promise<number>} its exit code
 */
export async function runTypeScript(file, args) {
  const source = join(here.root, file)
  if (!existsSync(source)) throw new Sentence(`${file} does not exist in this version.`)
  await buildIfStale()
  const bundled = await bundle(source)
  return withDisplay(async (extra) => {
    const run = ['--enable-source-maps', bundled, ...args]
    const { code } = await runNode(run, { env: environment(extra), show: true })
    return code
  })
}

async function bundle(source) {
  const name = basename(source, '.ts')
  const outDir = join(here.cache, 'programs', name)
  const { code, output } = await buildProgram({ PROGRAM_SOURCE: source, PROGRAM_OUT: outDir })
  if (code !== 0) throw new Sentence(`${source} could not be bundled:\n${output}`)
  return join(outDir, `${name}.mjs`)
}
