import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { freshPlace } from '../testing/folder.mjs'
import { prepare } from './index.mjs'
import { Sentence } from './sentence.mjs'

function capture() {
  const lines = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(text) > 0)
  return lines
}

/** A step that is done once it has acted, unless it fails. */
function fakeStep(name, fails) {
  const step = { name, doing: name, acted: 0, todo: () => (step.acted > 0 ? undefined : 'all'), act }
  function act() {
    if (fails) throw new Sentence(`${name} says what to do`)
    step.acted += 1
    return 'made'
  }
  return step
}

describe('preparation', () => {
  test('takes each step once and prints one line for each, both times', async () => {
    const place = freshPlace()
    const steps = [fakeStep('one'), fakeStep('two')]
    const lines = capture()
    await prepare(place, steps)
    await prepare(place, steps)
    expect(steps.map(({ acted }) => acted)).toEqual([1, 1])
    const shown = lines.join('').trim().split('\n')
    expect(shown.map((line) => line.split(/\s{2,}/).slice(0, 2))).toEqual([
      ['one', 'made'],
      ['two', 'made'],
      ['one', 'up to date'],
      ['two', 'up to date']
    ])
    expect(shown.every((line) => / \d+\.\d s$/.test(line))).toBe(true)
  })

  test('stops at the step that fails, goes on from there the next time, and leaves no lock', async () => {
    const place = freshPlace()
    capture()
    const first = fakeStep('one')
    await expect(prepare(place, [first, fakeStep('two', true)])).rejects.toThrow('two says what to do')
    expect(existsSync(place.preparationLock)).toBe(false)
    const second = fakeStep('two')
    await prepare(place, [first, second])
    expect([first.acted, second.acted]).toEqual([1, 1])
  })

  test('sweeps what an interrupted preparation left half unpacked', async () => {
    const place = freshPlace()
    capture()
    const half = join(place.cache, 'tmp-node-x1')
    mkdirSync(join(half, 'bin'), { recursive: true })
    writeFileSync(join(half, 'bin', 'node'), 'half')
    await prepare(place, [fakeStep('one')])
    expect(existsSync(half)).toBe(false)
  })

  test('a step that does not apply is neither asked nor shown', async () => {
    const lines = capture()
    const step = { ...fakeStep('other system'), skip: () => true }
    await prepare(freshPlace(), [step])
    expect(lines).toEqual([])
  })
})
