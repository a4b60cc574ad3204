import { describe, expect, it } from 'vitest'
import { remembered, rememberedText, rememberedWith } from '.'

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

  it('of an object and something else holds until one of them is another', () => {
    const asked: unknown[] = []
    const both = rememberedWith((key: object, ...rest: readonly number[]) => {
      asked.push([key, ...rest])
      return rest.length
    })
    const [one, other] = [{}, {}]
    expect([both(one, 1), both(one, 1), both(other, 1), both(one, 1)]).toEqual([1, 1, 1, 1])
    expect(asked).toHaveLength(2)
    expect([both(one, 2), both(one, 2, 3), both(one, 2)]).toEqual([1, 2, 1])
    expect(asked).toHaveLength(5)
    expect(both(other, 1)).toBe(1)
    expect(asked).toHaveLength(5)
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
