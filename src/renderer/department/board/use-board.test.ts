import { expect, it } from 'vitest'
import { checkedWords, countStates } from './use-board'

it('counts the units by state, in the order of the work', () => {
  const rows = (['accepted', 'notSubmitted', 'submitted', 'notSubmitted', 'closed'] as const).map(
    (state) => ({ state })
  )
  expect(countStates(rows)).toEqual([
    { state: 'notSubmitted', count: 2 },
    { state: 'submitted', count: 1 },
    { state: 'accepted', count: 1 },
    { state: 'closed', count: 1 }
  ])
  expect(countStates([])).toEqual([])
})

it('tells rules that did not run, where there are any', () => {
  const checks = { errors: 0, warnings: 5, notices: 1, notRun: 0 }
  expect(checkedWords({ checks, explained: 4 })).toBe('警告 5，说明 4')
  expect(checkedWords({ checks: { ...checks, notRun: 2 }, explained: 4 })).toBe('警告 5，说明 4，未运行 2')
})
