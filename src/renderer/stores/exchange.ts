import type { ExchangeView, OpenedLedger } from '@shared/ipc'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { data } from '../call'
import { useLedger } from './ledger'

/** Where the open ledger stands between its unit and the department. */
export const useExchange = defineStore('exchange', () => {
  const view = shallowRef<ExchangeView>()

  async function read(): Promise<void> {
    view.value = await data(window.yusuanbu['exchange.state']({}))
  }

  /** What a call gave that changed where the ledger stands. */
  function take(changed: { readonly opened: OpenedLedger; readonly exchange: ExchangeView }): void {
    useLedger().take(changed.opened)
    view.value = changed.exchange
  }

  return {
    view,
    read,
    take,
    show: (next: ExchangeView) => void (view.value = next),
    forget: () => void (view.value = undefined)
  }
})
