import { expect, it } from 'vitest'
import type { BoardState } from '@shared/exchange'
import { checkedWords, countStates, unfinishedWords } from './use-board'

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

it('names the units that a round would be ended without', () => {
  const row = (code: string, state: BoardState) => ({ code, name: '某单位', state })
  expect(unfinishedWords([row('1', 'accepted'), row('2', 'closed'), row('3', 'approved')])).toEqual([])
  expect(
    unfinishedWords([
      row('1', 'submitted'),
      ...['2', '3', '4', '5', '6', '7'].map((code) => row(code, 'notSubmitted'))
    ])
  ).toEqual(['未上报 6 个：2 某单位、3 某单位、4 某单位、5 某单位、6 某单位等。', '已上报 1 个：1 某单位。'])
})
