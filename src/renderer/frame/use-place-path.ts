import type { Ref } from 'vue'
import { nextTick, onMounted, watch } from 'vue'
import { usePlace } from '../stores/place'

/** What takes the focus in a field that is more than an input. */
const FOCUSABLE = 'input, textarea, select, button, [tabindex="0"]'

/** Goes to the field that the place names, when a page is shown and whenever another one is named. */
export function usePlacePath(page: Readonly<Ref<HTMLElement | null>>): void {
  const place = usePlace()
  async function go(): Promise<void> {
    await nextTick()
    const path = place.here.page === 'section' ? place.here.path : undefined
    if (path === undefined) return
    const field = page.value?.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`)
    field?.scrollIntoView({ block: 'nearest' })
    const input = field?.matches(FOCUSABLE) === true ? field : field?.querySelector<HTMLElement>(FOCUSABLE)
    input?.focus()
  }
  onMounted(go)
  watch(() => place.here, go)
}
