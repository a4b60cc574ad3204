import { describe, expect, it } from 'vitest'
import { remembered, rememberedText } from '.'

describe('what is remembered', () => {
  it('of an object is worked out once, also where it came to nothing', () => {
    const asked: object[] = []
    const nothing = remembered((key: object): string | undefined => {
      asked.push(key)
      return undefined
    })
    const [one, other] = [{}, {}]
    for (const key of [one, one, other, one]) expect(nothing(key)).toBe(undefined)
    expect(asked).toEqual([one, other])
  })

  it('of texts is the same as worked out anew, however many texts there are', () => {
    let made = 0
    const length = rememberedText((text) => {
      made++
      return text.length
    })
    for (const text of ['a', 'bb', 'a', '']) expect(length(text)).toBe(text.length)
    expect(made).toBe(3)
    for (let at = 0; at < 12_000; at++) expect(length(String(at))).toBe(String(at).length)
    expect(length('a')).toBe(1)
  })
})
