import type { ProgramEvent } from '@shared/ipc'
import { defineStore } from 'pinia'
import { ref } from 'vue'

type Arrived = Extract<ProgramEvent, { kind: 'packages' }>['packages'][number]

/** Packages that have come into the watched folder and were not yet looked at. */
export const useArrivals = defineStore('arrivals', () => {
  const waiting = ref<Arrived[]>([])
  return {
    waiting,
    take: (packages: readonly Arrived[]) => void waiting.value.push(...packages),
    /** Gives them, once. */
    collect: () => waiting.value.splice(0)
  }
})
