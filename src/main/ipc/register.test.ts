import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { UserError } from '@shared/errors'
import type { Handlers } from '@shared/ipc'
import { callNames } from '@shared/ipc'
import { openDoors } from './register'
import { trustedSender } from './sender'

const start = { version: '1', runtime: 'test', notices: [] }

function doors(handlers: Partial<Handlers>, { trusted = true, parseOutput = true } = {}) {
  const opened = new Map<string, (event: IpcMainInvokeEvent, input: unknown) => Promise<unknown>>()
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  openDoors(
    { handle: (channel, listener) => void opened.set(channel, listener) },
    { 'app.start': () => start, ...handlers } as Handlers,
    { trusted: () => trusted, parseOutput, log }
  )
  const call = (name: string, input: unknown) =>
    opened.get(`call:${name}`)?.({ sender: { id: 7 } } as unknown as IpcMainInvokeEvent, input)
  return { opened, log, call }
}

describe('openDoors', () => {
  it('opens one door a call and no other', () => {
    expect([...doors({}).opened.keys()]).toEqual(callNames.map((name) => `call:${name}`))
  })

  it('gives what the handler gives, as data', async () => {
    expect(await doors({}).call('app.start', {})).toEqual({ ok: true, data: start })
  })

  it('tells the handler which page calls', async () => {
    const handler = vi.fn(() => start)
    await doors({ 'app.start': handler }).call('app.start', {})
    expect(handler).toHaveBeenCalledWith({}, { page: 7 })
  })

  it('refuses a sender that is not ours before it looks at the input', async () => {
    const handler = vi.fn(() => start)
    const { call, log } = doors({ 'app.start': handler }, { trusted: false })
    expect(await call('app.start', { bad: 1 })).toMatchObject({ ok: false, error: { code: 'sender' } })
    expect(handler).not.toHaveBeenCalled()
    expect(log.warn).toHaveBeenCalledWith('call refused', { call: 'app.start', reason: 'sender' })
  })

  it.each([undefined, null, 1, 'x', [], { more: true }])('refuses the input %j', async (input) => {
    const handler = vi.fn(() => start)
    expect(await doors({ 'app.start': handler }).call('app.start', input)).toMatchObject({
      ok: false,
      error: { code: 'input' }
    })
    expect(handler).not.toHaveBeenCalled()
  })

  it('tells a foreseen failure in its own words, and does not log it', async () => {
    const { call, log } = doors({
      'app.start': () => {
        throw new UserError('full', '磁盘已满。', '请清理磁盘。')
      }
    })
    expect(await call('app.start', {})).toEqual({
      ok: false,
      error: { code: 'full', message: '磁盘已满。', action: '请清理磁盘。' }
    })
    expect(log.error).not.toHaveBeenCalled()
  })

  it('makes an incident of any other failure, with a number that the log has too', async () => {
    const { call, log } = doors({ 'app.start': () => Promise.reject(new TypeError('secret 12345')) })
    const reply = (await call('app.start', {})) as { ok: false; error: { code: string; message: string } }
    expect(reply.error.code).toBe('incident')
    const number = /\d{4}-[2-9A-Z]{4}/.exec(reply.error.message)?.[0]
    expect(number).toBeDefined()
    expect(reply.error.message).not.toContain('secret')
    expect(log.error.mock.calls[0]?.[0]).toContain(number)
  })

  it('parses what a handler gives, in development and tests', async () => {
    const wrong = { 'app.start': () => ({ ...start, version: 1 }) as never }
    expect(await doors(wrong).call('app.start', {})).toMatchObject({ ok: false, error: { code: 'incident' } })
    expect(await doors(wrong, { parseOutput: false }).call('app.start', {})).toMatchObject({ ok: true })
  })

  it('logs a slow call with its time', async () => {
    const { call, log } = doors({
      'app.start': async () => {
        await new Promise((done) => setTimeout(done, 60))
        return start
      }
    })
    await call('app.start', {})
    expect(log.warn).toHaveBeenCalledWith('slow call', {
      call: 'app.start',
      ms: expect.any(Number) as number
    })
  })
})

describe('trustedSender', () => {
  const trusted = trustedSender(['app://yusuanbu'])
  const event = (senderFrame: unknown) => ({ senderFrame }) as IpcMainInvokeEvent

  it('trusts the top frame of our own page', () => {
    expect(trusted(event({ parent: null, url: 'app://yusuanbu/index.html' }))).toBe(true)
  })

  it.each([
    ['a frame inside', { parent: {}, url: 'app://yusuanbu/index.html' }],
    ['another page', { parent: null, url: 'https://example.invalid/' }],
    ['another host', { parent: null, url: 'app://yusuanbu.evil/' }],
    ['no page yet', { parent: null, url: '' }],
    ['a frame that is gone', null]
  ])('does not trust %s', (_what, frame) => {
    expect(trusted(event(frame))).toBe(false)
  })
})
