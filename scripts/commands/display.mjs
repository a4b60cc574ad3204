import { spawn } from 'node:child_process'
import { say } from '../prepare/console.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { atEnd } from './children.mjs'

const START_MS = 10_000

/**
 * A guard around Xvfb: it ends when its stdin closes, that is, however this process ends. Xvfb itself picks a
 * free display number and writes it to file descriptor 3.
 */
const GUARD =
  'Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >&2 & server=$!; read -r _; kill $server; wait $server'

/** Is this a Linux without a desktop? */
export function needsDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY
}

/**
 * Runs work that opens windows; on a Linux without a desktop inside a virtual one.
 *
 * @param {(extra: Record<string, string>) => Promise<T>} work is given the variables to add for its children
 * @param {{ tell?: boolean }} options `tell`: say that nobody will see the window
 * @returns {Promise<T>}
 * @template T
 */
export async function withDisplay(work, { tell = false } = {}) {
  if (!needsDisplay()) return work({})
  if (tell) say('There is no desktop here: the window opens in a virtual display, unseen. Ctrl+C ends it.')
  const guard = spawn('sh', ['-c', GUARD], { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] })
  const end = () => guard.stdin.destroy()
  const forget = atEnd(end)
  try {
    const number = await displayNumber(guard)
    return await work({ DISPLAY: `:${number}` })
  } finally {
    end()
    forget()
  }
}

function displayNumber(guard) {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why) => reject(new Sentence(`The virtual display (Xvfb) did not start: ${why}`))
    const timer = setTimeout(() => fail(`no answer in ${START_MS / 1000} s. ${said}`), START_MS)
    guard.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk))
    guard.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      clearTimeout(timer)
      resolve(Number(chunk))
    })
    guard.on('error', (error) => fail(error.message))
    guard.on('close', () => fail(said.trim()))
  })
}
