import type { ExchangeView, OpenedLedger } from '@shared/ipc'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { data } from '../call'
import { useLedger } from './ledger'
import { useMessages } from './messages'
import { useReview } from './review'

/** Where the open ledger stands between its unit and the department. */
export const useExchange = defineStore('exchange', () => {
  const ledger = useLedger()
  const view = shallowRef<ExchangeView>()

  async function read(): Promise<void> {
    view.value = await data(window.yusuanbu['exchange.state']({}))
  }

  /** Every page shows what came back from the department: it is read as soon as a ledger is open. */
  async function follow(opened: OpenedLedger | undefined, before: OpenedLedger | undefined): Promise<void> {
    if (opened?.id !== before?.id) view.value = undefined
    // What the department looks through is no ledger of its desk: there is nothing to ask.
    if (opened === undefined || useReview().at !== undefined) return
    const isOpen = (): boolean => ledger.opened === opened
    try {
      const next = await data(window.yusuanbu['exchange.state']({}))
      if (isOpen()) view.value = next
    } catch (error) {
      if (isOpen()) useMessages().tellError(error)
    }
  }
  watch(() => ledger.opened, follow, { immediate: true })

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
