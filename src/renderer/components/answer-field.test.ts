import { expect, it } from 'vitest'
import { faultsOf } from './answer-field'

const fields = [
  { name: 'reason', label: '原因', kind: 'long' as const },
  { name: 'on', label: '日期', kind: 'date' as const, optional: true },
  { name: 'password', label: '口令', kind: 'password' as const, optional: true },
  { name: 'day', label: '日', kind: 'date' as const, optional: true, fault: () => '太早。' },
  { name: 'again', label: '再输一次', kind: 'password' as const, optional: true, repeats: 'password' }
]

it('wants what must be given, a day that there is, and the same password twice', () => {
  expect(Object.keys(faultsOf(fields, { reason: ' ' }))).toEqual(['reason'])
  expect(faultsOf(fields, { reason: '有误', on: '', password: '', again: '' })).toEqual({})
  for (const on of ['2023-2-1', '2023-02-30', '昨天'])
    expect(faultsOf(fields, { reason: '有误', on })).toHaveProperty('on')
  expect(faultsOf(fields, { reason: '有误', on: '2024-02-29' })).toEqual({})
  expect(faultsOf(fields, { reason: '有误', day: '2024-02-29' })).toEqual({ day: '太早。' })
  expect(faultsOf(fields, { reason: '有误', day: '昨天' })['day']).toContain('这样的日期')
  expect(faultsOf(fields, { reason: '有误', password: '一', again: '二' })).toHaveProperty('again')
})
