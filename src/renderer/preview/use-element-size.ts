import type { Ref } from 'vue'
import { onBeforeUnmount, ref, watch } from 'vue'

/** The width of an element's content in pixels, as it changes. */
export function useElementSize(element: Ref<HTMLElement | undefined>): { width: Ref<number> } {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => {
    if (entry) width.value = entry.contentRect.width
  })
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onBeforeUnmount(() => observer.disconnect())
  return { width }
}
