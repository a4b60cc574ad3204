import { expect, it } from 'vitest'
import { approvalDayFault } from './approval-day'

it('takes a day from the year before the budget’s to today', () => {
  const fault = (on: string) => approvalDayFault(on, 2023, '2023-02-20')
  expect(['2023-02-20', '2022-01-01', '2022-12-31'].map(fault)).toEqual([undefined, undefined, undefined])
  expect(fault('2023-02-21')).toBe('批复日期 2023-02-21 晚于今天（2023-02-20），请填批复文件上的日期。')
  expect(fault('2021-12-31')).toBe(
    '批复日期 2021-12-31 早于 2022-01-01，不会是 2023 年度的批复，请填批复文件上的日期。'
  )
  expect(fault('0203-02-20')).toContain('早于')
})
