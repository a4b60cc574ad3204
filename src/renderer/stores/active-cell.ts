import type { LedgerPath } from '@shared/ledger'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The ledger's cell that has the focus, a field's or a grid's: 本格历史 shows what happened to it. */
export const useActiveCell = defineStore('activeCell', () => {
  const path = shallowRef<LedgerPath>()
  return {
    path,
    /** The last one stays when the focus leaves for a button or a dialog; another page begins without one. */
    set: (next: LedgerPath | undefined) => (path.value = next)
  }
})
