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
}

/** Above this many the oldest go: a list of sentences must not bury the page. */
const MOST = 5

/** What the user is told, whatever page is shown. */
export const useMessages = defineStore('messages', () => {
  const list = ref<Message[]>([])
  let next = 1

  function tell(message: Omit<Message, 'id'>): void {
    const others = list.value.filter((one) => one.message !== message.message)
    list.value = [...others, { ...message, id: next++ }].slice(-MOST)
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
