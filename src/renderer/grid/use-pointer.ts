import { shallowRef } from 'vue'
import { fillTarget } from './fill'
import { ROW } from './layout'
import type { Block } from './selection'
import { contains, drawnTo, pressed, rowsSelected } from './selection'
import type { Commands } from './use-commands'
import type { Editor } from './use-editor'
import type { GridLayout } from './use-layout'
import type { Selecting } from './use-selecting'

type Drag = 'cells' | 'rows' | 'fill'

/** The mouse in the grid: choosing cells and rows, drawing the fill handle, scrolling when drawn over the edge. */
export function usePointer(
  grid: {
    readonly columns: () => number
    readonly rows: () => number
    readonly scroller: () => HTMLElement | null
  },
  layout: GridLayout,
  { selection, block, select }: Selecting,
  editor: Editor,
  commands: Commands
) {
  const drag = shallowRef<Drag>()
  const fillPreview = shallowRef<Block>()
  let last: { clientX: number; clientY: number } = { clientX: 0, clientY: 0 }
  let frame = 0

  function down(event: PointerEvent): void {
    const target = event.target as Element
    if (event.button !== 0 || grid.rows() === 0) return
    if (target.closest('[data-handle]')) {
      start('fill', event)
      return
    }
    if (!target.closest('[data-row]')) return
    editor.commit()
    const place = layout.at(event)
    if (place.rowHeader) {
      start('rows', event)
      select(rowsSelected(selection.value, place.row, event.shiftKey, grid.columns()))
    } else {
      start('cells', event)
      select(pressed(selection.value, { row: place.row, column: place.column }, event.shiftKey))
    }
  }

  function start(kind: Drag, event: PointerEvent): void {
    drag.value = kind
    last = event
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    frame = requestAnimationFrame(scrollOn)
  }

  function reach(): void {
    const { row, column } = layout.at(last)
    if (drag.value === 'fill') fillPreview.value = fillTarget(block.value, { row, column })
    else if (drag.value === 'rows') select(drawnTo(selection.value, { row, column: grid.columns() - 1 }))
    else select(drawnTo(selection.value, { row, column }))
  }

  function move(event: PointerEvent): void {
    if (drag.value === undefined) return
    last = event
    reach()
  }

  /** While the button is held beyond an edge the grid scrolls on. */
  function scrollOn(): void {
    const element = grid.scroller()
    if (drag.value === undefined || !element) return
    const box = element.getBoundingClientRect()
    const header = layout.layout.value.header
    const x = last.clientX < box.left ? -ROW : last.clientX > box.right ? ROW : 0
    const y = last.clientY < box.top + header ? -ROW : last.clientY > box.bottom ? ROW : 0
    if (x !== 0 || (y !== 0 && Math.abs(last.clientY - box.top) > header / 2)) {
      element.scrollBy(x, y)
      reach()
    }
    frame = requestAnimationFrame(scrollOn)
  }

  function up(): void {
    cancelAnimationFrame(frame)
    if (drag.value === 'fill' && fillPreview.value) {
      const { row, column } = layout.at(last)
      commands.fillTo({ row, column })
    }
    drag.value = undefined
    fillPreview.value = undefined
  }

  /** The second button chooses the cell, unless it is in what is chosen already. */
  function chooseForMenu(event: MouseEvent): void {
    editor.commit()
    const { row, column, rowHeader } = layout.at(event)
    if (contains(block.value, { row, column })) return
    select(
      rowHeader
        ? rowsSelected(selection.value, row, false, grid.columns())
        : pressed(selection.value, { row, column }, false)
    )
  }

  return { drag, fillPreview, down, move, up, chooseForMenu }
}
