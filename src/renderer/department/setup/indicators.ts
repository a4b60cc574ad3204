import type { Department } from '@shared/exchange'
import { indicatorOperators } from '@shared/ledger'
import type { LocalRow } from '../../entry/local-rows'

type Indicators = Department['performance']['indicators']
type Indicator = Indicators[number]

const fields = ['level1', 'level2', 'name', 'operator', 'value', 'unit'] as const

/** The indicators of the whole department as the rows of a grid. */
export const indicatorRows = (indicators: Indicators): LocalRow[] =>
  indicators.map((one, at) => ({
    key: at + 1,
    cells: Object.fromEntries(
      fields.flatMap((field) => (one[field] === '' ? [] : [[field, one[field]] as const]))
    )
  }))

/** And back: a row without a word in it is none. */
export const indicatorsIn = (rows: readonly LocalRow[]): Indicator[] =>
  rows.flatMap(({ cells }) => {
    const text = (field: (typeof fields)[number]): string => cells[field] ?? ''
    if (fields.every((field) => text(field) === '')) return []
    const operator = indicatorOperators.find((one) => one === text('operator')) ?? ''
    const { level1, level2, name, value, unit } = Object.fromEntries(
      fields.map((field) => [field, text(field)])
    ) as Record<(typeof fields)[number], string>
    return [{ level1, level2, name, operator, value, unit }]
  })

/** What the standard frame of a whole department has that the rows do not have yet. */
const frame: readonly (readonly [level1: string, level2: string])[] = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['产出指标', '成本指标'],
  ['效益指标', '经济效益指标'],
  ['效益指标', '社会效益指标'],
  ['效益指标', '生态效益指标'],
  ['效益指标', '满意度指标']
]

export const missingFrame = (rows: readonly LocalRow[]): { level1: string; level2: string }[] =>
  frame.flatMap(([level1, level2]) => {
    const there = rows.some(
      ({ cells }) =>
        cells['level2'] === level2 || (level2 === '满意度指标' && cells['level1'] === '满意度指标')
    )
    return there ? [] : { level1, level2 }
  })
