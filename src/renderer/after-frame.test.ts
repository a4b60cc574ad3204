import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterFrame, onceAFrame } from './after-frame'

const frames = new Map<number, () => void>()
let asked = 0
const paint = (): void => {
  const now = [...frames.values()]
  frames.clear()
  for (const one of now) one()
}

beforeEach(() => {
  frames.clear()
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    frames.set(++asked, work)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (name: number) => frames.delete(name))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('work after a frame', () => {
  it('waits for the frame, and for its end', () => {
    const work = vi.fn()
    afterFrame(work)
    expect(work).not.toHaveBeenCalled()
    paint()
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledTimes(1)
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is done all the same where nothing is painted, and once', () => {
    const work = vi.fn()
    afterFrame(work)
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(1)
    paint()
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('can be taken back before and after the frame', () => {
    const work = vi.fn()
    afterFrame(work)()
    const takeBack = afterFrame(work)
    paint()
    takeBack()
    vi.runAllTimers()
    expect(work).not.toHaveBeenCalled()
  })

  it('asked for often is done once a frame', () => {
    const work = vi.fn()
    const { ask, cancel } = onceAFrame(work)
    ask()
    ask()
    paint()
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(1)
    ask()
    paint()
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(2)
    ask()
    cancel()
    paint()
    vi.runAllTimers()
    expect(work).toHaveBeenCalledTimes(2)
  })
})
