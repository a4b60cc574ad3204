import { UserError } from '@shared/errors'
import type { z } from '@shared/zod'
import type { FromWork } from './apart'
import { toWork } from './apart'
import type { Running } from './running-jobs'

/** The inside of a {@link WorkProcess}: its way to the program. */
export interface WorkPort {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

/**
 * Does the one piece of work that a process was made for, when its order comes.
 * @param order how an order reads
 */
export function serveWork<Order>(
  port: WorkPort,
  order: z.ZodType<Order>,
  carryOut: (order: Order, running: Running) => unknown
): void {
  const controller = new AbortController()
  const post = (message: FromWork): void => port.post(message)
  const begin = async (given: unknown): Promise<void> => {
    try {
      const running: Running = {
        signal: controller.signal,
        tell: (progress) => post({ kind: 'progress', ...progress })
      }
      post({ kind: 'done', result: await carryOut(order.parse(given), running) })
    } catch (error) {
      post(toldOf(error))
    }
  }
  port.onMessage((given) => {
    const message = toWork.parse(given)
    if (message.kind === 'stop') controller.abort()
    else void begin(message.order)
  })
}

function toldOf(error: unknown): FromWork {
  if (error instanceof UserError) return { kind: 'refused', failure: error.toFailure() }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'failed', message, stack }
}
