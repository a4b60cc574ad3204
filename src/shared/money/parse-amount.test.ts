import { describe, expect, it } from 'vitest'
import { fen, parseAmount } from './index'
import type { AmountFault, ParsedAmount } from './index'

const yuan = { unit: 'yuan', negative: false } as const
const wanyuan = { unit: 'wanyuan', negative: false } as const
const prior = { unit: 'yuan', negative: true } as const

const value = (amount: number): ParsedAmount => ({ ok: true, empty: false, fen: fen(amount) })
const fault = (parsed: ParsedAmount): AmountFault | 'none' => (parsed.ok ? 'none' : parsed.code)

describe('an amount typed in 元', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['1234.5', 123_450],
    ['1,234.5', 123_450],
    ['1,234,567.89', 123_456_789],
    ['１２３４．５', 123_450],
    ['１，２３４。５', 123_450],
    ['3。5', 350],
    ['.5', 50],
    ['5.', 500],
    ['007', 700],
    ['+5', 500],
    ['1234.5万', 1_234_500_000],
    ['1,234.5 万元', 1_234_500_000],
    ['0.000001万', 1],
    ['12.34元', 1_234],
    ['¥1,234.50', 123_450],
    ['￥ 1234.50 元', 123_450],
    [' \t1,234.50\u00a0\u3000', 123_450],
    ['=1200+34.5-3', 123_150],
    ['＝1200＋34。5－3', 123_150],
    ['= 1,200 + 1万', 1_120_000],
    ['=-3+5', 200],
    ['=5', 500],
    ['-', 0],
    [' － ', 0],
    ['——', 0],
    ['¥ -   ', 0],
    ["'500", 50_000],
    ['＇1,234.50', 123_450],
    ['‘500', 50_000],
    ['’500元', 50_000],
    ["'-", 0],
    ['RMB 500', 50_000],
    ['rmb500', 50_000],
    ['ＲＭＢ　１，２３４．５', 123_450],
    ['CNY 1,234.50', 123_450],
    ['RMB ¥500', 50_000],
    ['人民币500元', 50_000],
    ['人民币：500', 50_000],
    ['RMB -', 0],
    ['￥500', 50_000],
    ['¥500', 50_000],
    ['500元', 50_000],
    ['1 234.50', 123_450],
    ['1 234 567', 123_456_700],
    ['12\u00a0345.6', 1_234_560],
    ['1\u2009234\u2009567.89', 123_456_789],
    ['1\u202f234', 123_400],
    ['1\u2007234', 123_400],
    ['1\u2008234', 123_400],
    ['1\u200a234', 123_400],
    ['1\u2005234', 123_400],
    ['１　２３４', 123_400],
    ['¥ 1 234.50 元', 123_450],
    ['1 234万', 1_234_000_000],
    ['=1 200+34.5', 123_450],
    ['-0', 0],
    ['(0.00)', 0],
    ['100000000000', 10_000_000_000_000],
    ['10000000万元', 10_000_000_000_000]
  ])('%j', (typed, expected) => {
    expect(parseAmount(typed, yuan)).toEqual(value(expected))
  })

  it.each(['', ' ', '\u3000\t', '\u00a0', '\ufeff'])('%j is empty, not zero', (typed) => {
    expect(parseAmount(typed, yuan)).toEqual({ ok: true, empty: true })
  })

  it.each<[string, AmountFault]>([
    ['1,23,4', 'grouping'],
    ['1,2345', 'grouping'],
    ['12345,678', 'grouping'],
    ['0,5', 'grouping'],
    ['0,500', 'grouping'],
    [',500', 'grouping'],
    ['1,', 'grouping'],
    ['1.234,5', 'grouping'],
    ['1.234', 'decimals'],
    ['1.000', 'decimals'],
    ['1.2345678万', 'decimals'],
    ['=1+0.001', 'decimals'],
    ['1e5', 'exponent'],
    ['1.23E+05', 'exponent'],
    ['１Ｅ５', 'exponent'],
    ['12a', 'letters'],
    ['=A1+3', 'letters'],
    ['12O', 'letters'],
    ['一百', 'letters'],
    ['3亿', 'letters'],
    ['1\u00002', 'letters'],
    ['\ud800', 'letters'],
    ['Infinity', 'letters'],
    ['0x10', 'letters'],
    ['########', 'letters'],
    ['1.2.3', 'malformed'],
    ['1..2', 'malformed'],
    ['.', 'malformed'],
    ['+', 'malformed'],
    ['¥', 'malformed'],
    ['1 23', 'spaces'],
    ['1 2345', 'spaces'],
    ['12 34', 'spaces'],
    ['1  234', 'spaces'],
    ['0 500', 'spaces'],
    ['1234 567', 'spaces'],
    ['1 234,567', 'spaces'],
    ['1,234 567', 'spaces'],
    ['1 234 .50', 'spaces'],
    ['1 234. 50', 'spaces'],
    ['1.5 0', 'spaces'],
    ['1\u00a023', 'spaces'],
    ['1\n234', 'severalLines'],
    ['1\t234', 'severalLines'],
    ['1,234\r\n567', 'severalLines'],
    ["'", 'letters'],
    ["''500", 'letters'],
    ["500'", 'letters'],
    ['RMB', 'malformed'],
    ['人民币', 'malformed'],
    ['RMB RMB 5', 'letters'],
    ['USD 500', 'letters'],
    ['2023-05-01', 'date'],
    ['2023-5-1', 'date'],
    ['2023/5/1', 'date'],
    ['２０２３／５／１', 'date'],
    ['2023.5.1', 'date'],
    ['2023/5/1 0:00', 'date'],
    ['2023-05-01 00:00:00', 'date'],
    ['2023年5月1日', 'date'],
    ['2023年5月', 'date'],
    ['2023年', 'date'],
    ['2023-05', 'date'],
    ['2023/5', 'date'],
    ['5月1日', 'date'],
    ['5月', 'date'],
    ["'2023-05-01", 'date'],
    ['2023-13-01', 'formula'],
    ['5-1', 'formula'],
    ['12%', 'percent'],
    ['12.5 %', 'percent'],
    ['１２％', 'percent'],
    ['-3%', 'percent'],
    ['5‰', 'percent'],
    ['=5%', 'percent'],
    ['--5', 'malformed'],
    ['---', 'malformed'],
    ['5-', 'malformed'],
    ['万5', 'malformed'],
    ['万', 'malformed'],
    ['5万元元', 'malformed'],
    ['5元3', 'malformed'],
    ['1200+34.5', 'formula'],
    ['=', 'formula'],
    ['=1+', 'formula'],
    ['=1++2', 'formula'],
    ['=1=2', 'formula'],
    ['1=2', 'formula'],
    ['=2*3', 'formula'],
    ['=2%*3', 'formula'],
    ['=(1+2)', 'formula'],
    ['(1', 'brackets'],
    ['1)', 'brackets'],
    ['((1))', 'brackets'],
    ['-(1)', 'brackets'],
    ['()', 'malformed'],
    ['-0.01', 'negative'],
    ['(1,234.50)', 'negative'],
    ['=1-2', 'negative'],
    ['100000000000.01', 'tooLarge'],
    ['10000000.000001万元', 'tooLarge'],
    ['=100000000001-1', 'tooLarge'],
    ['9'.repeat(200), 'tooLarge'],
    ['9'.repeat(201), 'tooLong']
  ])('%j: %s', (typed, expected) => {
    const parsed = parseAmount(typed, yuan)
    expect(fault(parsed)).toBe(expected)
    if (!parsed.ok) expect(parsed.message).toMatch(/^[^\ud800-\udfff]*[\u4e00-\u9fff].*。$/u)
  })

  it('names the character that does not belong', () => {
    expect(parseAmount('12O', yuan)).toMatchObject({ message: expect.stringContaining('“O”') as string })
    expect(parseAmount('1\u00002', yuan)).toMatchObject({
      message: expect.stringContaining('U+0000') as string
    })
  })

  it.each([
    ['1 23', '空格'],
    ['1 234 .50', '空格'],
    ['1\n234', '分开'],
    ['2023/5/1', '日期'],
    ['12%', '百分比']
  ])('%j: the sentence says %s', (typed, said) => {
    expect(parseAmount(typed, yuan)).toMatchObject({ message: expect.stringContaining(said) as string })
  })

  it('takes a year and a month with a point between for the number that it is', () => {
    expect(parseAmount('2023.05', yuan)).toEqual(value(202_305))
  })
})

describe('an amount typed in 万元', () => {
  it.each<[string, number]>([
    ['1', 1_000_000],
    ['0.000001', 1],
    ['1,234.5', 1_234_500_000],
    ['500元', 50_000],
    ['5万', 5_000_000],
    ['=1+0.5元', 1_000_050]
  ])('%j', (typed, expected) => {
    expect(parseAmount(typed, wanyuan)).toEqual(value(expected))
  })

  it('has at most six decimals, and with 元 at most two', () => {
    expect(fault(parseAmount('0.0000001', wanyuan))).toBe('decimals')
    expect(fault(parseAmount('0.001元', wanyuan))).toBe('decimals')
  })
})

describe('an amount that may be negative', () => {
  it.each<[string, number]>([
    ['-1,234.50', -123_450],
    ['－1234.5', -123_450],
    ['(1,234.50)', -123_450],
    ['（１，２３４．５０）', -123_450],
    ['-¥1,234.50', -123_450],
    ['¥-1,234.50', -123_450],
    ['¥(1,234.50)', -123_450],
    ['(¥1,234.50)', -123_450],
    ['(0.5)万元', -500_000],
    ['=1-2', -100],
    ["'-500", -50_000],
    ['-RMB 500', -50_000],
    ['RMB -500', -50_000],
    ['(RMB 500)', -50_000],
    ['-1 234.50', -123_450],
    ['(1 234.50)', -123_450],
    ['-100000000000', -10_000_000_000_000]
  ])('%j', (typed, expected) => {
    expect(parseAmount(typed, prior)).toEqual(value(expected))
  })

  it('keeps its limit below zero', () => {
    expect(fault(parseAmount('-100000000000.01', prior))).toBe('tooLarge')
    expect(fault(parseAmount('-10.01', { ...prior, limit: fen(1_000) }))).toBe('tooLarge')
    expect(parseAmount('-10', { ...prior, limit: fen(1_000) })).toEqual(value(-1_000))
  })

  it.each(['-0', '(0)', '-0.00', '=1-1', '-'])('%j is a zero without a sign', (typed) => {
    const parsed = parseAmount(typed, prior)
    expect(parsed.ok && !parsed.empty && Object.is(parsed.fen, 0)).toBe(true)
  })
})
