import { dialog } from 'electron'
import type { Failure } from '@shared/errors'

/** Tells the user of a failure that no page can show. */
export function tell({ message, action }: Failure): void {
  dialog.showErrorBox('预算簿', action === undefined ? message : `${message}\n\n${action}`)
}
