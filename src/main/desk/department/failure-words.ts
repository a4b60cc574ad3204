import type { UserError } from '@shared/errors'

/** A refusal as the window shows it among others. */
export function failureWords({ code, message, action }: UserError): {
  code: string
  message: string
  action?: string
} {
  return { code, message, ...(action === undefined ? {} : { action }) }
}
