import { describe, expect, it } from 'vitest'
import type { ProgramEvent } from '@shared/ipc'
import { Events } from './events'
import { InOrder } from './in-order'
import { SavedFiles } from './saved-files'

const event = (message: string): ProgramEvent => ({ kind: 'notice', notice: { severity: 'notice', message } })

describe('Events', () => {
  it('keeps what happens until it is asked for, in order', async () => {
    const events = new Events()
    events.push(event('a'))
    events.push(event('b'))
    expect([await events.next(), await events.next()]).toEqual([event('a'), event('b')])
  })

  it('answers who waits, once', async () => {
    const events = new Events()
    const waiting = events.next()
    events.push(event('a'))
    events.push(event('b'))
    expect(await waiting).toEqual(event('a'))
    expect(await events.next()).toEqual(event('b'))
  })

  it('lets only the newest wait: a page that was loaded anew gets what its forerunner would have got', async () => {
    const events = new Events()
    const [before, after] = [events.next(), events.next()]
    events.push(event('a'))
    expect([await before, await after]).toEqual([null, event('a')])
  })

  it('forgets the oldest of too many', async () => {
    const events = new Events()
    for (let n = 0; n <= 100; n += 1) events.push(event(String(n)))
    expect(await events.next()).toEqual(event('1'))
  })
})

describe('InOrder', () => {
  it('begins a piece of work only when the one before it has ended, well or badly', async () => {
    const order = new InOrder()
    const seen: string[] = []
    const slow = order.run(async () => {
      await new Promise((done) => setTimeout(done, 20))
      seen.push('slow')
      throw new Error('bad')
    })
    const quick = order.run(() => seen.push('quick'))
    await expect(slow).rejects.toThrow('bad')
    await quick
    expect(seen).toEqual(['slow', 'quick'])
  })
})

describe('SavedFiles', () => {
  it('gives a file back by its word only, as often as it is asked for', () => {
    const saved = new SavedFiles()
    const { savedAs, file } = saved.offer('/somewhere/out.pdf')
    expect(savedAs).toBe('out.pdf')
    expect([saved.pathOf(file), saved.pathOf(file)]).toEqual(['/somewhere/out.pdf', '/somewhere/out.pdf'])
    expect(() => saved.pathOf('/etc/passwd')).toThrow('找不到')
  })

  it('forgets the oldest of too many', () => {
    const saved = new SavedFiles()
    const { file } = saved.offer('/first')
    for (let n = 0; n < 100; n += 1) saved.offer(`/${String(n)}`)
    expect(() => saved.pathOf(file)).toThrow()
  })
})

it('keeps only the newest progress of a piece of work, and all packages that have come', async () => {
  const events = new Events()
  const progress = (job: string, done: number) => ({ kind: 'progress' as const, job, done, of: 9 })
  const came = (name: string) => ({ kind: 'packages' as const, packages: [{ grant: name, name }] })
  for (const one of [progress('a', 1), came('x'), progress('b', 1), progress('a', 2), came('y')])
    events.push(one)
  expect([await events.next(), await events.next(), await events.next()]).toEqual([
    progress('a', 2),
    { kind: 'packages', packages: [...came('x').packages, ...came('y').packages] },
    progress('b', 1)
  ])
})
