import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronLaunch } from '../electron.mjs'
import { say } from '../prepare/console.mjs'
import { nodeFor } from '../prepare/node.mjs'
import { here } from '../prepare/place.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { parts } from '../stand-in/pins.mjs'
import { buildIfStale, forgetBuild } from './build.mjs'
import { runAttached, runNode } from './children.mjs'
import { withDisplay } from './display.mjs'
import { environment, toolScript } from './environment.mjs'

/** Why Chromium's sandbox cannot start an unpackaged Electron here, or undefined when it can. */
function noSandboxReason() {
  if (process.platform !== 'linux') return undefined
  if (process.getuid?.() === 0) return 'root'
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  return existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1' ? 'AppArmor' : undefined
}

function sandboxSwitches() {
  const reason = noSandboxReason()
  if (reason === undefined) return []
  say(`Chromium's sandbox cannot start here (${reason}): this run is without it. Installed packages keep it.`)
  return ['--no-sandbox']
}

/** `npm start`: the app, built if stale. Its exit code is ours. */
export async function startCommand(args) {
  await buildIfStale()
  const { executablePath, args: first } = electronLaunch()
  const all = [...first, ...sandboxSwitches(), here.root, ...args]
  return withDisplay((extra) => runAttached(executablePath, all, { env: environment(extra) }), { tell: true })
}

/** `npm run dev`: the app with hot reload of the page and restart of the main process. */
export async function devCommand(args) {
  const { executablePath, standIn } = electronLaunch()
  const program = standIn ? join(here.standIn, parts.launcher) : executablePath
  const sandbox = sandboxSwitches().length > 0 ? { NO_SANDBOX: '1' } : {}
  forgetBuild()
  const watch = args.includes('--watch') || args.includes('-w') ? [] : ['--watch']
  return withDisplay(
    (extra) =>
      runAttached(nodeFor(here), [toolScript('electron-vite'), 'dev', ...watch, ...args], {
        env: environment({ ...extra, ...sandbox, ELECTRON_EXEC_PATH: program })
      }),
    { tell: true }
  )
}

/** `npm run demo`: the main job, shown once. */
export async function demoCommand(args) {
  await buildIfStale()
  const tell = args.includes('--show')
  return withDisplay(
    async (extra) => {
      const script = join(here.root, 'scripts', 'demo.mjs')
      const { code } = await runNode([script, ...args], { env: environment(extra), show: true })
      return code
    },
    { tell }
  )
}

/**
 * `npm run cli`: the command line. stdout carries its result only; relative paths are the caller's.
 */
export async function cliCommand(args) {
  await buildIfStale()
  const program = join(here.root, 'out', 'cli', 'index.js')
  if (!existsSync(program)) throw new Sentence('This version has no command line yet (out/cli/index.js).')
  return runAttached(nodeFor(here), [program, ...args], { cwd: process.env.INIT_CWD ?? process.cwd() })
}
