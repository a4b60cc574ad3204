import { expect, it } from 'vitest'
import { LIGHT } from '../../theme/theme'
import { chartLines } from './chart'
import { barOption, columnOption, columnsFit, ringOption } from './chart-options'

const rows = [
  { code: '208', name: '社会保障', yuan: '0.01', prior: '0.00' },
  { code: '215', name: '资源勘探', yuan: '19677814.00', prior: '20000000.00' }
]
const title = '支出'

it('prints in the unit asked for, and reckons change, share and total from the exact amounts', () => {
  const { lines, total } = chartLines(rows, { unit: 'wanyuan' })
  expect(lines.map(({ now, prior, change, percent, share }) => [now, prior, change, percent, share])).toEqual(
    [
      ['0.00', '0.00', '+0.00', '—', '0.0%'],
      ['1,967.78', '2,000.00', '-32.22', '-1.61%', '100.0%']
    ]
  )
  expect([total.now, total.prior]).toEqual(['1,967.78', '2,000.00'])
  expect(chartLines(rows, { unit: 'yuan' }).total.now).toBe('19,677,814.01')
  const alone = chartLines([{ code: '1', name: '一', yuan: '1.00' }], { unit: 'yuan' }).total
  expect([alone.prior, alone.change, alone.percent]).toEqual(['—', '—', '—'])
})

const many = Array.from({ length: 300 }, (_none, n) => ({
  ...{ code: `${n}`, name: `单位${n}`, yuan: `${n + 1}0000.00`, prior: '10000.00' }
}))

it('draws the greatest of very many in their own scale and says what the others are; the table has them all', () => {
  const { lines, drawn, rest } = chartLines(many, { unit: 'yuan', sorted: true, most: 15 })
  expect([lines.length, drawn.length]).toEqual([300, 15])
  expect([drawn[0]?.name, drawn.at(-1)?.name]).toEqual(['单位299', '单位285'])
  expect(rest).toBe('图上只画最大的 15 项；其余 285 项合计本年 40,755.00 万元，上年 285.00 万元，见表。')
  // Rows that keep their order keep it among the greatest too.
  const kept = chartLines(many, { unit: 'yuan', most: 3 }).drawn.map(({ name }) => name)
  expect(kept).toEqual(['单位297', '单位298', '单位299'])
  expect(chartLines(rows, { unit: 'yuan' }).rest).toBeUndefined()
})

it('draws the others of a whole as one of its parts', () => {
  const { drawn, rest, total } = chartLines(many, { unit: 'yuan', most: 7, parts: true })
  expect([drawn.length, drawn.at(-1)?.name, rest]).toEqual([7, '其余 294 项', undefined])
  expect(drawn.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(total.length, 6)
})

it('lets columns stand only where their figures have room', () => {
  const ofMillions = (count: number) =>
    chartLines(
      many.slice(0, count).map((row) => ({ ...row, yuan: '6831014400.00', prior: '5930600700.00' })),
      { unit: 'yuan' }
    ).drawn
  expect([columnsFit(ofMillions(4), 530), columnsFit(ofMillions(4), 800)]).toEqual([false, true])
  expect([columnsFit(ofMillions(5), 800), columnsFit(ofMillions(5), 900)]).toEqual([false, true])
  const small = chartLines(rows, { unit: 'yuan' }).drawn
  expect([columnsFit(small, 200), columnsFit(small, 300)]).toEqual([false, true])
})

it('draws a bar or a column a row, with last year’s beside it where there is one', () => {
  for (const draw of [barOption, columnOption]) {
    const both = draw({ lines: chartLines(rows, { unit: 'yuan' }).drawn, title, palette: LIGHT })
    expect(both.series.map(({ name, data }) => [name, data.length])).toEqual([['本年', 2], ['上年', 2]]) // prettier-ignore
    const alone = chartLines([{ code: '1', name: '一', yuan: '1.00' }], { unit: 'yuan' })
    const one = draw({ lines: alone.drawn, title, palette: LIGHT })
    expect(one.series).toHaveLength(1)
    expect(one.aria.label.description).toContain('支出')
  }
})

it('draws the parts of a whole that are there, each with its share', () => {
  const { drawn, total } = chartLines([...rows, { code: '3', name: '无', yuan: '0.00' }], { unit: 'yuan' })
  const { series, title: middle } = ringOption({ lines: drawn, title, palette: LIGHT }, total)
  expect(series[0]!.data.map(({ name }) => name)).toEqual(['社会保障', '资源勘探'])
  expect(series[0]!.label.formatter({ dataIndex: 1 })).toBe('资源勘探\n100.0%')
  expect(middle.text).toBe('19,677,814.01')
})
