import type { Failure } from '@shared/errors'
import type { Reply } from '@shared/ipc'

/** What a call came to: its data, or the failure as an error whose message is the sentence for the user. */
export async function data<T>(reply: Promise<Reply<T>>): Promise<T> {
  const outcome = await reply
  if (outcome.ok) return outcome.data
  throw new CallError(outcome.error)
}

/** A failed call, as a page shows it. */
export class CallError extends Error {
  readonly code: string
  readonly action: string | undefined
  /** Each single thing that is wrong, a sentence each. */
  readonly details: readonly string[]

  constructor({ code, message, action, details = [] }: Failure) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.action = action
    this.details = details
  }
}
