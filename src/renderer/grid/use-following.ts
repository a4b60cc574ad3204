import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'

/** Until then all has been drawn, also on a slow machine: milliseconds. */
const SETTLED = 150

/** So much of the page is shown beside the pen, in pixels at 100 %. */
const ROOM = 12

/** What scrolls around a grid: the grid's own scrolling is not asked. */
function scrollerAround(grid: Element | null): Element | undefined {
  for (let one = grid?.parentElement; one; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  return undefined
}

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
    const over = top < 0 ? top - ROOM : bottom > innerHeight ? bottom + ROOM - innerHeight : 0
    const page = over === 0 ? undefined : scrollerAround(element.closest('.entry-grid'))
    if (page) page.scrollTop += over
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
