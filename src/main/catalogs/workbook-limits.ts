/** What a workbook may unpack to, in bytes and parts; a list of subjects takes a hundredth of it. */
export const workbookLimits = { bytes: 20 * 1024 * 1024, parts: 1_000 } as const

/** A workbook that unpacks to more than it may. */
export class WorkbookTooLargeError extends Error {
  override readonly name = 'WorkbookTooLargeError'
}
