import { describe, expect, it } from 'vitest'
import { commandOf } from './frame-keys'

const key = (name: string, held: { ctrl?: boolean; shift?: boolean; alt?: boolean } = {}) =>
  commandOf({ key: name, ctrl: false, shift: false, alt: false, ...held })

describe('the keys of the frame', () => {
  it('takes steps back and does them again, whatever the capital lock says', () => {
    expect(key('z', { ctrl: true })).toBe('undo')
    expect(key('Z', { ctrl: true })).toBe('undo')
    expect(key('Z', { ctrl: true, shift: true })).toBe('redo')
    expect(key('y', { ctrl: true })).toBe('redo')
  })

  it('goes to sections by number, the tenth by zero', () => {
    expect(key('1', { alt: true })).toEqual({ section: 0 })
    expect(key('9', { alt: true })).toEqual({ section: 8 })
    expect(key('0', { alt: true })).toEqual({ section: 9 })
    expect(key('1', { alt: true, ctrl: true })).toBeUndefined()
  })

  it('goes to the next one and the one before', () => {
    expect(key('PageDown', { ctrl: true })).toBe('nextSection')
    expect(key('PageUp', { ctrl: true })).toBe('previousSection')
    expect(key('F8')).toBe('nextFinding')
    expect(key('F8', { shift: true })).toBe('previousFinding')
  })

  it('leaves what is typed to the page', () => {
    for (const name of ['a', 'z', 'y', '1', 'Enter', 'PageDown', 'Escape']) expect(key(name)).toBeUndefined()
    for (const name of ['c', 'v', 'x', 'a', 'd', 'f']) expect(key(name, { ctrl: true })).toBeUndefined()
  })
})
