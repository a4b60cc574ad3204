import { spawn } from 'node:child_process'
import { basename } from 'node:path'

const KEPT = 20_000

const running = new Set()
let told = () => undefined

/** Calls back with the process ids of the commands under way whenever they change. */
export function onRunning(listener) {
  told = listener
}

function note(child) {
  if (child.pid === undefined) return
  running.add(child.pid)
  told([...running])
  child.on('exit', () => {
    running.delete(child.pid)
    told([...running])
  })
}

/**
 * Runs a command to its end without showing its output.
 *
 * @returns {Promise<{ code: number, output: string, stdout: string }>} `code` is 1 when a signal ended it and
 *   127 when the command does not exist; `output` is the end of stdout and stderr together.
 */
export function run(command, args, options = {}) {
  const { onStart, ...spawnOptions } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions })
    note(child)
    let output = ''
    let stdout = ''
    const keep = (chunk) => (output = (output + chunk).slice(-KEPT))
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk
      keep(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => resolve({ code: 127, output: error.message, stdout }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
    onStart?.(child)
  })
}

/** Runs npm with the settings of the user (registry, proxy, mirror), whatever shell it was started from. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath
  if (cli !== undefined && basename(cli) === 'npm-cli.js')
    return run(process.execPath, [cli, ...args], options)
  const windows = process.platform === 'win32'
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options })
}

/** The last lines of a command's output, for a sentence about its failure. */
export function tail(output, lines = 12) {
  return output.trim().split(/\r?\n/).slice(-lines).join('\n')
}
