import type { Indicator } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import { missingLevels, standardLevels } from './indicator-levels'

const indicator = (level1: string, level2: string): Indicator => ({
  id: 1,
  level1,
  level2,
  name: '',
  operator: '',
  value: '',
  unit: ''
})

describe('the standard frame of indicators', () => {
  it('is offered whole where there is nothing, and not twice', () => {
    const all = missingLevels([])
    expect(all).toHaveLength(8)
    expect(missingLevels(all.map(({ level1, level2 }) => indicator(level1, level2)))).toEqual([])
  })
  it('takes a cost indicator of the newer form for one', () => {
    expect(missingLevels([indicator('成本指标', '经济成本指标')]).map(({ level2 }) => level2)).not.toContain(
      '成本指标'
    )
  })
  it('names levels that are among the standard ones', () => {
    for (const { level1, level2 } of missingLevels([])) {
      expect(standardLevels.find((one) => one.level1 === level1)?.level2).toContain(level2)
    }
  })
})
