import { expect, it } from 'vitest'
import { blankDepartment, withKeyProject, withProposals } from './use-set-up'

it('lets the units’ proposals stand until the department has chosen itself', () => {
  const projects = [
    { unit: '402001', code: 'A', name: '甲', proposed: true, key: true },
    { unit: '402001', code: 'B', name: '乙', proposed: false, key: false }
  ]
  const begun = blankDepartment(2024)
  expect(begun.keyProjects).toBeUndefined()
  const both = withKeyProject(begun, projects, 'B', true)
  expect(both.keyProjects).toEqual(['A', 'B'])
  const one = withKeyProject(both, projects, 'A', false)
  expect(one.keyProjects).toEqual(['B'])
  // None is another choice than the units' own.
  expect(withKeyProject(one, projects, 'B', false).keyProjects).toEqual([])
  expect(withProposals(one)).toEqual(begun)
})
