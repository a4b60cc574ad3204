import { z } from '../zod'
import { nothing } from './call'
import type { Calls } from './call'

/** Names a long piece of work: the page makes it up, so that it can show the progress and cancel. */
export const jobId = z.uuid()

/** How far a piece of work is; what it came to is the answer of the call that began it. */
export const jobProgress = z.strictObject({
  kind: z.literal('progress'),
  job: jobId,
  done: z.int().min(0),
  of: z.int().min(0),
  /** What it is at, in words: 402001 赣州市工业和信息化局（本级）. */
  at: z.string().exactOptional()
})
export type JobProgress = z.infer<typeof jobProgress>

export const jobCalls = {
  /** Asks a piece of work to stop; its own call then answers with what was done until then. */
  'job.cancel': { input: z.strictObject({ job: jobId }), output: nothing }
} as const satisfies Calls
