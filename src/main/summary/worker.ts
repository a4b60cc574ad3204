import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort as threadPort } from 'node:worker_threads'
import { guardedWork, serveWork } from '../jobs'
import { carryOut } from './carry-out'
import { summaryOrder } from './order'

/** Three hundred units with their checks and workbooks take less than half of it. */
const MOST_MEMORY = 1024

/**
 * The work process of 汇总: a program of its own, made for one order. Its first thread guards the second, which works.
 */
if (isMainThread) {
  const { parentPort } = process
  guardedWork(
    {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => void parentPort.on('message', ({ data }: { data: unknown }) => listener(data))
    },
    { module: fileURLToPath(import.meta.url), megabytes: MOST_MEMORY }
  )
} else if (threadPort !== null) {
  const port = threadPort
  serveWork(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', listener)
    },
    summaryOrder,
    carryOut
  )
}
