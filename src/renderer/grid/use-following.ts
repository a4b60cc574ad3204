import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'

/** Until then all has been drawn, also on a slow machine: milliseconds. */
const SETTLED = 150

/**
 * Has the page around a grid follow the pen where it scrolls: in a small window the grid is not all in sight. It is
 * looked at when what changed has been drawn and the grid itself has scrolled, two frames later, so that no key waits,
 * and once more when all has settled.
 */
export function useFollowing(
  pen: Readonly<Ref<HTMLElement | null>>,
  changes: () => readonly unknown[]
): void {
  let frame = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const follow = (): void => {
    const element = pen.value
    if (!element) return
    const { top, bottom } = element.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const cancel = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(later)
  }
  watch(changes, () => {
    cancel()
    frame = requestAnimationFrame(() => (frame = requestAnimationFrame(follow)))
    later = setTimeout(follow, SETTLED)
  })
  onBeforeUnmount(cancel)
}
