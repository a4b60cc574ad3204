import type { ComputedRef, ShallowRef } from 'vue'
import { computed, shallowRef, watch } from 'vue'
import type { GridColumn } from './model'
import type { Block, Bounds, Place, Selection } from './selection'
import { blockOf, clamped, followed, selectionAt } from './selection'
import type { GridView } from './view'
import { lastEntry } from './view'

export interface Selecting {
  readonly selection: ShallowRef<Selection>
  readonly block: ComputedRef<Block>
  /** The active cell's column; none in a grid without columns. */
  readonly column: ComputedRef<GridColumn | undefined>
  readonly bounds: () => Bounds
  readonly select: (selection: Selection) => void
  readonly goTo: (place: Place) => void
}

/**
 * What is selected. When rows come, go or move, the selection stays with its rows; when its row is gone it stays
 * at its place.
 */
export function useSelecting(
  view: ComputedRef<GridView>,
  columns: () => readonly GridColumn[],
  page: () => number
): Selecting {
  const selection = shallowRef<Selection>(selectionAt({ row: 0, column: 0 }))
  const bounds = (): Bounds => ({
    rows: view.value.count,
    columns: columns().length,
    lastEntry: lastEntry(view.value),
    page: page(),
    filled: ({ row, column }) => {
      const key = columns()[column]?.key
      return key !== undefined && view.value.value(row, key) !== undefined
    }
  })
  // At once, not at the next drawing: the key pressed next must find the selection where its rows are.
  watch(
    view,
    (now, before) => {
      const rowNow = (row: number): number => {
        if (row >= before.count) return row
        const key = before.key(row)
        if (row < now.count && now.key(row) === key) return row
        const found = now.indexOf(key)
        return found === -1 ? row : found
      }
      selection.value = followed(selection.value, bounds(), rowNow)
    },
    { flush: 'sync' }
  )
  watch(columns, () => (selection.value = followed(selection.value, bounds(), (row) => row)), {
    flush: 'sync'
  })
  return {
    selection,
    block: computed(() => blockOf(selection.value)),
    column: computed(() => columns()[selection.value.active.column]),
    bounds,
    select: (next) => (selection.value = next),
    goTo: (place) => (selection.value = selectionAt(clamped(place, bounds())))
  }
}
