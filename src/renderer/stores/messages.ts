import type { CallOutput } from '@shared/ipc'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { CallError } from '../call'

/** A sentence for the user that stays until it is closed. */
export interface Message {
  readonly id: number
  readonly type: 'success' | 'info' | 'warning' | 'error'
  readonly message: string
  readonly action?: string | undefined
  readonly details?: readonly string[] | undefined
  /** A file that was just written: it can be opened, or shown in its folder. */
  readonly file?: string | undefined
  /** A folder into which files were just written: it can be opened. */
  readonly folder?: string | undefined
}

/** So many are in sight at once: a list of sentences must not bury the page. */
const SHOWN = 3

const gravity: Readonly<Record<Message['type'], number>> = { error: 2, warning: 1, info: 0, success: 0 }

/** Those in sight, in their order: what was told last, and beside it the gravest and newest. */
export function inSight(list: readonly Message[]): readonly Message[] {
  const before = list.slice(0, -1).toReversed()
  const beside = before.toSorted((a, b) => gravity[b.type] - gravity[a.type]).slice(0, SHOWN - 1)
  return list.filter((one, at) => at === list.length - 1 || beside.includes(one))
}

/** What is folded away, in a button's words. */
export function foldedWords(folded: readonly Message[]): string {
  const errors = folded.filter(({ type }) => type === 'error').length
  return `还有 ${folded.length} 条${errors === 0 ? '' : `，其中 ${errors} 条是错误`}`
}

/** What the user is told, whatever page is shown. */
export const useMessages = defineStore('messages', () => {
  const list = ref<Message[]>([])
  let next = 1

  function tell(message: Omit<Message, 'id'>): void {
    // What went well is done with when the next thing does; what went wrong stays until it is closed.
    const isDone = (one: Message): boolean => one.type === 'success' && message.type === 'success'
    const others = list.value.filter((one) => one.message !== message.message && !isDone(one))
    list.value = [...others, { ...message, id: next++ }]
  }

  /** Tells a failure; what is no sentence of the program's is a fault of it. */
  function tellError(error: unknown): void {
    if (error instanceof CallError) {
      tell({ type: 'error', message: error.message, action: error.action, details: error.details })
    } else {
      tell({
        type: 'error',
        message: '这一步没有完成：程序出了差错。',
        action: '已保存的内容不受影响。请再试一次；仍然不行时重新启动预算簿，并从开始页导出诊断包。'
      })
    }
  }

  /** Does something and tells what went wrong. @returns whether it was done */
  async function attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      return true
    } catch (error) {
      tellError(error)
      return false
    }
  }

  /** Says that a file was written, unless the user thought better of it. */
  function tellSaved(what: string, saved: CallOutput<'ledger.export'>): void {
    if (saved.savedAs !== null) {
      tell({ type: 'success', message: `${what}已保存：${saved.savedAs}`, file: saved.file })
    }
  }

  return {
    list,
    tell,
    tellError,
    tellSaved,
    attempt,
    dismiss: (id: number) => (list.value = list.value.filter((one) => one.id !== id)),
    clear: () => (list.value = [])
  }
})
