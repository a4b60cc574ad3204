import type { WebContents } from 'electron'
import { BrowserWindow } from 'electron'

/** The steps of Ctrl + and Ctrl −; 1 is 100 %. */
const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** The next larger (1) or smaller (-1) zoom; the last stays. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  // A zoom of another program's making lies between two steps.
  const beyond = STEPS.filter((step) => (step - zoom) * direction > 0.001)
  return (direction === 1 ? beyond[0] : beyond.at(-1)) ?? zoom
}

/** Sets the zoom of every window that shows. */
export function setZoom(zoom: number): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(zoom)
}

/** Keeps a page at the remembered zoom whenever it loads, and hears the mouse wheel with Ctrl. */
export function keepZoom(
  contents: WebContents,
  { zoom, change }: { zoom: () => number; change: (zoom: number) => void }
): void {
  contents.on('did-finish-load', () => contents.setZoomFactor(zoom()))
  contents.on('zoom-changed', (_event, direction) => change(nextZoom(zoom(), direction === 'in' ? 1 : -1)))
}
