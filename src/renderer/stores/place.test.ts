import { describe, expect, it } from 'vitest'
import { placeWithCell } from '../frame/use-remembered-place'
import type { Place } from './place'
import { readPlace, writePlace } from './place'

const places: readonly Place[] = [
  { page: 'workspace' },
  { page: 'tables' },
  { page: 'submission' },
  { page: 'department', view: 'board' },
  { page: 'section', section: 'income' },
  { page: 'section', section: 'income', path: 'carryToNextYear/otherIncome' },
  { page: 'section', section: 'projects', project: 12 },
  { page: 'section', section: 'projects', project: 12, path: 'projects/#12/lines/#7/amount' }
]

describe('a place', () => {
  it.each(places)('is remembered as it is: %j', (place) =>
    expect(readPlace(writePlace(place))).toEqual(place)
  )
  it.each(['', 'start', 'section/nowhere', 'elsewhere income/otherIncome'])('is none in %j', (text) =>
    expect(readPlace(text)).toBeUndefined()
  )
})

describe('the cell of a place', () => {
  const project: Place = { page: 'section', section: 'projects', project: 3 }
  it('is the active one where it stands on the page', () => {
    expect(placeWithCell(project, 'projects/#3/name')).toEqual({ ...project, path: 'projects/#3/name' })
    expect(
      placeWithCell({ page: 'section', section: 'income' }, 'priorYear/income/otherIncome')
    ).toMatchObject({
      path: 'priorYear/income/otherIncome'
    })
  })
  it('is none on another page', () => {
    expect(placeWithCell(project, 'projects/#4/name')).toEqual(project)
    expect(placeWithCell(project, undefined)).toEqual(project)
    expect(placeWithCell({ page: 'tables' }, 'projects/#3/name')).toEqual({ page: 'tables' })
  })
})
