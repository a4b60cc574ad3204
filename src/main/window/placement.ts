import { z } from '@shared/zod'

/** Where the window stood, in device-independent pixels. */
export const placementSchema = z.strictObject({
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean()
})
export type Placement = z.infer<typeof placementSchema>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const SMALLEST = { width: 1024, height: 640 }
const FIRST: Placement = { width: 1280, height: 800, maximized: false }
/** How much of the title bar must stay on a screen for the window to be caught with the mouse. */
const GRIP = 80

/**
 * Where to open the window: where it stood, if a screen still shows enough of it to be moved, else the system's
 * choice of place; never larger than the screen it is on.
 */
export function placeOn(screens: readonly Area[], last: Placement | undefined): Placement {
  const { x, y, width, height, maximized } = last ?? FIRST
  const screen =
    x === undefined || y === undefined
      ? undefined
      : screens.find(
          (area) =>
            x + width >= area.x + GRIP &&
            x <= area.x + area.width - GRIP &&
            y >= area.y &&
            y <= area.y + area.height - GRIP
        )
  const within = screen ?? screens[0]
  const size = {
    width: Math.min(Math.max(width, SMALLEST.width), within?.width ?? width),
    height: Math.min(Math.max(height, SMALLEST.height), within?.height ?? height)
  }
  return screen && x !== undefined && y !== undefined ? { x, y, ...size, maximized } : { ...size, maximized }
}
