import type { Indicator, Project } from '@shared/ledger'
import { emptyLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { indicatorInWords, projectGoals } from './goals'

const indicator: Indicator = {
  id: 9,
  level1: '产出指标',
  level2: '数量指标',
  name: '培训人数',
  operator: '≥',
  value: '100',
  unit: '人'
}
const project: Project = { id: 1, code: 'P', name: '项目', lines: [], indicators: [] }
const goalOf = (change: Partial<Project>): ReturnType<typeof projectGoals>[number] => {
  const [goal] = projectGoals({ ...emptyLedger('1', 2023), projects: [{ ...project, ...change }] })
  if (goal === undefined) throw new Error('no goal')
  return goal
}

describe("a project's goal", () => {
  it('says what is missing', () => {
    expect(goalOf({}).missing).toEqual(['缺年度绩效目标', '缺绩效指标'])
    expect(goalOf({ goal: '保障有力', indicators: [indicator] }).missing).toEqual([])
    expect(
      goalOf({ goal: '保障有力', indicators: [indicator, { ...indicator, value: '' }] }).missing
    ).toEqual(['1 条指标没有名称或指标值'])
  })

  it('counts the indicators by their first level', () => {
    const indicators = [indicator, { ...indicator, level1: '' }, indicator]
    expect(goalOf({ indicators }).levels).toEqual([
      { name: '产出指标', count: 2 },
      { name: '未分级', count: 1 }
    ])
  })

  it('has its money', () => {
    const line = { function: '2', economic: '3', source: 'otherIncome' } as const
    const lines = [
      { id: 2, ...line, amount: fen(5) },
      { id: 3, ...line, amount: fen(6) }
    ]
    expect(goalOf({ lines }).total).toBe(11)
  })
})

describe('an indicator in words', () => {
  it('leaves out what is empty', () => {
    expect(indicatorInWords(indicator)).toBe('产出指标 › 数量指标 › 培训人数：≥ 100 人')
    expect(indicatorInWords({ ...indicator, level2: '', operator: '', value: '提高', unit: '' })).toBe(
      '产出指标 › 培训人数：提高'
    )
    expect(indicatorInWords({ ...indicator, operator: '', value: '', unit: '' })).toBe(
      '产出指标 › 数量指标 › 培训人数'
    )
  })
})
