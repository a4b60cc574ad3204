import { expect, it } from 'vitest'
import { keysEndWhereTheyBegin } from './keys-end-where-they-begin'

/** A page of which the element that has the focus hears what comes through. */
function page(): { press: (kind: 'keydown' | 'keyup', key: string, at: string) => boolean } {
  const window = new EventTarget()
  keysEndWhereTheyBegin(window)
  let heard = false
  window.addEventListener('keyup', () => (heard = true))
  window.addEventListener('keydown', () => (heard = true))
  const elements = new Map<string, object>()
  return {
    press: (kind, key, at) => {
      heard = false
      const element = elements.get(at) ?? {}
      elements.set(at, element)
      const event = new Event(kind)
      Object.defineProperties(event, { key: { value: key }, target: { value: element } })
      window.dispatchEvent(event)
      return heard
    }
  }
}

it('lets a key come up where it went down', () => {
  const { press } = page()
  expect(press('keydown', ' ', 'box')).toBe(true)
  expect(press('keyup', ' ', 'box')).toBe(true)
})

it('lets no Enter or blank of one place press another', () => {
  const { press } = page()
  press('keydown', 'Enter', 'button')
  expect(press('keyup', 'Enter', 'box')).toBe(false)
  expect(press('keyup', 'Enter', 'box')).toBe(false)
  press('keydown', 'Enter', 'box')
  expect(press('keyup', 'Enter', 'box')).toBe(true)
  press('keydown', 'Tab', 'button')
  expect(press('keyup', 'Tab', 'box')).toBe(true)
})
