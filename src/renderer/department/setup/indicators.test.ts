import { expect, it } from 'vitest'
import { indicatorRows, indicatorsIn, missingFrame } from './indicators'

const one = {
  level1: '产出指标',
  level2: '数量指标',
  name: '企业',
  operator: '≥' as const,
  value: '3',
  unit: '家'
}

it('goes to the grid and back unchanged; a row without a word is none', () => {
  const given = [one, { ...one, operator: '' as const, unit: '' }]
  expect(indicatorsIn(indicatorRows(given))).toEqual(given)
  expect(indicatorsIn([...indicatorRows([one]), { key: 'x', cells: { name: undefined } }])).toEqual([one])
})

it('offers what the standard frame has and the rows have not', () => {
  expect(missingFrame([])).toHaveLength(8)
  const most = missingFrame(indicatorRows([one, { ...one, level1: '满意度指标', level2: '服务对象满意度' }]))
  expect(most.map(({ level2 }) => level2)).not.toContain('数量指标')
  expect(most.map(({ level2 }) => level2)).not.toContain('满意度指标')
  expect(missingFrame(most.map((cells, key) => ({ key, cells })))).toHaveLength(2)
})
