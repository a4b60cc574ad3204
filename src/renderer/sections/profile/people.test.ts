import { describe, expect, it } from 'vitest'
import { overInWords, peopleOf } from './people'

describe('people against posts', () => {
  it('are told by kind and in all', () => {
    const { byKind, total } = peopleOf({
      authorized: { administrative: 42, publicInstitution: 5 },
      employed: { administrative: 44, civilServantManaged: 1 }
    })
    expect(byKind.administrative).toEqual({ authorized: 42, employed: 44, over: 2 })
    expect(byKind.publicInstitution).toEqual({ authorized: 5, employed: undefined, over: -5 })
    expect(byKind.civilServantManaged.over).toBe(1)
    expect(total).toEqual({ authorized: 47, employed: 45, over: -2 })
  })

  it('not typed are not zero', () => {
    expect(peopleOf({ authorized: {}, employed: {} }).total).toEqual({
      authorized: undefined,
      employed: undefined,
      over: undefined
    })
    expect(peopleOf({ authorized: { administrative: 0 }, employed: {} }).total).toMatchObject({
      authorized: 0,
      over: 0
    })
  })

  it('are put into words', () => {
    expect([2, -3, 0, undefined].map(overInWords)).toEqual(['超编 2 人', '空编 3 人', '满编', ''])
  })
})
