import { expect, it } from 'vitest'
import { faultAt, faultsOf, partOf } from './faults'
import { blankDepartment } from './use-set-up'

it('says at each field what is wrong with it, and on which part of the page it stands', () => {
  const begun = blankDepartment(2024)
  const draft = {
    ...begun,
    name: '某局',
    units: [
      { code: '402001', name: '甲', kind: 'administrative' as const },
      { code: '402001', name: '', kind: 'administrative' as const }
    ],
    changeReasons: { income: ['甲'.repeat(100_000)] },
    settings: { checks: { G07: { grade: 'off' } } }
  }
  const faults = faultsOf(draft)
  expect(faultAt(faults, 'code')).toMatch(/^编码只能/)
  expect(faultAt(faults, 'name')).toBeUndefined()
  expect(faultAt(faults, 'units[0].code')).toBeUndefined()
  expect(faultAt(faults, 'changeReasons.income')).toBeDefined()
  expect(faultAt(faults, 'checks/G07/grade')).toContain('原因')
  expect(new Set([...faults.keys()].map(partOf))).toEqual(new Set(['units', 'reasons', 'rules']))
  expect(faultAt(faults, 'units[1].code')).toContain('402001')
  const repeated = faultsOf({
    ...begun,
    code: '402',
    name: '某局',
    units: draft.units.map((unit) => ({ ...unit, name: '甲' }))
  })
  expect(faultAt(repeated, 'units[1].code')).toContain('402001')
})
