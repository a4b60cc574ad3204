import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Dialog = 'settings' | 'keys' | 'history' | 'backups' | 'subjects'

/** Which dialog of the frame is open; one at a time. */
export const useDialogs = defineStore('dialogs', () => {
  const open = ref<Dialog>()
  return {
    open,
    show: (dialog: Dialog) => (open.value = dialog),
    close: () => (open.value = undefined)
  }
})
