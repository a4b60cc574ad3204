import { expect, it } from 'vitest'
import { unitOf } from './finding-unit'

const at = (unit: string) => ({ kind: 'section' as const, unit, section: 'income' as const, label: '收入' })

it('names the unit of a finding’s places, or says that there are several, or none', () => {
  expect(unitOf({ places: [at('402001'), at('402001')] })).toBe('402001')
  expect(unitOf({ places: [at('402001'), at('402002')] })).toBe('多个单位')
  expect(unitOf({ places: [] })).toBe('全部门')
})
