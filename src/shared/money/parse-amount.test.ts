import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import {
  difference,
  fen,
  maxAmount,
  maxSum,
  negate,
  parseAmount,
  printExactWanyuan,
  printYuan,
  sum
} from './index'
import type { AmountFault, Fen, ParsedAmount, ParseOptions } from './index'

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
    ['1 234', 'malformed'],
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
    ['50%', 'formula'],
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

describe('the laws of typing', () => {
  const any = fc.integer({ min: negate(maxAmount), max: maxAmount }).map(fen)
  const many = { numRuns: runs(10_000, 10_000) }
  const check = (property: fc.IProperty<[Fen]>): void => fc.assert(property, many)

  it('what is printed in 元 reads back as the same amount', () =>
    check(
      fc.property(any, (amount) => {
        expect(parseAmount(printYuan(amount), prior)).toEqual(value(amount))
        expect(parseAmount(printYuan(amount, { grouped: false }), prior)).toEqual(value(amount))
      })
    ))

  it('what is printed exactly in 万元 reads back as the same amount', () =>
    check(
      fc.property(any, (amount) => {
        expect(parseAmount(printExactWanyuan(amount), { ...prior, unit: 'wanyuan' })).toEqual(value(amount))
      })
    ))

  it('full-width text and brackets mean what plain text means', () =>
    check(
      fc.property(any, (amount) => {
        const wide = Array.from(printYuan(amount), (c) =>
          /\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c
        )
        const typed = wide.join('').replace('.', '。').replaceAll(',', '，').replace('-', '－')
        expect(parseAmount(typed, prior)).toEqual(value(amount))
        if (amount < 0) expect(parseAmount(`（${typed.slice(1)}）`, prior)).toEqual(value(amount))
      })
    ))

  it('a sum is the sum of its terms', () => {
    const terms = fc.array(fc.integer({ min: 0, max: 1e9 }).map(fen), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(terms, (amounts) => {
        const typed = `=${amounts.map((amount) => printYuan(amount)).join('-')}`
        const [first, ...others] = amounts
        expect(parseAmount(typed, prior)).toEqual(value(difference(first!, sum(others))))
      }),
      many
    )
  })

  it('any text gives an amount within the limit, nothing, or a refusal with a sentence', () => {
    const alphabet = fc.constantFrom(...'0123456789.,，。-－+=()（）¥万元 eE%a\u0000'.split(''))
    const text = fc.oneof(
      fc.string({ unit: alphabet, maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 300 })
    )
    const options: fc.Arbitrary<ParseOptions> = fc.record({
      unit: fc.constantFrom('yuan', 'wanyuan'),
      negative: fc.boolean()
    })
    fc.assert(
      fc.property(text, options, (typed, how) => {
        const parsed = parseAmount(typed, how)
        if (!parsed.ok) expect(parsed.message).toMatch(/。$/)
        else if (!parsed.empty) {
          expect(parsed.fen).toBeGreaterThanOrEqual(how.negative ? negate(maxAmount) : 0)
          expect(parsed.fen).toBeLessThanOrEqual(maxAmount)
          expect(Object.is(parsed.fen, -0)).toBe(false)
        }
      }),
      many
    )
  })

  it('a sum of amounts always fits the type', () => {
    expect(maxSum).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })
})
