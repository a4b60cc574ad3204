import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import { stableList, stableMap } from './stable'

describe('what is reckoned anew', () => {
  it('is the same list as long as the same things stand in it', () => {
    const codes = shallowRef(['301', '302'])
    const list = stableList(() => [...codes.value])
    const first = list.value
    codes.value = ['301', '302']
    expect(list.value).toBe(first)
    for (const next of [['302', '301'], ['301'], ['301', '302', '303']]) {
      codes.value = next
      expect(list.value).toEqual(next)
    }
  })

  it('is the same map as long as the same values stand under the same keys', () => {
    const names = shallowRef<[string, string | undefined][]>([['301', '工资']])
    const map = stableMap(() => new Map(names.value))
    const first = map.value
    names.value = [['301', '工资']]
    expect(map.value).toBe(first)
    for (const next of [
      [['301', '补助']],
      [['302', '补助']],
      [['303', undefined]],
      []
    ] as (typeof names.value)[]) {
      names.value = next
      expect([...map.value]).toEqual(next)
    }
  })
})
