export type { Dialogs, FileKind } from './dialogs'
export { openDesk } from './open-desk'
export type { Desk, DeskSurroundings } from './open-desk'
export type { PrintContent } from './outgoing'
