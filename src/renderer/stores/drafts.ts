import type { RefusedText } from '@shared/ipc'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { Drafts, Refusal } from '../grid'
import { draftKey } from '../grid'

const NONE: Drafts = new Map()

/** So many are kept over a restart, and so much of each: a block pasted at the wrong place may be refused whole. */
const MOST = 300
const LONGEST = 2000
const LONGEST_REASON = 1000

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
    forget: () => kept.clear(),
    /** As they are kept over a restart. */
    written: (): RefusedText[] =>
      [...kept]
        .flatMap(([grid, drafts]) => [...drafts.values()].map((one) => ({ grid, ...one })))
        .filter(({ text }) => text.length <= LONGEST)
        .slice(0, MOST)
        // A reason may quote what was typed.
        .map((one) => ({ ...one, reason: one.reason.slice(0, LONGEST_REASON) })),
    /** How many there are that are not kept over a restart. */
    unwritten: (): number => [...kept.values()].reduce((count, drafts) => count + drafts.size, 0) - MOST,
    /** Puts those of an earlier run in their places. */
    restore: (texts: readonly RefusedText[]): void => {
      const grids = new Map<string, Map<string, Refusal>>()
      for (const { grid, ...one } of texts) {
        const own = grids.get(grid) ?? new Map<string, Refusal>()
        grids.set(grid, own.set(draftKey(one.row, one.column), one))
      }
      for (const [grid, drafts] of grids) kept.set(grid, drafts)
    }
  }
})
