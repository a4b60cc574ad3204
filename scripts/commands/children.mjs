import { spawn } from 'node:child_process'
import { nodeFor } from '../prepare/node.mjs'
import { here } from '../prepare/place.mjs'
import { environment } from './environment.mjs'

const PATIENCE_MS = 5_000
const posix = process.platform !== 'win32'
const groups = new Set()
const ends = new Set()

/** Ends a child and everything it started: kindly first, then for certain. */
function endGroup(child, signal) {
  if (!posix) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is already gone.
  }
}

/** Something to do when this process ends early, such as ending a display. Returns how to forget it. */
export function atEnd(act) {
  ends.add(act)
  return () => ends.delete(act)
}

let leaving = false
function leave(code) {
  if (leaving) return
  leaving = true
  for (const child of groups) endGroup(child, 'SIGINT')
  const quit = () => {
    for (const child of groups) endGroup(child, 'SIGKILL')
    for (const act of ends) act()
    process.exit(code)
  }
  const deadline = Date.now() + PATIENCE_MS
  const wait = setInterval(() => {
    if (groups.size > 0 && Date.now() < deadline) return
    clearInterval(wait)
    quit()
  }, 50)
}

process.on('SIGINT', () => leave(130))
process.on('SIGTERM', () => leave(143))
process.on('SIGHUP', () => leave(129))

/**
 * Runs a script with the project's Node in a process group of its own, so that nothing it starts outlives an
 * interruption.
 *
 * @param {{ env?: object, cwd?: string, show?: boolean }} options `show`: its output goes where ours goes
 * @returns {Promise<{ code: number, output: string }>} `output` is empty when it was shown
 */
export function runNode(args, { env = environment(), cwd = here.root, show = false } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
    const child = spawn(nodeFor(here), args, { cwd, env, stdio, detached: posix })
    groups.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk))
    }
    const end = (code, text = '') => {
      groups.delete(child)
      resolve({ code, output: output + text })
    }
    child.on('error', (error) => end(127, error.message))
    child.on('close', (code) => end(code ?? 1))
  })
}

/**
 * Runs a program that talks to the terminal itself (the app, the development server, the command line): it
 * shares our terminal and its Ctrl+C, and we end as it ends.
 *
 * @returns {Promise<number>} its exit code
 */
export function runAttached(command, args, { env = environment(), cwd = here.root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
    const passOn = (signal) => child.kill(signal)
    // A Ctrl+C at the terminal reaches the child anyway: we only have to wait for it.
    process.removeAllListeners('SIGINT').on('SIGINT', () => undefined)
    process.removeAllListeners('SIGTERM').on('SIGTERM', passOn)
    process.removeAllListeners('SIGHUP').on('SIGHUP', passOn)
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`)
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
