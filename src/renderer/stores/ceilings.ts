import { UserError } from '@shared/errors'
import { ceilingStates } from '@shared/exchange'
import type { CeilingState } from '@shared/exchange'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useExchange } from './exchange'
import { useLedger } from './ledger'

const NONE: readonly CeilingState[] = []

/** 控制数 of the open ledger's task, and what its figures leave of them as they change; none where none was given. */
export const useCeilings = defineStore('ceilings', () => {
  const exchange = useExchange()
  const ledger = useLedger()
  const states = computed<readonly CeilingState[]>(() => {
    const given = exchange.view?.task?.ceilings
    if (given === undefined || ledger.settled === undefined) return NONE
    try {
      return ceilingStates(given, ledger.settled)
    } catch (error) {
      // A sum beyond what can be reckoned is said at the head of its section.
      if (error instanceof UserError) return NONE
      throw error
    }
  })
  return {
    states,
    /** Those of which more is used than there is. */
    exceeded: computed(() => states.value.filter(({ headroom }) => headroom < 0))
  }
})
