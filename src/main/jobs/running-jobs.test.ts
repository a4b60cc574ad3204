import { expect, it } from 'vitest'
import type { JobProgress } from '@shared/ipc'
import { RunningJobs } from './running-jobs'

const job = '8f0c1a52-5f0e-4f5c-9c4e-2f4f9d9a0001'

it('tells how far it is under its name, and stops when it is asked to', async () => {
  const told: JobProgress[] = []
  const jobs = new RunningJobs((progress) => told.push(progress))
  const done = jobs.run(job, async ({ signal, tell }) => {
    for (let at = 1; at <= 5 && !signal.aborted; at++) {
      tell({ done: at, of: 5, at: `第 ${at} 个` })
      if (at === 2) jobs.cancel(job)
      await Promise.resolve()
    }
    return signal.aborted
  })
  expect(await done).toBe(true)
  expect(told).toEqual([
    { kind: 'progress', job, done: 1, of: 5, at: '第 1 个' },
    { kind: 'progress', job, done: 2, of: 5, at: '第 2 个' }
  ])
})

it('forgets a piece of work that failed, and all are asked to stop at the end', async () => {
  const jobs = new RunningJobs(() => undefined)
  await expect(jobs.run(job, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  jobs.cancel(job)
  const stopped = jobs.run(
    job,
    ({ signal }) =>
      new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped')))
  )
  jobs.cancelAll()
  expect(await stopped).toBe('stopped')
})
