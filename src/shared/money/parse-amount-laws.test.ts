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
const prior = { unit: 'yuan', negative: true } as const

const value = (amount: number): ParsedAmount => ({ ok: true, empty: false, fen: fen(amount) })
const fault = (parsed: ParsedAmount): AmountFault | 'none' => (parsed.ok ? 'none' : parsed.code)

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

  it('what stands before a number, and spaces for its separators, change nothing', () => {
    const space = fc.constantFrom(' ', '\u00a0', '\u2009', '\u202f', '\u3000')
    const before = fc.constantFrom('', "'", 'RMB ', '￥', '人民币')
    fc.assert(
      fc.property(any, space, before, (amount, blank, mark) => {
        const typed = `${mark}${printYuan(amount).replaceAll(',', blank)}`
        expect(parseAmount(typed, prior)).toEqual(value(amount))
      }),
      many
    )
  })

  it('one space in a wrong place is never an amount', () => {
    const digits = fc.integer({ min: 10, max: 99_999_999 }).map(String)
    fc.assert(
      fc.property(digits, fc.nat(), (text, n) => {
        const at = 1 + (n % (text.length - 1))
        fc.pre(text.length - at !== 3 || at > 3)
        expect(fault(parseAmount(`${text.slice(0, at)} ${text.slice(at)}`, yuan))).toBe('spaces')
      }),
      { numRuns: runs(2000) }
    )
  })

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
    const alphabet = fc.constantFrom(
      ..."0123456789.,，。-－+=()（）¥万元年月日/'RMB \u00a0\neE%a\u0000".split('')
    )
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
