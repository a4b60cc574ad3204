import { fen, parseAmount } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { GridEdit } from '../grid'
import { slipOf, slipsIn, unitsUnder, withoutSlips } from './ask'

const edit = (cells: GridEdit['cells'], inserted: GridEdit['inserted'] = []): GridEdit => ({
  label: '粘贴',
  cells,
  inserted,
  deleted: []
})
const amount = (row: number, value: string | undefined) => ({ row, column: 'amount', value })

describe('a slip of the unit', () => {
  it('is a hundred times last year, or a hundredth of it, and nothing between', () => {
    expect(slipOf(fen(12_000), fen(100))).toBe('是上年的 120 倍')
    expect(slipOf(fen(10_000), fen(100))).toBe('是上年的 100 倍')
    expect(slipOf(fen(9_999), fen(100))).toBeUndefined()
    expect(slipOf(fen(100), fen(10_000))).toBe('只有上年的 100 分之一')
    expect(slipOf(fen(101), fen(10_000))).toBeUndefined()
    expect(slipOf(fen(1e13), fen(1))).toBe('是上年的 10,000,000,000,000 倍')
  })

  it('is not asked where there is nothing to compare', () => {
    expect(slipOf(fen(1e9), undefined)).toBeUndefined()
    expect(slipOf(fen(1e9), fen(0))).toBeUndefined()
    expect(slipOf(fen(0), fen(1e9))).toBeUndefined()
  })

  it('goes both ways alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e13 }), fc.integer({ min: 1, max: 1e13 }), (a, b) => {
        expect(slipOf(fen(a), fen(b)) === undefined).toBe(slipOf(fen(b), fen(a)) === undefined)
      }),
      { numRuns: runs(2000) }
    )
  })

  it('is found in filled and in made rows, and held back alone', () => {
    const given = edit(
      [amount(1, '1200000.00'), amount(2, '100.00'), { row: 1, column: 'note', value: '说明' }],
      [{ key: 9, after: 2, cells: { amount: '5000000.00', economic: '30201' } }]
    )
    const slips = slipsIn(given, ['amount'], ({ row }) => (row === 2 ? fen(10_000) : fen(1_000_000)))
    expect(slips.map(({ row, words }) => [row, words])).toEqual([
      [9, '是上年的 500 倍'],
      [1, '是上年的 120 倍']
    ])
    const { edit: rest, refused } = withoutSlips(given, slips, 'yuan')
    expect(rest.cells).toEqual([amount(2, '100.00'), { row: 1, column: 'note', value: '说明' }])
    expect(rest.inserted).toEqual([{ key: 9, after: 2, cells: { economic: '30201' } }])
    expect(refused.map(({ row, text }) => [row, text])).toEqual([
      [9, '5000000.00'],
      [1, '1200000.00']
    ])
    const inWanyuan = withoutSlips(given, slips, 'wanyuan').refused.map(({ text }) => text)
    expect(inWanyuan.map((text) => parseAmount(text, { unit: 'wanyuan', negative: false }))).toMatchObject([
      { fen: 500_000_000 },
      { fen: 120_000_000 }
    ])
  })
})

describe('the unit of a pasted block', () => {
  const [yuan, wanyuan, none] = ['yuan', 'wanyuan', undefined] as const
  it.each([
    [['科目', '金额（万元）'], [], [wanyuan, wanyuan]],
    [['单位：万元'], [], [wanyuan]],
    [['金额(元)'], [], [yuan]],
    [['单位:元'], [], [yuan]],
    [['金额'], [], [none]],
    [
      ['科目', '金额'],
      ['', '单位：万元'],
      [wanyuan, wanyuan]
    ],
    [['金额（元）', '上年'], ['单位：万元'], [yuan, none]],
    [['美元合计', '多元化'], [], [none, none]],
    [['科目', '预算（万元）', '执行（元）'], [], [none, wanyuan, yuan]],
    [[], [], []]
  ])('under %j below %j is %j', (headings, above, units) =>
    expect(unitsUnder(headings, above)).toEqual(units)
  )
})
