import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { needsDisplay } from './display.mjs'
import { environment } from './environment.mjs'

const module = (name) => JSON.stringify(new URL(name, import.meta.url).href)

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Runs a program in a process of its own until it has printed a number; gives both. */
async function startProgram(source, env = process.env) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env
  })
  onTestFinished(() => child.kill('SIGKILL'))
  const [text] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, number: Number(text) }
}

describe.runIf(process.platform === 'linux')('nothing outlives us', () => {
  test.each(['SIGINT', 'SIGTERM'])('%s ends what a child of ours has started', async (signal) => {
    const grandparent = `
      import { runNode } from ${module('children.mjs')}
      const family = "const { spawn } = require('node:child_process')\\n" +
        "console.log(spawn('sleep', ['600']).pid); setInterval(() => {}, 1000)"
      await runNode(['-e', family], { show: true })`
    const { child, number: grandchild } = await startProgram(grandparent)
    expect(alive(grandchild)).toBe(true)
    child.kill(signal)
    const [code] = await once(child, 'exit')
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143)
    await vi.waitFor(() => expect(alive(grandchild)).toBe(false), { timeout: 5_000 })
  })

  test('a virtual display ends with its program, even a killed one', async () => {
    const program = `
      import { execFileSync } from 'node:child_process'
      import { withDisplay } from ${module('display.mjs')}
      await withDisplay(async ({ DISPLAY }) => {
        const servers = execFileSync('pgrep', ['-P', execFileSync('pgrep', ['-P', String(process.pid), 'sh']).toString().trim(), 'Xvfb'])
        console.log(/^:\\d+$/.test(DISPLAY) ? servers.toString().trim() : 0)
        await new Promise((resolve) => setTimeout(resolve, 600_000))
      })`
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env
    const { child, number: server } = await startProgram(program, env)
    expect(server).toBeGreaterThan(0)
    expect(alive(server)).toBe(true)
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(alive(server)).toBe(false), { timeout: 5_000 })
  })
})

test.each([
  [{}, 'linux', true],
  [{ DISPLAY: '' }, 'linux', true],
  [{ DISPLAY: ':0' }, 'linux', false],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false],
  [{}, 'win32', false],
  [{}, 'darwin', false]
])('with %j on %s a virtual display is needed: %s', (env, platform, expected) => {
  expect(needsDisplay(env, platform)).toBe(expected)
})

test('children never take Electron for a Node', () => {
  vi.stubEnv('ELECTRON_RUN_AS_NODE', '1')
  expect(environment({ A: 'b' })).toMatchObject({ A: 'b' })
  expect(environment()).not.toHaveProperty('ELECTRON_RUN_AS_NODE')
  vi.unstubAllEnvs()
})
