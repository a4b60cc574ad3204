import type { Ref } from 'vue'
import { computed, nextTick, ref, watch } from 'vue'
import type { PreviewTable } from '@shared/ipc'
import type { Place } from './block'
import { allRows, asHtml, asText, blockOf, moved } from './block'

const ORIGIN: Place = { row: 0, column: 0 }

/** The chosen block of a table: by mouse, by keys, copied as a spreadsheet takes it. */
export function useSelection(
  table: Ref<PreviewTable | undefined>,
  sheets: Ref<HTMLElement | undefined>,
  copied: Ref<HTMLElement | undefined>
) {
  const anchor = ref<Place>(ORIGIN)
  const active = ref<Place>(ORIGIN)
  const block = computed(() => blockOf(anchor.value, active.value))

  watch(table, (now, before) => {
    if (now?.id === before?.id) return
    anchor.value = ORIGIN
    active.value = ORIGIN
  })

  // Copying is offered only where something is selected: this stands for the block, whatever its size.
  watch(
    block,
    () => {
      if (copied.value) getSelection()?.selectAllChildren(copied.value)
    },
    { flush: 'post' }
  )

  function reach(place: Place): void {
    active.value = place
  }

  function press(place: Place, extend: boolean): void {
    if (!extend) anchor.value = place
    active.value = place
  }

  async function onKey(event: KeyboardEvent): Promise<void> {
    if (!table.value) return
    const ctrl = event.ctrlKey || event.metaKey
    if (ctrl && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      anchor.value = ORIGIN
      active.value = { row: allRows(table.value).length - 1, column: table.value.columns.length - 1 }
      return
    }
    const to = moved(active.value, event.key, ctrl, table.value)
    if (!to) return
    event.preventDefault()
    press(to, event.shiftKey)
    await nextTick()
    sheets.value?.querySelector<HTMLElement>(`[data-place='${to.row},${to.column}']`)?.focus()
  }

  function onCopy(event: ClipboardEvent): void {
    if (!table.value || !event.clipboardData) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', asText(table.value, block.value))
    event.clipboardData.setData('text/html', asHtml(table.value, block.value))
  }

  return { active, block, press, reach, onKey, onCopy }
}
