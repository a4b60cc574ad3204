import { z } from '../zod'
import { fileName } from './call'
import { jobProgress } from './job'
import { settings } from './settings'

/** Something that the user must be told and that no call has asked for, or that opening noticed. */
export const notice = z.strictObject({
  severity: z.enum(['error', 'warning', 'notice']),
  message: z.string(),
  action: z.string().exactOptional()
})
export type Notice = z.infer<typeof notice>

/** What happens in the main process by itself: the page waits for it with `app.nextEvent`. */
export const programEvent = z.discriminatedUnion('kind', [
  /** A backup or the full check that ran by itself, and did not go well. */
  z.strictObject({ kind: z.literal('notice'), notice }),
  /** Changed in the menu. */
  z.strictObject({ kind: z.literal('settings'), settings }),
  jobProgress,
  /** Packages that have come into the watched folder. */
  z.strictObject({
    kind: z.literal('packages'),
    packages: z.array(z.strictObject({ grant: z.string(), name: fileName }))
  }),
  /** Chosen in the menu; the page does it as if its own button had been pressed. */
  z.strictObject({
    kind: z.literal('command'),
    command: z.enum(['openWorkspace', 'exportLedger', 'print', 'undo', 'redo'])
  })
])
export type ProgramEvent = z.infer<typeof programEvent>
