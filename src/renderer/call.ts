import type { Reply } from '@shared/ipc'

/** What a call came to: its data, or the failure as an error whose message is the sentence for the user. */
export async function data<T>(reply: Promise<Reply<T>>): Promise<T> {
  const outcome = await reply
  if (outcome.ok) return outcome.data
  throw new CallError(outcome.error.message, outcome.error.action)
}

/** A failed call, as a page shows it. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly action: string | undefined
  ) {
    super(message)
    this.name = 'CallError'
  }
}
