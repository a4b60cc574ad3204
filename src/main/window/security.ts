import type { Session, WebContents, WebPreferences } from 'electron'
import { callNames } from '@shared/ipc'
import { isOurs } from './assets'

/** The walls around a page. docs/security.md names each with its test. */
export const PAGE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false
} as const satisfies WebPreferences

/** A page with the program's doors: the same walls for every window that has them. */
export const preferences = (preload: string): WebPreferences => ({
  ...PAGE_PREFERENCES,
  preload,
  additionalArguments: [`--calls=${callNames.join(',')}`]
})

/** Holds a page where it is: no other address, no second window, no embedded one. */
export function guardContents(contents: WebContents, origins: readonly string[]): void {
  const stay = (event: { preventDefault: () => void }, address: string): void => {
    if (!isOurs(address, origins)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** A budget needs no camera, no place and no notification: every permission is refused. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
