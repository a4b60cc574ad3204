import type { ShallowRef } from 'vue'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { onceAFrame } from '../after-frame'
import type { Rect } from './layout'
import { sameRect } from './layout'
import type { EntryGridState } from './use-entry-grid'

/** What is said in a small window beside the active cell. */
export interface Hint {
  readonly said: readonly string[]
  readonly anchor: Rect
}

/**
 * What is said beside the active cell, a frame after the cell was come to: where a cell is in the window is known
 * only when the page has been laid out, and no key waits for that.
 */
export function useHint({
  said,
  inSight,
  editor,
  active,
  layout
}: EntryGridState): ShallowRef<Hint | undefined> {
  const hint = shallowRef<Hint>()
  const show = onceAFrame(() => {
    const none = said.value.length === 0 || !inSight.value || editor.mode.value === 'correcting'
    if (none) {
      hint.value = undefined
      return
    }
    const anchor = layout.clientRect(active.value)
    const before = hint.value
    const same = before?.said.join() === said.value.join() && sameRect(before.anchor, anchor)
    if (!same) hint.value = { said: said.value, anchor }
  })
  watch([said, inSight, editor.mode, active, layout.scroll, layout.layout], show.ask, {
    immediate: true,
    flush: 'post'
  })
  onScopeDispose(show.cancel)
  return hint
}
