import { fen, maxAmount, parseInterchangeAmount, printInterchangeAmount } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@shared/testing/runs'
import { amountKind, countKind, dateKind, lineKind, textKind } from './field-kinds'

const UNITS = ['yuan', 'wanyuan'] as const
const amounts = fc
  .integer({ min: -Number(maxAmount), max: maxAmount })
  .map((n) => printInterchangeAmount(fen(n)))

describe('an amount in a field', () => {
  it('read as it stands for editing, is the amount it was, whatever unit is typed and shown', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...UNITS), fc.constantFrom(...UNITS), (amount, shown, entered) => {
        const kind = amountKind({ shown, entered, negative: true })
        expect(kind.read(kind.edit(amount))).toEqual({ ok: true, value: amount })
      }),
      { numRuns: runs(2000) }
    )
  })

  it('gives the ledger only texts that the ledger reads', () => {
    const kind = amountKind({ shown: 'yuan', entered: 'wanyuan' })
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,万元=+()-]{1,12}$/)), (text) => {
        const read = kind.read(text)
        if (!read.ok) expect(read.reason).not.toBe('')
        else if (typeof read.value === 'string') {
          expect(parseInterchangeAmount(read.value)).toMatchObject({ ok: true })
        } else expect(read.value).toBeUndefined()
      }),
      { numRuns: runs(2000) }
    )
  })

  it('is taken in the entered unit and shown in the shown one', () => {
    const kind = amountKind({ shown: 'wanyuan', entered: 'yuan' })
    expect(kind.read('12345')).toEqual({ ok: true, value: '12345.00' })
    expect(kind.show('12350.00')).toBe('1.24')
    expect(kind.edit('12350.00')).toBe('12350.00')
    expect(amountKind({ shown: 'yuan', entered: 'wanyuan' }).read('1.5')).toEqual({
      ok: true,
      value: '15000.00'
    })
  })

  it('keeps nothing and zero apart', () => {
    const kind = amountKind({ shown: 'yuan', entered: 'yuan' })
    expect(kind.read('  ')).toEqual({ ok: true, value: undefined })
    expect(kind.read('0')).toEqual({ ok: true, value: '0.00' })
    expect([kind.show(undefined), kind.show('0.00')]).toEqual(['', '0.00'])
  })

  it('is below zero only where it may be', () => {
    const units = { shown: 'yuan', entered: 'yuan' } as const
    expect(amountKind(units).read('-5')).toMatchObject({ ok: false })
    expect(amountKind({ ...units, negative: true }).read('(5)')).toEqual({ ok: true, value: '-5.00' })
  })
})

describe('a count', () => {
  it('is a whole number, full-width digits and separators taken', () => {
    expect(countKind.read('１２')).toEqual({ ok: true, value: 12 })
    expect(countKind.read('1,234')).toEqual({ ok: true, value: 1234 })
    expect(countKind.read(' ')).toEqual({ ok: true, value: undefined })
    expect(countKind.read('0')).toEqual({ ok: true, value: 0 })
  })

  it.each(['1.5', '-1', '十二', '1,23', '999999999', '1e3'])('refuses %s with a reason', (text) => {
    expect(countKind.read(text)).toMatchObject({ ok: false, reason: expect.stringContaining('请') as string })
  })
})

describe('a date', () => {
  it.each([
    '2024-01-31',
    '2024-1-31',
    '2024.1.31',
    '2024/01/31',
    '2024年1月31日',
    '20240131',
    '２０２４。1。31'
  ])('reads %s', (text) => {
    expect(dateKind.read(text)).toEqual({ ok: true, value: '2024-01-31' })
  })

  it.each(['2023-2-29', '2024-13-1', '1-31', '昨天', '202401'])('refuses %s with a reason', (text) => {
    expect(dateKind.read(text)).toMatchObject({ ok: false })
  })

  it('takes the leap day of a leap year', () => {
    expect(dateKind.read('2024-2-29')).toEqual({ ok: true, value: '2024-02-29' })
  })
})

describe('a text', () => {
  it('of one line loses its outer spaces, of several keeps what was typed', () => {
    expect(lineKind(10).read(' 张三 ')).toEqual({ ok: true, value: '张三' })
    expect(textKind(20).read(' 一\r\n\r\n二 ')).toEqual({ ok: true, value: ' 一\n\n二 ' })
  })

  it('of blanks alone is no text', () => {
    for (const kind of [lineKind(5), textKind(5)]) {
      expect(kind.read(' \n\u3000 ')).toEqual({ ok: true, value: undefined })
    }
  })

  it('longer than may be is refused with what is too much', () => {
    expect(textKind(4).read('一二三四')).toMatchObject({ ok: true })
    expect(textKind(4).read('一二三四五六')).toEqual({
      ok: false,
      reason: '最多 4 字，现在有 6 字，请删去 2 字。'
    })
  })
})
