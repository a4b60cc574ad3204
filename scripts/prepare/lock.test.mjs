import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { breakStale, isStale, withLock } from './lock.mjs'

const long = 10 * 60_000
const lockFile = () => join(freshFolder(), 'test.lock')
const write = (file, by) => writeFileSync(file, JSON.stringify({ host: hostname(), running: [], ...by }))

/** A process that has ended: its number is free. */
async function deadProcess() {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid
}

function livingProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => child.kill('SIGKILL'))
  return child.pid
}

function grow(file, ms) {
  const then = new Date(Date.now() - ms)
  utimesSync(file, then, then)
}

describe('a lock', () => {
  test('of a living process holds', () => {
    const file = lockFile()
    write(file, { pid: livingProcess() })
    expect(isStale(file)).toBe(false)
  })

  test('of a dead process is stale', async () => {
    const file = lockFile()
    write(file, { pid: await deadProcess() })
    expect(isStale(file)).toBe(true)
  })

  test('of a dead process holds while a command it started is still running', async () => {
    const file = lockFile()
    write(file, { pid: await deadProcess(), running: [livingProcess()] })
    expect(isStale(file)).toBe(false)
    grow(file, 2 * long)
    expect(isStale(file)).toBe(true)
  })

  test('that nobody has touched for long is stale, though its number lives again', () => {
    const file = lockFile()
    write(file, { pid: livingProcess() })
    grow(file, long)
    expect(isStale(file)).toBe(true)
  })

  test('of another machine is judged by its silence alone', () => {
    const file = lockFile()
    write(file, { pid: 1, host: 'another machine' })
    expect(isStale(file)).toBe(false)
    grow(file, long)
    expect(isStale(file)).toBe(true)
  })

  test('not yet written to is not stale', () => {
    const file = lockFile()
    writeFileSync(file, '')
    expect(isStale(file)).toBe(false)
  })
})

describe('breaking a stale lock', () => {
  test('is left to the one who is at it', async () => {
    const file = lockFile()
    write(file, { pid: await deadProcess() })
    writeFileSync(`${file}.breaking`, '')
    breakStale(file)
    expect(existsSync(file)).toBe(true)
    grow(`${file}.breaking`, long)
    breakStale(file)
    expect([existsSync(file), existsSync(`${file}.breaking`)]).toEqual([false, false])
  })

  test('spares one that has become a living one meanwhile', () => {
    const file = lockFile()
    write(file, { pid: livingProcess() })
    breakStale(file)
    expect(existsSync(file)).toBe(true)
  })
})

describe('work under a lock', () => {
  test('is done after a dead holder, and the lock is gone afterwards even when the work fails', async () => {
    const file = lockFile()
    write(file, { pid: await deadProcess() })
    expect(await withLock(file, () => 7)).toBe(7)
    await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(existsSync(file)).toBe(false)
  })

  test('waits for a living holder and says so once', async () => {
    const lines = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(text) > 0)
    const file = lockFile()
    const order = []
    const first = withLock(file, async () => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      order.push('first')
    })
    await withLock(file, () => order.push('second'))
    await first
    expect(order).toEqual(['first', 'second'])
    expect(lines.join('')).toMatch(
      /^Another preparation of this folder is running \(process \d+\): waiting\.\n$/
    )
  })

  test('of many processes that find a stale lock never overlaps', async () => {
    const folder = freshFolder()
    const file = join(folder, 'test.lock')
    const log = join(folder, 'log')
    write(file, { pid: await deadProcess() })
    const program = `
      import { appendFileSync } from 'node:fs'
      import { withLock } from ${JSON.stringify(new URL('lock.mjs', import.meta.url).href)}
      await withLock(${JSON.stringify(file)}, async () => {
        appendFileSync(${JSON.stringify(log)}, 'in ')
        await new Promise((resolve) => setTimeout(resolve, 20))
        appendFileSync(${JSON.stringify(log)}, 'out ')
      })`
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' })
    )
    await Promise.all(children.map((child) => once(child, 'exit')))
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(6))
  })
})
