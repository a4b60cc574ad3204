import type { IpcMainInvokeEvent } from 'electron'
import { isOurs } from '../window/assets'

/** A message counts only from the top frame of one of our own pages. */
export function trustedSender(origins: readonly string[]): (event: IpcMainInvokeEvent) => boolean {
  return ({ senderFrame }) =>
    senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url, origins)
}
