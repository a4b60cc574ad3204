import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useColumnWidths } from './column-widths'

let held: Map<string, string>
/** Another start of the program: the page is new, what it kept is not. */
const start = (): ReturnType<typeof useColumnWidths> => {
  setActivePinia(createPinia())
  return useColumnWidths()
}

beforeEach(() => {
  held = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value)
  })
})

describe('widths of columns', () => {
  it('are there again when the program is started again, each grid its own', () => {
    const first = start()
    first.keep('basicExpenditure', { note: 320 })
    first.keep('income', { source: 180 })
    const again = start()
    expect(again.of('basicExpenditure')).toEqual({ note: 320 })
    expect(again.of('income')).toEqual({ source: 180 })
    expect(again.of('projects')).toEqual({})
  })

  it.each(['{', 'null', '7', '{"a":[]}', '{"a":{"note":"wide"}}', '{"a":{"note":-3,"b":1e9}}'])(
    'that were kept as %s are as if there were none',
    (text) => {
      held.set('columnWidths', text)
      expect(start().of('a')).toEqual({})
    }
  )

  it('last as long as the window where they cannot be kept', () => {
    vi.stubGlobal('localStorage', undefined)
    const store = start()
    store.keep('income', { source: 180 })
    expect(store.of('income')).toEqual({ source: 180 })
  })
})
