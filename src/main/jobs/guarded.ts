import { Worker } from 'node:worker_threads'
import type { FromWork } from './apart'
import type { WorkPort } from './serve'

export interface Guarded {
  /** The program's file, which serves the work when it runs in a thread. */
  readonly module: string
  /** What the work may take of memory. */
  readonly megabytes: number
}

/**
 * Has a thread of this process do the work, under a cap on its memory: Electron takes no such limit for a utility
 * process (`execArgv` and V8's flags are passed over there, and only 4 GB end it), a thread's own limit holds and ends
 * the thread alone, so that there is still somebody to say what happened.
 */
export function guardedWork({ post, onMessage }: WorkPort, { module, megabytes }: Guarded): void {
  const thread = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
  thread.on('message', post)
  thread.on('error', (error) => post(ended(error, megabytes)))
  onMessage((message) => thread.postMessage(message))
}

function ended(error: unknown, megabytes: number): FromWork {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'failed', message, stack }
  return {
    kind: 'refused',
    failure: {
      code: 'workTooLarge',
      message: `内存不够：这件事需要的内存超过了 ${megabytes} MB，已经停下。账和部门的数据没有受影响，没写完的文件没有留下。`,
      action: '请分几次做，例如先不勾各单位的工作簿；若仍不行，请导出诊断包联系技术人员。'
    }
  }
}
