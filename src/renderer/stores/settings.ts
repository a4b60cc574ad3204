import type { CallInput, Settings } from '@shared/ipc'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { data } from '../call'

/** The user's settings. They are in force when `read` has returned; before that the defaults stand. */
export const useSettings = defineStore('settings', () => {
  const settings = ref<Settings>({
    theme: 'system',
    amountsShown: 'yuan',
    amountsEntered: 'yuan',
    userName: '',
    zoom: 1
  })

  async function read(): Promise<void> {
    settings.value = await data(window.yusuanbu['settings.read']({}))
  }

  /** @throws CallError when they cannot be kept; the old ones then stay in force */
  async function change(changes: CallInput<'settings.change'>): Promise<void> {
    settings.value = await data(window.yusuanbu['settings.change'](changes))
  }

  /** Takes over what was changed elsewhere: in the menu. */
  function take(changed: Settings): void {
    settings.value = changed
  }

  return { settings, read, change, take }
})
