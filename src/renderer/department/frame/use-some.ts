import { computed, ref, watch } from 'vue'

/** So many rows are drawn at once: a season's log has thousands. */
export const STEP = 500

/** The first of many rows, and more of them when asked for; another list begins anew. */
export function useSome<T>(all: () => readonly T[]) {
  const most = ref(STEP)
  watch(all, () => (most.value = STEP))
  return {
    some: computed(() => all().slice(0, most.value)),
    left: computed(() => Math.max(0, all().length - most.value)),
    more: (): void => void (most.value += STEP)
  }
}
