import type { Ref } from 'vue'
import { onScopeDispose, ref, watch } from 'vue'

const LONG = 400

/** True once something has lasted long enough to be told: what is over in a moment would only flicker. */
export function useSlow(lasts: () => boolean, ms = LONG): Readonly<Ref<boolean>> {
  const slow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    lasts,
    (is) => {
      clearTimeout(timer)
      if (is) timer = setTimeout(() => (slow.value = true), ms)
      else slow.value = false
    },
    { immediate: true, flush: 'sync' }
  )
  onScopeDispose(() => clearTimeout(timer))
  return slow
}
