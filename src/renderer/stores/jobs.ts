import type { JobProgress } from '@shared/ipc'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { data } from '../call'

/** A long piece of work that runs now. */
export interface Job {
  readonly id: string
  /** What it does, in words: 收下上报包. */
  readonly what: string
  readonly progress?: Pick<JobProgress, 'done' | 'of' | 'at'>
  /** It was asked to stop. */
  readonly stopping: boolean
}

/** The long piece of work that runs now, how far it is, and the way to stop it. One at a time. */
export const useJobs = defineStore('jobs', () => {
  const running = shallowRef<Job>()

  /** Does a piece of work under a name of its own, which it passes on to its call. */
  async function run<T>(what: string, work: (job: string) => Promise<T>): Promise<T> {
    const id = crypto.randomUUID()
    running.value = { id, what, stopping: false }
    try {
      return await work(id)
    } finally {
      running.value = undefined
    }
  }

  /** How far it is, as the main process tells. */
  function take({ job, done, of, at }: JobProgress): void {
    if (running.value?.id !== job) return
    running.value = { ...running.value, progress: { done, of, ...(at === undefined ? {} : { at }) } }
  }

  async function cancel(): Promise<void> {
    const job = running.value
    if (job === undefined) return
    running.value = { ...job, stopping: true }
    await data(window.yusuanbu['job.cancel']({ job: job.id }))
  }

  return { running, busy: computed(() => running.value !== undefined), run, take, cancel }
})
