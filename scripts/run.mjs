/**
 * The one entry of all npm scripts: `node scripts/run.mjs <command> [arguments]`. Prepares this checkout,
 * then runs the command with the project's Node. Runs on any Node from 20.19 and needs no package.
 */
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare/index.mjs'
import { nodeFor } from './prepare/node.mjs'
import { here } from './prepare/place.mjs'
import { report, Sentence } from './prepare/sentence.mjs'

/** Loaded after preparation: some need packages. */
const commands = {
  setup: () => 0,
  demo: async (args) => (await import('./commands/app.mjs')).demoCommand(args),
  start: async (args) => (await import('./commands/app.mjs')).startCommand(args),
  dev: async (args) => (await import('./commands/app.mjs')).devCommand(args),
  cli: async (args) => (await import('./commands/app.mjs')).cliCommand(args),
  build: async () => (await import('./commands/build.mjs')).buildCommand(),
  test: async (args) => (await import('./commands/test.mjs')).testCommand(args),
  'test:long': async (args) => (await import('./commands/test.mjs')).testCommand(args, { LONG: '1' }),
  bench: async (args) => (await import('./commands/typescript.mjs')).runTypeScript('bench/bench.ts', args),
  'bench:ui': async (args) => (await import('./commands/typescript.mjs')).runTypeScript('bench/ui.ts', args),
  'kill-loop': async (args) => (await import('./commands/kill-loop.mjs')).killLoopCommand(args),
  guide: async () => (await import('./commands/guide.mjs')).guideCommand(),
  format: (args) => tool('prettier', ['--write', ...(args.length > 0 ? args : ['.'])]),
  package: (args) => script('package/main.mjs', args)
}

async function script(file, args) {
  const { runNode } = await import('./commands/children.mjs')
  return (await runNode([fileURLToPath(new URL(file, import.meta.url)), ...args], { show: true })).code
}

async function tool(name, args) {
  const { toolScript } = await import('./commands/environment.mjs')
  const { runAttached } = await import('./commands/children.mjs')
  return runAttached(nodeFor(here), [toolScript(name), ...args])
}

function checkNode([major = 0, minor = 0] = process.versions.node.split('.').map(Number)) {
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Sentence(
    `Node 20.19 or newer is needed, this is ${process.versions.node}: see https://nodejs.org.`
  )
}

const [name, ...args] = process.argv.slice(2)
try {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (command === undefined) throw new Sentence(`Commands: ${Object.keys(commands).join(', ')}.`)
  checkNode()
  await prepare()
  process.exitCode = await command(args)
} catch (error) {
  process.exitCode = report(error)
}
