import type { DepartmentState } from '@shared/ipc'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useMessages } from '../../stores/messages'
import { useDepartment } from '../../stores/department'
import { balanceWords, useDeciding } from './use-deciding'

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

it('shows the ledger to approve by beside what was handed in, and asks for a day that can be', async () => {
  useDepartment().take(before)
  const comparison = { totals: { after: {} }, differences: [], count: 0 }
  const picked = {
    grant: 'g',
    name: 'x.json',
    version: 3,
    comparison,
    balances: { passed: 20, notApplicable: 3 }
  }
  vi.stubGlobal('window', { yusuanbu: { 'department.pickApproved': answer(picked) } })
  const { approveOther, asked } = useDeciding(() => Promise.resolve())
  await approveOther('402001')
  expect(asked.value?.title).toBe('按“x.json”批复单位 402001')
  expect(asked.value?.compared).toEqual({ comparison, heads: ['上报的第 3 版', '选定的账'] })
  const fault = asked.value?.fields.find(({ name }) => name === 'on')?.fault
  expect(fault?.('2999-01-01')).toContain('晚于今天')
  expect(fault?.('2021-12-31')).toContain('早于 2022-01-01')
  expect(fault?.('2023-02-20')).toBeUndefined()
})

it('tells a refused ledger at once, and asks nothing', async () => {
  useDepartment().take(before)
  const refused = () =>
    Promise.resolve({ ok: false, error: { code: 'otherLedger', message: '不是这个单位的。' } })
  vi.stubGlobal('window', { yusuanbu: { 'department.pickApproved': refused } })
  const { approveOther, asked } = useDeciding(() => Promise.resolve())
  await approveOther('402001')
  expect(asked.value).toBeUndefined()
  expect(useMessages().list.map(({ message }) => message)).toEqual(['不是这个单位的。'])
})

it('says what the exact balances came to', () => {
  const words = '精确平衡的审核规则：选定的账通过 20 条，'
  expect(balanceWords({ passed: 20, notApplicable: 3 })).toBe(`${words}不适用 3 条，没有不平衡的。`)
  expect(balanceWords({ passed: 20, notApplicable: 0 })).toBe(`${words}没有不平衡的。`)
})
