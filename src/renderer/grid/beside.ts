import type { Rect } from './layout'

interface Size {
  readonly width: number
  readonly height: number
}

/** Where something beside a cell is put, in pixels of the window, and how high it may be there. */
export interface Beside {
  readonly left: number
  readonly top: number
  readonly maxHeight: number
}

const GAP = 2
/** With less height than this nothing can be read: then it stands at the cell's side. */
const LEAST = 90

const inside = (at: number, size: number, room: number): number => Math.max(0, Math.min(at, room - size))

/**
 * Puts a box below a cell or at its right, on the other side where there is more room, and never over the cell: where
 * it is too high for both it is made lower. Only a window without any room beside the cell leaves no choice.
 */
export function beside(cell: Rect, box: Size, window: Size, side: 'below' | 'right'): Beside {
  const [above, below] = [cell.y - GAP, window.height - (cell.y + cell.height + GAP)]
  const right = cell.x + cell.width + GAP
  const atRight = right + box.width <= window.width
  const atLeft = cell.x - GAP - box.width >= 0
  const level = (): Beside => ({
    left: atRight ? right : Math.max(0, cell.x - GAP - box.width),
    top: inside(cell.y, box.height, window.height),
    maxHeight: window.height
  })
  const enough = Math.max(above, below) >= Math.min(box.height, LEAST)
  if ((side === 'right' || !enough) && (atRight || atLeft)) return level()
  const left = inside(cell.x, box.width, window.width)
  return below >= Math.min(box.height, above)
    ? { left, top: cell.y + cell.height + GAP, maxHeight: below }
    : { left, top: Math.max(0, above - box.height), maxHeight: above }
}
