import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { here } from '../prepare/place.mjs'
import { nodeFor } from '../prepare/node.mjs'

/** The name of the variable that holds the path: Windows writes it as it likes. */
const pathName = () => Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'

/** What children run in: the project's Node and tools come first, and Electron is never a mere Node. */
export function environment(extra = {}) {
  const env = { ...process.env, ...extra }
  const own = [dirname(nodeFor(here)), join(here.modules, '.bin')]
  env[pathName()] = [...own, process.env[pathName()] ?? ''].join(delimiter)
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

/** The script behind a package's command, so that it can be run by the project's Node on every system. */
export function toolScript(packageName, command = packageName) {
  const folder = join(here.modules, packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
