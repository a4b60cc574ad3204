import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'

/**
 * Has the page around a grid follow the pen where it scrolls: in a small window the grid is not all in sight. It is
 * looked at once what changed has been drawn and the grid itself has scrolled, two frames later, so that no key waits.
 */
export function useFollowing(
  pen: Readonly<Ref<HTMLElement | null>>,
  changes: () => readonly unknown[]
): void {
  let frame = 0
  const follow = (): void => {
    const element = pen.value
    if (!element) return
    const { top, bottom } = element.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  watch(changes, () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => (frame = requestAnimationFrame(follow)))
  })
  onBeforeUnmount(() => cancelAnimationFrame(frame))
}
