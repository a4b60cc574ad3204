import { useVirtualizer } from '@tanstack/vue-virtual'
import type { Ref } from 'vue'
import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { Rect } from './layout'
import { layoutOf, placeAt, rectOf, revealed, ROW } from './layout'
import type { GridColumn } from './model'
import type { Place } from './selection'
import type { GridView } from './view'

/**
 * Which rows are drawn and where. They are drawn in a layer that sticks to the viewport, so that scrolling ahead
 * of the program shows rows that are a moment old and never none.
 */
export function useLayout(
  scroller: Ref<HTMLElement | null>,
  view: () => GridView,
  columns: () => readonly GridColumn[],
  frozen: () => number,
  widths: {
    /** Widths that were drawn before, by the column's key. */
    readonly of: () => Readonly<Record<string, number>>
    readonly drawn: (widths: Readonly<Record<string, number>>) => void
  }
) {
  const left = ref(0)
  /** Grows when something around the grid is scrolled: then it stands elsewhere in the window. */
  const shifts = ref(0)
  /** How far it is scrolled, told by events and by what was asked for: to ask the page would have it laid out. */
  let scrolled = { top: 0, left: 0 }
  const room = shallowRef({ width: 0, height: 0 })
  const drawn = shallowRef<ReadonlyMap<string, number>>(new Map(Object.entries(widths.of())))

  const body = computed(() => view().count - view().pinned)
  const layout = computed(() =>
    layoutOf({
      columns: columns(),
      drawn: drawn.value,
      count: view().count,
      frozen: frozen(),
      room: room.value.width
    })
  )
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: body.value,
      estimateSize: () => ROW,
      overscan: 2,
      getScrollElement: () => scroller.value
    }))
  )
  const top = computed(() => virtualizer.value.scrollOffset ?? 0)
  const scroll = computed(() => ({ top: top.value, left: left.value, ...room.value, shifts: shifts.value }))
  /** The rows drawn, by position, and where the first begins below the header. */
  const drawnRows = computed(() => {
    const items = virtualizer.value.getVirtualItems().filter(({ index }) => index < body.value)
    return { rows: items.map(({ index }) => index), top: (items[0]?.start ?? 0) - top.value }
  })
  const pinnedRows = computed(() => Array.from({ length: view().pinned }, (_none, n) => body.value + n))
  const page = computed(() => {
    const free = room.value.height - layout.value.header - view().pinned * ROW
    return Math.max(1, Math.floor(free / ROW) - 1)
  })

  const onScroll = (): void => {
    const element = scroller.value
    if (!element) return
    const now = { top: element.scrollTop, left: element.scrollLeft }
    // Scrolled by the user, and not by what was asked for: then the cell need not be shown any more.
    if (Math.abs(now.top - scrolled.top) > 1 || Math.abs(now.left - scrolled.left) > 1) shown = undefined
    scrolled = now
    left.value = scrolled.left
  }
  /** The cell that was shown last, until something else is scrolled to: it is to stay in sight in another room. */
  let shown: Place | undefined
  const measure = (): void => {
    const element = scroller.value
    if (!element) return
    const { clientWidth: width, clientHeight: height } = element
    if (width === room.value.width && height === room.value.height) return
    room.value = { width, height }
    void nextTick(() => shown && reveal(shown))
  }
  const onShift = ({ target }: Event): void => {
    // A list that scrolls beside the grid moves nothing of it.
    const around = target instanceof Node && target !== scroller.value && target.contains(scroller.value)
    if (around) shifts.value++
  }
  const observer = shallowRef<ResizeObserver>()
  onMounted(() => {
    measure()
    observer.value = new ResizeObserver(measure)
    if (scroller.value) observer.value.observe(scroller.value)
    addEventListener('scroll', onShift, { capture: true, passive: true })
    void nextTick(measure)
  })
  onBeforeUnmount(() => {
    observer.value?.disconnect()
    removeEventListener('scroll', onShift, { capture: true })
  })

  const origin = (): { x: number; y: number } => {
    const box = scroller.value?.getBoundingClientRect()
    return {
      x: (box?.left ?? 0) + (scroller.value?.clientLeft ?? 0),
      y: (box?.top ?? 0) + (scroller.value?.clientTop ?? 0)
    }
  }

  /** Scrolls as little as it takes to show a cell. */
  function reveal(place: Place): void {
    const element = scroller.value
    if (!element) return
    shown = place
    const to = revealed(layout.value, { ...room.value, ...scrolled }, view(), place)
    if (to.top !== scrolled.top) element.scrollTop = to.top
    if (to.left !== scrolled.left) element.scrollLeft = to.left
    scrolled = to
  }

  /** Where a cell is in the window. */
  function clientRect(place: Place, at = scroll.value): Rect {
    const { x, y } = origin()
    const rect = rectOf(layout.value, at, view(), place)
    return { ...rect, x: rect.x + x, y: rect.y + y }
  }

  return {
    layout,
    scroll,
    drawnRows,
    pinnedRows,
    page,
    drawn,
    onScroll,
    reveal,
    clientRect,
    cellRect: (place: Place): Rect => rectOf(layout.value, scroll.value, view(), place),
    at: (event: { readonly clientX: number; readonly clientY: number }) => {
      const { x, y } = origin()
      return placeAt(layout.value, scroll.value, view(), { x: event.clientX - x, y: event.clientY - y })
    },
    drawWidth: (key: string, width: number): void => {
      drawn.value = new Map(drawn.value).set(key, width)
      widths.drawn(Object.fromEntries(drawn.value))
    }
  }
}

export type GridLayout = ReturnType<typeof useLayout>
