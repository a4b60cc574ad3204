import type { Indicator } from '@shared/ledger'

/** The standard levels of performance indicators, in the order in which tables print them. */
export const standardLevels: readonly { readonly level1: string; readonly level2: readonly string[] }[] = [
  { level1: '成本指标', level2: ['经济成本指标', '社会成本指标', '生态环境成本指标'] },
  { level1: '产出指标', level2: ['数量指标', '质量指标', '时效指标', '成本指标'] },
  { level1: '效益指标', level2: ['经济效益指标', '社会效益指标', '生态效益指标'] },
  { level1: '满意度指标', level2: ['服务对象满意度'] }
]

/** What the standard frame of a project has: the other cost indicators are chosen where they fit. */
const frame: readonly (readonly [level1: string, level2: string])[] = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['产出指标', '成本指标'],
  ['效益指标', '经济效益指标'],
  ['效益指标', '社会效益指标'],
  ['效益指标', '生态效益指标'],
  ['满意度指标', '服务对象满意度']
]

/** The rows of the standard frame that the indicators do not have yet. A cost indicator of either form is one. */
export function missingLevels(indicators: readonly Indicator[]): { level1: string; level2: string }[] {
  const has = (level1: string, level2: string): boolean =>
    indicators.some((one) => one.level1 === level1 && one.level2 === level2)
  const hasCost = indicators.some(({ level1 }) => level1 === '成本指标')
  return frame
    .filter(([level1, level2]) => !has(level1, level2) && !(hasCost && level2 === '成本指标'))
    .map(([level1, level2]) => ({ level1, level2 }))
}
