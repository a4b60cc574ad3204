import type { Failure } from '@shared/errors'
import { UserError } from '@shared/errors'
import { z } from '@shared/zod'
import type { Running } from './running-jobs'

/** A process of its own for one piece of work: Electron's utility process, or what a test puts in its place. */
export interface WorkProcess {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, when it has ended, however it did. */
  readonly onExit: (listener: (code: number | undefined) => void) => void
  readonly kill: () => void
  /** Undefined before it has begun, and once it has ended. */
  readonly id: () => number | undefined
}

/** What comes to such a process. */
export const toWork = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), order: z.unknown() }),
  /** Be done with what you are at, and give what there is. */
  z.strictObject({ kind: z.literal('stop') })
])
export type ToWork = z.infer<typeof toWork>

const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  action: z.string().exactOptional(),
  details: z.array(z.string()).exactOptional()
}) satisfies z.ZodType<Failure>

/** What it tells. */
export const fromWork = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('progress'),
    done: z.int().min(0),
    of: z.int().min(0),
    at: z.string().exactOptional()
  }),
  z.strictObject({ kind: z.literal('done'), result: z.unknown() }),
  /** A refusal in words for the user. */
  z.strictObject({ kind: z.literal('refused'), failure }),
  /** A fault of the program. */
  z.strictObject({ kind: z.literal('failed'), message: z.string(), stack: z.string() })
])
export type FromWork = z.infer<typeof fromWork>

export interface Apart<Result> extends Running {
  /** Starts the process. */
  readonly start: () => WorkProcess
  /** What the work needs; it must be such that it can be sent. */
  readonly order: unknown
  /** What it gives. */
  readonly result: z.ZodType<Result>
  /** How long it may take to be done with what it is at when it is stopped; in milliseconds. */
  readonly patience?: number
  /** Called with the process's number when it ended before it was done, whatever it had begun. */
  readonly onBroken?: (id: number | undefined) => void
}

/** Time to finish a file when the user cancels. */
const PATIENCE = 5000

/**
 * Does a piece of work in a process of its own, so that it neither holds the window up nor takes the program with it.
 * @returns undefined when it was stopped and did not end by itself
 * @throws UserError `workBroken` when the process ended before it was done: a crash, a kill; `workTooLarge` when it needed more
 * memory than it may take; and as the work
 * itself refuses
 */
export function workApart<Result>(work: Apart<Result>): Promise<Result | undefined> {
  const { start, order, result, signal, tell, patience = PATIENCE, onBroken } = work
  return new Promise((resolve, reject) => {
    const process = start()
    let [id, settled]: [number | undefined, boolean] = [undefined, false]
    let impatient: NodeJS.Timeout | undefined
    const end = (settle: () => void): void => {
      if (settled) return
      settled = true
      clearTimeout(impatient)
      signal.removeEventListener('abort', stop)
      process.kill()
      settle()
    }
    /** It did not get to its end: what it had begun is tidied away. */
    const fail = (error?: Error): void =>
      end(() => {
        onBroken?.(id)
        if (error === undefined) resolve(undefined)
        else reject(error)
      })
    const stop = (): void => {
      process.post({ kind: 'stop' } satisfies ToWork)
      impatient = setTimeout(() => process.kill(), patience)
    }
    const take = (given: unknown): void => {
      id ??= process.id()
      const message = fromWork.parse(given)
      if (message.kind === 'progress') {
        const { done, of, at } = message
        tell({ done, of, ...(at === undefined ? {} : { at }) })
      } else if (message.kind === 'done') {
        const given = result.parse(message.result)
        end(() => resolve(given))
      } else {
        fail(message.kind === 'refused' ? refusal(message.failure) : fault(message))
      }
    }
    process.onMessage((given) => {
      try {
        take(given)
      } catch (cause) {
        fail(new Error('What the work told does not read', { cause }))
      }
    })
    process.onExit(() => fail(signal.aborted ? undefined : broken()))
    signal.addEventListener('abort', stop)
    process.post({ kind: 'begin', order } satisfies ToWork)
    if (signal.aborted) stop()
  })
}

function refusal({ code, message, action, details }: Failure): UserError {
  return new UserError(code, message, action, details === undefined ? {} : { details })
}

/** With the stack that it had in its process. */
function fault({ message, stack }: { message: string; stack: string }): Error {
  const error = new Error(message)
  error.stack = stack
  return error
}

function broken(): UserError {
  return new UserError(
    'workBroken',
    '做这件事的后台进程意外结束了。账和部门的数据没有受影响，没写完的文件没有留下。',
    '请关闭其他程序再试一次；若仍不行，请导出诊断包联系技术人员。'
  )
}
