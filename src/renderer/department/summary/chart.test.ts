import { expect, it } from 'vitest'
import { LIGHT } from '../../theme/theme'
import { barOption, chartLines } from './chart'

const rows = [
  { code: '215', name: '资源勘探', yuan: '19677814.00', prior: '20000000.00' },
  { code: '208', name: '社会保障', yuan: '0.01', prior: '0.00' }
]

it('prints in the unit asked for, and reckons change and total from the exact amounts', () => {
  const { lines, total } = chartLines(rows, 'wanyuan')
  expect(lines.map(({ now, prior, change }) => [now, prior, change])).toEqual([
    ['1,967.78', '2,000.00', '-1.61%'],
    ['0.00', '0.00', '—']
  ])
  expect([total.now, total.prior]).toEqual(['1,967.78', '2,000.00'])
  expect(chartLines(rows, 'yuan').total.now).toBe('19,677,814.01')
  expect(chartLines([{ code: '1', name: '一', yuan: '1.00' }], 'yuan').total.prior).toBe('—')
})

it('draws a bar a row, with last year’s beside it where there is one', () => {
  const both = barOption(chartLines(rows, 'yuan').lines, LIGHT, '支出')
  expect(both.series.map(({ name, data }) => [name, data.length])).toEqual([['本年', 2], ['上年', 2]]) // prettier-ignore
  const one = barOption(chartLines([{ code: '1', name: '一', yuan: '1.00' }], 'yuan').lines, LIGHT, '收入')
  expect(one.series).toHaveLength(1)
  expect(one.aria.label.description).toContain('收入')
})
