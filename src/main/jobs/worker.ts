import { isMainThread, parentPort as threadPort } from 'node:worker_threads'
import type { z } from '@shared/zod'
import { guardedWork } from './guarded'
import type { Guarded } from './guarded'
import type { Running } from './running-jobs'
import { serveWork } from './serve'

/**
 * The whole of a work process: a program of its own, made for one order. Its first thread guards the second, which
 * works.
 * @param order how an order reads
 */
export function workProcess<Order>(
  guarded: Guarded,
  order: z.ZodType<Order>,
  carryOut: (order: Order, running: Running) => unknown
): void {
  if (isMainThread) {
    const { parentPort } = process
    guardedWork(
      {
        post: (message) => parentPort.postMessage(message),
        onMessage: (listener) =>
          void parentPort.on('message', ({ data }: { data: unknown }) => listener(data))
      },
      // Another cap may be named by who starts it: to see that there is one.
      { ...guarded, megabytes: Number(process.argv[2]) || guarded.megabytes }
    )
  } else if (threadPort !== null) {
    const port = threadPort
    serveWork(
      {
        post: (message) => port.postMessage(message),
        onMessage: (listener) => void port.on('message', listener)
      },
      order,
      carryOut
    )
  }
}
