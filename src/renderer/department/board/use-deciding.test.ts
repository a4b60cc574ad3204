import type { DepartmentState } from '@shared/ipc'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useDepartment } from '../../stores/department'
import { useDeciding } from './use-deciding'

const year = (rounds: readonly string[]): unknown => ({ fiscalYear: 2023, rounds, openRound: 'secondDraft' })
const before = { years: [year(['secondDraft'])] } as unknown as DepartmentState
const after = { years: [year(['secondDraft', 'approved'])] } as unknown as DepartmentState
const answer = (data: unknown) => () => Promise.resolve({ ok: true, data })

beforeEach(() => {
  setActivePinia(createPinia())
  const done = { decided: [], refused: [], cancelled: false, folder: { savedAs: '/回复', file: 'f' } }
  const calls = { 'department.decide': answer(done), 'department.state': answer(after) }
  vi.stubGlobal('window', { yusuanbu: calls })
})

it('knows the round that a first approval makes, and shows the board after it', async () => {
  const department = useDepartment()
  department.take(before)
  const read = vi.fn(() => Promise.resolve())
  const { approve, answer: give } = useDeciding(read)
  approve(['402001'])
  await give({ on: '2023-02-20' })
  expect(department.state).toEqual(after)
  expect(read).toHaveBeenCalledOnce()
})
