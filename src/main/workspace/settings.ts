import { z } from '@shared/zod'

/** What the program remembers for its user, whatever the workspace. */
export const settingsSchema = z.strictObject({
  /** `system` follows the desktop's own light or dark. */
  theme: z.enum(['system', 'light', 'dark'])
})

export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = { theme: 'system' }
