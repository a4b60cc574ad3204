import { z } from '../zod'
import { nothing } from './call'
import type { Calls } from './call'

/** What the program remembers for its user, whatever the workspace. */
export const settings = z.strictObject({
  /** `system` follows the desktop's own light or dark. */
  theme: z.enum(['system', 'light', 'dark']),
  /** The unit in which amounts are shown. */
  amountsShown: z.enum(['yuan', 'wanyuan']),
  /** The unit in which a bare number is taken: a second, explicit choice. */
  amountsEntered: z.enum(['yuan', 'wanyuan']),
  /** Who signs the journal; empty until asked. */
  userName: z.string().max(40),
  /** 1 is 100 %. */
  zoom: z.number().min(0.5).max(3)
})

export type Settings = z.infer<typeof settings>

export const settingsCalls = {
  'settings.read': { input: nothing, output: settings },
  /** Changes what is named and gives all of them; theme and zoom take effect at once. */
  'settings.change': {
    input: z.strictObject({
      theme: settings.shape.theme.exactOptional(),
      amountsShown: settings.shape.amountsShown.exactOptional(),
      amountsEntered: settings.shape.amountsEntered.exactOptional(),
      userName: settings.shape.userName.exactOptional(),
      zoom: settings.shape.zoom.exactOptional()
    }),
    output: settings
  }
} as const satisfies Calls
