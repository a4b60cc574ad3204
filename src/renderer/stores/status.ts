import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** What the selected cells come to, as the status line says it: ready texts, amounts in the shown unit. */
export interface SelectionSummary {
  /** How many cells are selected. */
  readonly cells: number
  /** How many of them hold a number. */
  readonly count: number
  /** Absent where none holds a number. */
  readonly sum?: string | undefined
  readonly average?: string | undefined
}

/** What the status line shows of the grid in use: grids write it, and take it away when they go. */
export const useStatus = defineStore('status', () => {
  const selection = shallowRef<SelectionSummary>()
  return {
    selection,
    show: (summary: SelectionSummary | undefined) => (selection.value = summary)
  }
})
