import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { processAlive } from './alive'

describe('a process', () => {
  it('is alive while it runs, and not when it has ended', async () => {
    expect(processAlive(process.pid)).toBe(true)
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    expect(processAlive(child.pid ?? 0)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('is not alive as a number of its threads', () => {
    const threads = readdirSync('/proc/self/task')
      .map(Number)
      .filter((id) => id !== process.pid)
    expect(threads.length).toBeGreaterThan(0)
    for (const id of threads) {
      expect(process.kill(id, 0)).toBe(true)
      expect(processAlive(id)).toBe(false)
    }
  })

  it.runIf(process.platform === 'linux')(
    'is not alive while its parent has not learned of its end',
    async () => {
      // What the shell has started it leaves to a program that never asks after it.
      const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore']
      })
      try {
        const [told] = (await once(parent.stdout, 'data')) as [Buffer]
        const id = Number(told.toString())
        await expect.poll(() => processAlive(id)).toBe(false)
        expect(process.kill(id, 0)).toBe(true)
      } finally {
        parent.kill('SIGKILL')
      }
    }
  )
})
