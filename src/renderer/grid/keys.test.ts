import { describe, expect, it } from 'vitest'
import type { EditMode, Key } from './keys'
import { commandOf, ofInputMethod } from './keys'

const key = (name: string): Key => {
  const parts = name.split('+')
  const has = (part: string): boolean => parts.includes(part)
  return { key: parts.at(-1) ?? '', ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') }
}
const asks = (name: string, mode: EditMode = 'none', listed = false): string | undefined =>
  commandOf(key(name), mode, listed)?.do

describe('a key', () => {
  it('that types belongs to the editor', () => {
    for (const name of [
      'a',
      '5',
      'Shift+A',
      ' ',
      '中',
      'Alt+x',
      'Dead',
      'F5',
      'Ctrl+c',
      'Ctrl+v',
      'Ctrl+x',
      'Ctrl++',
      'Ctrl+-'
    ]) {
      expect([name, asks(name)]).toEqual([name, undefined])
    }
  })

  it('asks for the same as in a spreadsheet', () => {
    const asked = {
      Tab: 'tab',
      Enter: 'enter',
      F2: 'correct',
      Delete: 'clear',
      'Ctrl+a': 'selectAll',
      'Ctrl+D': 'fillDown',
      'Ctrl+f': 'find',
      'Ctrl+z': 'undo',
      'Ctrl+y': 'redo',
      'Ctrl+Shift+Z': 'redo',
      'Alt+ArrowDown': 'openList',
      'Ctrl+Home': 'move',
      PageDown: 'move',
      'Shift+End': 'move'
    }
    for (const [name, command] of Object.entries(asked)) expect([name, asks(name)]).toEqual([name, command])
    // The whole desk's, wherever the focus is.
    for (const name of ['F1', 'F8', 'Shift+F8']) expect([name, asks(name)]).toEqual([name, undefined])
  })

  it('moves in the text while correcting, and in the grid while typing', () => {
    for (const name of ['ArrowLeft', 'ArrowDown', 'Home', 'End']) {
      expect([asks(name, 'correcting'), asks(name, 'typing')]).toEqual([undefined, 'move'])
    }
    expect([asks('ArrowDown', 'correcting', true), asks('ArrowLeft', 'correcting', true)]).toEqual([
      'move',
      undefined
    ])
    for (const name of ['Tab', 'Enter']) expect(asks(name, 'correcting')).toBe(name.toLowerCase())
  })

  it('that undoes, selects or clears belongs to the text while there is one', () => {
    for (const name of ['Ctrl+z', 'Ctrl+a', 'Ctrl+y', 'Delete', 'Backspace', 'Insert', 'Ctrl+Delete']) {
      expect([asks(name, 'typing'), asks(name, 'correcting')]).toEqual([undefined, undefined])
    }
  })

  it('of an input method is none of ours', () => {
    const event = { isComposing: false, key: 'Enter', keyCode: 13 }
    expect(ofInputMethod(event)).toBe(false)
    expect(ofInputMethod({ ...event, isComposing: true })).toBe(true)
    expect(ofInputMethod({ ...event, keyCode: 229 })).toBe(true)
    expect(ofInputMethod({ ...event, key: 'Process' })).toBe(true)
  })
})
