import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

/** Widths of columns in pixels, by the column's key. */
export type Widths = Readonly<Record<string, number>>

const KEY = 'columnWidths'
const WIDEST = 4000

/** The widths to which the user has drawn columns, by grid: kept on this machine, and nothing worse than lost. */
export const useColumnWidths = defineStore('columnWidths', () => {
  const grids = shallowReactive(new Map<string, Widths>(read()))

  function keep(grid: string, widths: Widths): void {
    grids.set(grid, widths)
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(grids)))
    } catch {
      // They then last as long as the window.
    }
  }

  return { of: (grid: string): Widths => grids.get(grid) ?? {}, keep }
})

/** What was kept; of what was kept wrong nothing. */
function read(): [string, Widths][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return entries(kept).map(([grid, widths]) => [grid, Object.fromEntries(entries(widths).filter(isWidth))])
  } catch {
    return []
  }
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const isWidth = (entry: [string, unknown]): entry is [string, number] =>
  typeof entry[1] === 'number' && entry[1] > 0 && entry[1] <= WIDEST
