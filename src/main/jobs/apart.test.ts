import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '@shared/errors'
import { z } from '@shared/zod'
import { guardedWork } from './guarded'
import { workApart } from './index'
import type { Running } from './index'
import { hereWork, nodeWork } from './testing/work-processes'

const numbers = z.strictObject({ upTo: z.int() })
const sums = z.strictObject({ sum: z.int(), stopped: z.boolean() })

async function addUp({ upTo }: z.infer<typeof numbers>, { signal, tell }: Running) {
  let sum = 0
  for (let at = 1; at <= upTo && !signal.aborted; at++) {
    tell({ done: at, of: upTo, at: `第 ${at} 个` })
    sum += at
    await new Promise((done) => setTimeout(done, 1))
  }
  return { sum, stopped: signal.aborted }
}

const quiet = (): Running => ({ signal: new AbortController().signal, tell: () => undefined })

describe('work in a process of its own', () => {
  it('gives its result, and tells how far it is', async () => {
    const told: number[] = []
    const running = { ...quiet(), tell: ({ done }: { done: number }) => void told.push(done) }
    const start = hereWork(numbers, addUp)
    expect(await workApart({ ...running, start, order: { upTo: 4 }, result: sums })).toEqual({
      sum: 10,
      stopped: false
    })
    expect(told).toEqual([1, 2, 3, 4])
  })

  it('is done with what it is at when it is stopped, and gives what there is', async () => {
    const controller = new AbortController()
    const tell = ({ done }: { done: number }): void => {
      if (done === 2) controller.abort()
    }
    const work = { signal: controller.signal, tell, start: hereWork(numbers, addUp) }
    const given = await workApart({ ...work, order: { upTo: 1000 }, result: sums })
    expect(given?.stopped).toBe(true)
    expect(given?.sum).toBeLessThan(500_500)
  })

  it('refuses in the words of the work, and fails with the stack of its fault', async () => {
    const refusing = hereWork(numbers, () => {
      throw new UserError('noPlaceForMoney', '没有地方。', '换一个模板。')
    })
    const asked = { ...quiet(), order: { upTo: 1 }, result: sums }
    await expect(workApart({ ...asked, start: refusing })).rejects.toMatchObject({
      ...{ name: 'UserError', code: 'noPlaceForMoney', message: '没有地方。', action: '换一个模板。' }
    })
    const failing = hereWork(numbers, function inTheWork() {
      throw new TypeError('of undefined')
    })
    await expect(workApart({ ...asked, start: failing })).rejects.toMatchObject({
      ...{ name: 'Error', message: 'of undefined', stack: expect.stringContaining('inTheWork') as unknown }
    })
  })

  it('refuses an order and a result that do not read', async () => {
    const asked = { ...quiet(), start: hereWork(numbers, addUp), result: sums }
    await expect(workApart({ ...asked, order: { upTo: 'x' } })).rejects.toThrow(/upTo/)
    const odd = hereWork(numbers, () => 7)
    await expect(workApart({ ...asked, start: odd, order: { upTo: 1 } })).rejects.toThrow('does not read')
  })
})

describe('a real process that', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'apart-'))))
  afterAll(() => rmSync(folder, { recursive: true }))
  const program = (name: string, body: string): string => {
    const path = join(folder, `${name}.cjs`)
    writeFileSync(path, `process.on('message', ({ kind }) => { ${body} })`)
    return path
  }
  const asked = { order: {}, result: z.unknown() }

  it.each([
    ['runs out of all memory', `const kept = []; for (;;) kept.push(new Array(1e5).fill({}))`],
    ['crashes', `process.abort()`],
    ['ends without a word', `process.exit(0)`]
  ])('%s: said in a sentence, and what it had begun can be tidied away', async (_, body) => {
    const ids: (number | undefined)[] = []
    const start = nodeWork(
      program(
        'broken',
        `process.send({ kind: 'progress', done: 0, of: 1 }); setTimeout(() => { ${body} }, 50)`
      )
    )
    const work = workApart({ ...quiet(), ...asked, start, onBroken: (id) => void ids.push(id) })
    await expect(work).rejects.toMatchObject({
      code: 'workBroken',
      message: expect.stringMatching(/没写完的文件没有留下/) as unknown
    })
    expect(ids).toEqual([expect.any(Number)])
  })

  it('does not listen is ended when it is stopped', async () => {
    const controller = new AbortController()
    const start = nodeWork(
      program(
        'deaf',
        `process.send({ kind: 'progress', done: 0, of: 1 }); if (kind === 'begin') setInterval(() => 0, 1000)`
      )
    )
    const work = { ...asked, signal: controller.signal, tell: () => controller.abort(), start, patience: 20 }
    expect(await workApart(work)).toBeUndefined()
  })

  it('needs more memory than it may take is ended by its guard, which says so', async () => {
    const path = join(folder, 'greedy.cjs')
    writeFileSync(
      path,
      `const kept = []
      require('node:worker_threads').parentPort.on('message', () => { for (;;) kept.push(new Array(1e5).fill({})) })`
    )
    const told = await new Promise((resolve) =>
      guardedWork(
        { post: resolve, onMessage: (listener) => listener({ kind: 'begin', order: {} }) },
        { module: path, megabytes: 16 }
      )
    )
    expect(told).toMatchObject({
      ...{
        kind: 'refused',
        failure: { code: 'workTooLarge', message: expect.stringContaining('16 MB') as unknown }
      }
    })
  })

  it('takes the memory outside of its heap is ended as well', async () => {
    const path = join(folder, 'bytes.cjs')
    writeFileSync(
      path,
      `const kept = []
      require('node:worker_threads').parentPort.on('message', () =>
        setInterval(() => kept.length < 100 && kept.push(Buffer.alloc(4 << 20, 1)), 5))`
    )
    const told = await new Promise((resolve) =>
      guardedWork(
        { post: resolve, onMessage: (listener) => listener({ kind: 'begin', order: {} }) },
        { module: path, megabytes: 96 }
      )
    )
    expect(told).toMatchObject({ kind: 'refused', failure: { code: 'workTooLarge' } })
  })
})
