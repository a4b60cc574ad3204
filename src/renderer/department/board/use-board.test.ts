import { expect, it } from 'vitest'
import { countStates } from './use-board'

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
