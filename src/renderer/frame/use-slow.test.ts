import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useSlow } from './use-slow'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what lasts', () => {
  it('is told only when it has lasted long, and no longer than it lasts', () => {
    const scope = effectScope()
    scope.run(() => {
      const writing = ref(false)
      const slow = useSlow(() => writing.value, 400)
      for (let key = 0; key < 5; key += 1) {
        writing.value = true
        vi.advanceTimersByTime(300)
        writing.value = false
        vi.advanceTimersByTime(50)
        expect(slow.value).toBe(false)
      }
      writing.value = true
      vi.advanceTimersByTime(400)
      expect(slow.value).toBe(true)
      writing.value = false
      expect(slow.value).toBe(false)
    })
    scope.stop()
  })
})
