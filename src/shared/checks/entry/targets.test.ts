import { describe, expect, it } from 'vitest'
import { oldYearIn } from './performance-tables'
import { readTarget, targetOf } from './targets'

const printed = (target: string, level2 = '数量指标'): ReturnType<typeof targetOf> =>
  targetOf({ level1: '产出指标', level2, name: '指标', ...readTarget(target) })

const apartOf = () =>
  ({ level1: '产出指标', level2: '数量指标', name: '指标', operator: '≥', value: '90', unit: '%' }) as const

describe('a printed target', () => {
  it.each([
    ['≥90%', '≥', 90, '%'],
    ['＝', '', undefined, ''],
    ['=1500人次', '=', 1500, '人次'],
    ['≤150 万元', '≤', 150, '万元'],
    ['<0%', '<', 0, '%'],
    ['>=12.5％', '≥', 12.5, '%'],
    ['1,500元', '', 1500, '元'],
    ['≥１００％', '≥', 100, '%'],
    ['-3%', '', -3, '%'],
    ['提高', '', undefined, ''],
    ['', '', undefined, ''],
    ['2023年12月前完成', '', undefined, '']
  ] as const)('%s', (text, operator, number, unit) => {
    const target = printed(text)
    expect([target.operator, target.number, target.unit]).toEqual([operator, number, unit])
  })

  it.each([
    ['每年7月底前', true],
    ['2023年12月前完成', true],
    ['12月31日之前', true],
    ['3个工作日', true],
    ['≤15天', true],
    ['按期', true],
    ['汛期前', true],
    ['开学之前完成', true],
    ['提高', false],
    ['90%', false],
    ['3个', false]
  ])('%s: a time %s', (text, isTime) => {
    expect(printed(text).isTime).toBe(isTime)
  })

  it('with a unit of its own reads the same as with the unit behind the number', () => {
    const apart = targetOf(apartOf())
    const together = printed('≥90%')
    const twice = targetOf({ ...apartOf(), value: '90 %' })
    expect([twice.operator, twice.number, twice.unit, twice.isRate]).toEqual(['≥', 90, '%', true])
    expect(targetOf({ ...apartOf(), value: '90 个' }).number).toBeUndefined()
    expect([apart.operator, apart.number, apart.unit, apart.isRate]).toEqual([
      together.operator,
      together.number,
      together.unit,
      together.isRate
    ])
  })
})

describe('the kind of an indicator', () => {
  it.each([
    ['产出指标', '数量指标', ['数量']],
    ['成本指标', '社会成本指标', ['成本']],
    ['成本指标', '其他', ['成本']],
    ['效益指标', '满意度指标', ['满意度']],
    ['效益指标', '经济效益指标', ['效益']],
    ['其他', '其他', []]
  ] as const)('%s / %s', (level1, level2, kinds) => {
    expect([...targetOf({ level1, level2, name: '', operator: '', value: '', unit: '' }).kinds]).toEqual(
      kinds
    )
  })
})

describe('a year in a target', () => {
  it.each([
    ['2022年12月底前', '2022'],
    ['至2022年底完成', '2022'],
    ['2021年全年', '2021'],
    ['不低于2022年水平', undefined],
    ['较2022年提高5%', undefined],
    ['比2022年度增长', undefined],
    ['2020年以来', undefined],
    ['按《2022年工作计划》完成', undefined],
    ['2023年12月', undefined],
    ['2024年6月', undefined]
  ])('%s is left over from an earlier form: %s', (value, year) => {
    expect(oldYearIn(value, 2023)).toBe(year)
  })
})
