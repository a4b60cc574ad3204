import { onBeforeUnmount, onMounted, ref } from 'vue'
import type { Ref } from 'vue'

/** Takes files that are dropped anywhere on the window, while the page is there. */
export function useFileDrop(take: (file: File) => void): { readonly over: Ref<boolean> } {
  const over = ref(false)
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

  function onOver(event: DragEvent): void {
    if (!hasFile(event)) return
    event.preventDefault()
    over.value = true
  }

  function onLeave(event: DragEvent): void {
    // Within the window one element after another is left: outside it there is no other.
    if (event.relatedTarget === null) over.value = false
  }

  function onDrop(event: DragEvent): void {
    if (!hasFile(event)) return
    event.preventDefault()
    over.value = false
    for (const file of event.dataTransfer?.files ?? []) take(file)
  }

  onMounted(() => {
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', onOver)
    window.removeEventListener('dragleave', onLeave)
    window.removeEventListener('drop', onDrop)
  })
  return { over }
}
