/** A failure as data, as it crosses from one process to another. */
export interface Failure {
  code: string
  message: string
  action?: string
  /** Each single thing that is wrong, a sentence each, where there are several: the faults of a file. */
  details?: string[]
}

/**
 * A failure that is told to the user as it stands: what happened, what is safe, what to do.
 *
 * `code` is for programs (camelCase, stable); `message` and `action` are plain Chinese sentences. Anything
 * thrown that is not a `UserError` is a fault of the program itself.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError'
  readonly code: string
  /** What the user can do about it. */
  declare readonly action?: string
  /** Each single thing that is wrong, a sentence each. */
  declare readonly details?: readonly string[]

  /** @param options.cause the failure underneath: for the log, never shown */
  constructor(
    code: string,
    message: string,
    action?: string,
    options: { cause?: unknown; details?: readonly string[] } = {}
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    if (action !== undefined) this.action = action
    if (options.details !== undefined) this.details = options.details
  }

  /** The failure as data, without its cause and its stack. */
  toFailure(): Failure {
    return {
      code: this.code,
      message: this.message,
      ...(this.action === undefined ? {} : { action: this.action }),
      ...(this.details === undefined ? {} : { details: [...this.details] })
    }
  }
}
