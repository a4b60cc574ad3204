import type { Settings } from '@shared/ipc'
import { settings } from '@shared/ipc'
import { z } from '@shared/zod'

export type { Settings } from '@shared/ipc'

export const defaultSettings: Settings = {
  theme: 'system',
  amountsShown: 'yuan',
  amountsEntered: 'yuan',
  userName: '',
  zoom: 1
}

const { theme, amountsShown, amountsEntered, userName, zoom } = settings.shape

/** The settings as their file has them: one that an older version wrote lacks what came later. */
export const settingsSchema = z.strictObject({
  theme,
  amountsShown: amountsShown.default(defaultSettings.amountsShown),
  amountsEntered: amountsEntered.default(defaultSettings.amountsEntered),
  userName: userName.default(defaultSettings.userName),
  zoom: zoom.default(defaultSettings.zoom)
}) satisfies z.ZodType<Settings>
