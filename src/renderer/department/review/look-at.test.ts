import { expect, it } from 'vitest'
import { placeIn } from './look-at'

it('leads to the page of a cell and the cell, to a section, or to the first page', () => {
  const path = 'basicExpenditure/#3/amount'
  expect(placeIn({ path })).toEqual({ page: 'section', section: 'basicExpenditure', path })
  const inProject = 'projects/#4/lines/#2/amount'
  expect(placeIn({ path: inProject })).toMatchObject({ section: 'projects', project: 4, path: inProject })
  expect(placeIn({ section: 'income' })).toEqual({ page: 'section', section: 'income' })
  expect(placeIn({})).toEqual({ page: 'section', section: 'profile' })
})
