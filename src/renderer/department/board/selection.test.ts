import { expect, it } from 'vitest'
import { selectedFor } from './selection'

const rows = [
  { code: '1', state: 'submitted' },
  { code: '2', state: 'accepted' },
  { code: '3', state: 'submitted' },
  { code: '4', state: 'notSubmitted' },
  { code: '5', state: 'closed' },
  { code: '6', state: 'submitted' }
] as const
const ticked = new Set(['1', '2', '3', '4', '5'])

it('takes of a selection what can be decided, and says what is left as it is', () => {
  expect(selectedFor('accept', rows, ticked)).toEqual({
    ...{ units: ['1', '3'], leftOut: '另 1 个未上报，1 个已接收，1 个停用' }
  })
  expect(selectedFor('approve', rows, ticked).units).toEqual(['2'])
  expect(selectedFor('accept', rows, new Set(['1', '6']))).toEqual({ units: ['1', '6'], leftOut: '' })
  expect(selectedFor('approve', rows, new Set(['1']))).toEqual({ units: [], leftOut: '另 1 个已上报' })
})
