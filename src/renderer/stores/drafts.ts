import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { Drafts } from '../grid'

const NONE: Drafts = new Map()

/** Texts that cells refused, by grid: they outlive the page on which they were typed, until corrected. */
export const useDrafts = defineStore('drafts', () => {
  const kept = shallowReactive(new Map<string, Drafts>())
  return {
    of: (grid: string): Drafts => kept.get(grid) ?? NONE,
    keep: (grid: string, drafts: Drafts): void => {
      if (drafts.size === 0) kept.delete(grid)
      else kept.set(grid, drafts)
    },
    /** Every grid that has some. */
    all: (): ReadonlyMap<string, Drafts> => kept,
    /** Of another ledger none of them holds. */
    forget: () => kept.clear()
  }
})
