import { Worker } from 'node:worker_threads'
import type { FromWork } from './apart'
import type { WorkPort } from './serve'

export interface Guarded {
  /** The program's file, which serves the work when it runs in a thread. */
  readonly module: string
  /** What the work may take of memory. */
  readonly megabytes: number
  /** How much memory this process takes, in bytes. */
  readonly taken?: () => number
}

/** How often the whole process is weighed, in milliseconds. */
const WEIGH_EVERY = 250

/**
 * Has a thread of this process do the work, under a cap on its memory: Electron takes no such limit for a utility
 * process (`execArgv` and V8's flags are passed over there, and only 4 GB end it). A thread's own limit holds its
 * JavaScript heap and ends the thread alone, so that there is still somebody to say what happened; what lies outside
 * that heap (the bytes of files) is weighed from here, with all that the process has taken since it began.
 */
export function guardedWork({ post, onMessage }: WorkPort, guarded: Guarded): void {
  const { module, megabytes, taken = () => process.memoryUsage.rss() } = guarded
  const before = taken()
  const thread = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
  let ended = false
  const end = (told: FromWork): void => {
    if (ended) return
    ended = true
    clearInterval(scales)
    post(told)
  }
  const scales = setInterval(() => {
    if (taken() - before <= megabytes * 1024 * 1024) return
    end(tooLarge(megabytes))
    void thread.terminate()
  }, WEIGH_EVERY)
  scales.unref()
  thread.on('message', (message) => {
    if (!ended) post(message)
  })
  thread.on('error', (error) => end(failed(error, megabytes)))
  onMessage((message) => thread.postMessage(message))
}

function failed(error: unknown, megabytes: number): FromWork {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(megabytes) : { kind: 'failed', message, stack }
}

function tooLarge(megabytes: number): FromWork {
  return {
    kind: 'refused',
    failure: {
      code: 'workTooLarge',
      message: `内存不够：这件事需要的内存超过了 ${megabytes} MB，已经停下。账和部门的数据没有受影响，没写完的文件没有留下。`,
      action: '请分几次做，例如先不勾各单位的工作簿；若仍不行，请导出诊断包联系技术人员。'
    }
  }
}
