import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Placement } from './placement'
import { placeOn, SMALLEST } from './placement'
import { PAGE_PREFERENCES, preferences } from './security'

export interface WindowOptions {
  readonly icon: string
  /** The preload's file. */
  readonly preload: string
  readonly last: Placement | undefined
  /** Called when the window was moved or resized, at most twice a second, and when it closes. */
  readonly onPlaced: (placement: Placement) => void
}

/** Background before the first paint, so that a dark desktop sees no white flash. */
const BACKGROUND = { light: '#f5f6f8', dark: '#16181d' }
const SETTLED_MS = 500

/** Makes the one window of the program; it shows itself when its page is ready. */
export function makeWindow({ icon, preload, last, onPlaced }: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = placeOn(
    screen.getAllDisplays().map((display) => display.workArea),
    last
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: '预算簿',
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: preferences(preload)
  })
  if (maximized) window.maximize()
  showWhenReady(window)
  rememberPlace(window, onPlaced)
  return window
}

/** Some graphics drivers never tell that a page was painted; then the loaded page is as good a sign. */
function showWhenReady(window: BrowserWindow): void {
  const show = (): void => {
    if (!window.isDestroyed() && !window.isVisible()) window.show()
  }
  window.once('ready-to-show', show)
  window.webContents.once('did-finish-load', () => setTimeout(show, SETTLED_MS))
}

/** The plain window of a failed start: no preload, no doors, nothing remembered. */
export function makeErrorWindow(): BrowserWindow {
  return new BrowserWindow({ width: 720, height: 560, title: '预算簿', webPreferences: PAGE_PREFERENCES })
}

function rememberPlace(window: BrowserWindow, onPlaced: (placement: Placement) => void): void {
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    clearTimeout(timer)
    onPlaced({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(tell, SETTLED_MS)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', tell)
}
