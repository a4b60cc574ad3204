import { fork } from 'node:child_process'
import type { z } from '@shared/zod'
import type { Running, WorkPort, WorkProcess } from '../index'
import { serveWork } from '../index'

/** A work process that is none: the same inside, at the other end of a queue of copies. */
export function hereWork<Order>(
  order: z.ZodType<Order>,
  carryOut: (order: Order, running: Running) => unknown
): () => WorkProcess {
  return () => {
    let fromInside: (message: unknown) => void = () => undefined
    let fromOutside: (message: unknown) => void = () => undefined
    const port: WorkPort = {
      post: (message) => setImmediate(() => fromInside(structuredClone(message))),
      onMessage: (listener) => void (fromOutside = listener)
    }
    serveWork(port, order, carryOut)
    return {
      post: (message) => setImmediate(() => fromOutside(structuredClone(message))),
      onMessage: (listener) => void (fromInside = listener),
      onExit: () => undefined,
      kill: () => undefined,
      id: () => undefined
    }
  }
}

/** A real process of Node, on a program in plain JavaScript. */
export function nodeWork(module: string, megabytes = 64): () => WorkProcess {
  return () => {
    const child = fork(module, [], {
      execArgv: [`--max-old-space-size=${megabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc']
    })
    return {
      post: (message) => {
        if (child.connected) child.send(message as object)
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', (code) => listener(code ?? undefined)),
      kill: () => void child.kill('SIGKILL'),
      id: () => child.pid
    }
  }
}
