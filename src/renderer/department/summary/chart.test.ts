import { expect, it } from 'vitest'
import { LIGHT } from '../../theme/theme'
import { chartLines } from './chart'
import { barOption, columnOption, ringOption } from './chart-options'

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

it('draws the greatest of very many and the others as one; the table has them all', () => {
  const many = Array.from({ length: 300 }, (_none, n) => ({
    ...{ code: `${n}`, name: `单位${n}`, yuan: `${n + 1}.00`, prior: '1.00' }
  }))
  const { lines, drawn, total } = chartLines(many, { unit: 'yuan', sorted: true, most: 15 })
  expect(lines).toHaveLength(300)
  expect(drawn).toHaveLength(15)
  expect(drawn.slice(0, 2).map(({ name }) => name)).toEqual(['单位299', '单位298'])
  expect(drawn.at(-1)).toMatchObject({ name: '其余 286 项', prior: '286.00' })
  const drawnTotal = drawn.reduce((sum, { length }) => sum + length, 0)
  expect(drawnTotal).toBeCloseTo(total.length, 9)
  // Rows that keep their order keep it among the greatest too.
  const kept = chartLines(many, { unit: 'yuan', most: 4 }).drawn.map(({ name }) => name)
  expect(kept).toEqual(['单位297', '单位298', '单位299', '其余 297 项'])
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
