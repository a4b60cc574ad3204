import { nextTick, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import { STEP, useSome } from './use-some'

it('shows the first of many, more when asked, and begins anew with another list', async () => {
  const all = shallowRef(Array.from({ length: 2 * STEP + 1 }, (_, n) => n))
  const { some, left, more } = useSome(() => all.value)
  expect([some.value.length, left.value]).toEqual([STEP, STEP + 1])
  more()
  expect([some.value.at(-1), left.value]).toEqual([2 * STEP - 1, 1])
  more()
  expect([some.value.length, left.value]).toEqual([2 * STEP + 1, 0])
  all.value = [1, 2]
  await nextTick()
  expect([some.value, left.value]).toEqual([[1, 2], 0])
  all.value = Array.from({ length: STEP + 1 }, () => 0)
  await nextTick()
  expect(left.value).toBe(1)
})
