/** `npm run package [-- electron-builder's arguments]`, after preparation, on the project's Node. */
import { join } from 'node:path'
import { buildIfStale } from '../commands/build.mjs'
import { runAttached } from '../commands/children.mjs'
import { toolScript } from '../commands/environment.mjs'
import { electronLaunch } from '../electron.mjs'
import { nodeFor } from '../prepare/node.mjs'
import { here } from '../prepare/place.mjs'
import { report } from '../prepare/sentence.mjs'
import { prepareNotices } from './prepare-notices.mjs'
import { refuseStandIn } from './refuse.mjs'

async function packageCommand(args) {
  refuseStandIn(electronLaunch())
  await buildIfStale()
  prepareNotices()
  const config = join(here.root, 'electron-builder.config.cjs')
  const builder = [toolScript('electron-builder'), '--config', config, '--publish', 'never', ...args]
  return runAttached(nodeFor(here), builder)
}

try {
  process.exitCode = await packageCommand(process.argv.slice(2))
} catch (error) {
  process.exitCode = report(error)
}
