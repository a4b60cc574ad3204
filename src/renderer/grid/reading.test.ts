import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { AmountColumn, ChoiceColumn, DateColumn, GridColumn } from './model'
import { choicesFor, readCell } from './reading'
import { amountOf, drawnText, editText, exactCopy, plainCopy, shownText } from './shown'

const base = { key: 'k', title: '列', width: 100 }
const yuan: AmountColumn = { ...base, kind: 'amount', shown: 'yuan', entered: 'yuan', negative: true }
const date: DateColumn = { ...base, kind: 'date', year: 2024 }
const read = (column: GridColumn, text: string): string | undefined => {
  const parsed = readCell(column, text)
  return parsed.ok ? parsed.value : `拒绝：${parsed.reason}`
}
const canonical = fc.integer({ min: -1e13, max: 1e13 }).map((units) => {
  const digits = String(Math.abs(units)).padStart(3, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
})
const unit = fc.constantFrom('yuan' as const, 'wanyuan' as const)

describe('an amount', () => {
  it('read back from the editor or from another grid of the program is the same', () => {
    fc.assert(
      fc.property(canonical, unit, unit, (value, shown, entered) => {
        const column: AmountColumn = { ...yuan, shown, entered }
        expect(read(column, editText(column, value))).toBe(value)
        expect(read(column, exactCopy(column, value))).toBe(value)
        if (shown === entered) {
          expect(read(column, plainCopy(column, value))).toBe(value)
          expect(read(column, shownText(column, value))).toBe(value)
        }
      }),
      { numRuns: runs(3000) }
    )
  })

  it('is read in the unit in which it is entered, and shown in the one that is shown', () => {
    const wan: AmountColumn = { ...yuan, shown: 'wanyuan', entered: 'wanyuan' }
    expect(read(wan, '1.5')).toBe('15000.00')
    expect(read(yuan, '1,234.5')).toBe('1234.50')
    expect(read(yuan, '(1,234.50)')).toBe('-1234.50')
    expect(read(yuan, '')).toBeUndefined()
    expect(read({ ...yuan, negative: false }, '-1')).toMatch(/^拒绝：.*负数/)
    expect(shownText(wan, '15000.00')).toBe('1.5')
    expect(drawnText(wan, '15000.00')).toBe('1.5\u2007\u2007\u2007\u2007\u2007')
    expect(drawnText(wan, '20000.00')).toBe('2\u2008\u2007\u2007\u2007\u2007\u2007\u2007')
    expect(drawnText(wan, '0.01')).toBe('0.000001')
    expect([drawnText(wan, undefined), drawnText(yuan, '20000.00')]).toEqual(['', '20,000.00'])
    expect(shownText(yuan, '-1234567.80')).toBe('-1,234,567.80')
    expect(editText({ ...yuan, shown: 'wanyuan' }, '15000.00')).toBe('15000.00元')
  })

  it('goes to a spreadsheet as a plain number', () => {
    expect(['1234.50', '0.00', '-0.05', '1000.00'].map((value) => plainCopy(yuan, value))).toEqual([
      '1234.5',
      '0',
      '-0.05',
      '1000'
    ])
    expect(plainCopy(yuan, undefined)).toBe('')
  })

  it('comes from a text cell of a spreadsheet too, and is told from a date and a percentage', () => {
    expect(["'500", 'RMB 500', '￥500', '500元', '1\u00a0234.50'].map((text) => read(yuan, text))).toEqual([
      '500.00',
      '500.00',
      '500.00',
      '500.00',
      '1234.50'
    ])
    expect(read(yuan, '2023/5/1')).toMatch(/^拒绝：这是日期/)
    expect(read(yuan, '12%')).toMatch(/^拒绝：这是百分比/)
    expect(read(yuan, '12 34')).toMatch(/^拒绝：.*空格/)
  })

  it('of a sum may be beyond any entered one', () =>
    expect(amountOf('200000000000.01')).toBe(20_000_000_000_001))
})

describe('a whole number', () => {
  const column: GridColumn = { ...base, kind: 'integer', limit: 5000 }
  it('is taken with separators and full-width digits, and nothing else', () => {
    expect(['12', '１２', '1,200', '012', '12.00', '-', '0'].map((text) => read(column, text))).toEqual([
      '12',
      '12',
      '1200',
      '12',
      '12',
      '0',
      '0'
    ])
    expect(["'12", '1 200', '1\u00a0200', '1\u2009200'].map((text) => read(column, text))).toEqual([
      '12',
      '1200',
      '1200',
      '1200'
    ])
    for (const text of ['1.5', '-3', '5001', '12人', '1,2', '1e3', '1 2', '1,000 000'])
      expect(read(column, text)).toMatch(/^拒绝/)
    expect(read(column, '1 20')).toMatch(/空格.*位置不对/)
  })
})

describe('a quantity', () => {
  const column: GridColumn = { ...base, kind: 'decimal', decimals: 2 }
  it('is taken to so many decimals', () => {
    expect(['12.5', '.5', '１２。５０', '1,000', '3.'].map((text) => read(column, text))).toEqual([
      '12.5',
      '0.5',
      '12.5',
      '1000',
      '3'
    ])
    expect(["'12.5", '1 000.25'].map((text) => read(column, text))).toEqual(['12.5', '1000.25'])
    for (const text of ['1.234', '-1', 'a', '.', '1 00.2', '1,000 000.5'])
      expect(read(column, text)).toMatch(/^拒绝/)
  })
})

describe('a date', () => {
  it('is taken as people write it', () => {
    for (const text of [
      '20240131',
      '2024-1-31',
      '2024.1.31',
      '2024/01/31',
      '1-31',
      '2024年1月31日',
      '２０２４。１。３１'
    ]) {
      expect(read(date, text)).toBe('2024-01-31')
    }
    expect(read(date, '2024-2-29')).toBe('2024-02-29')
    for (const text of ['2023-2-29', '2024-13-1', '2024-4-31', '1-0', '今天', '240131']) {
      expect(read(date, text)).toMatch(/^拒绝/)
    }
  })

  it('that there is reads back the same', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (day) => {
          const text = day.toISOString().slice(0, 10)
          expect(read(date, text)).toBe(text)
          expect(read(date, text.replaceAll('-', ''))).toBe(text)
        }
      ),
      { numRuns: runs(1000) }
    )
  })
})

describe('a choice', () => {
  const column: ChoiceColumn = {
    ...base,
    kind: 'choice',
    options: [
      { value: 'fiscal', label: '财政拨款', initials: 'czbk' },
      { value: 'fund', label: '财政专户', initials: 'czzh' },
      { value: 'other', label: '其他收入', initials: 'qtsr' }
    ]
  }
  it('is typed by its words, its first letters or its number', () => {
    expect(['财政拨款', '财政拨', 'qt', '3', '专户', 'OTHER'].map((text) => read(column, text))).toEqual([
      'fiscal',
      'fiscal',
      'other',
      'other',
      'fund',
      'other'
    ])
  })
  it('is refused when it may be two, or none, or is missing', () => {
    expect(read(column, '财政')).toMatch(/财政拨款.*财政专户/)
    expect(read(column, '贷款')).toMatch(/^拒绝/)
    expect(read(column, ' ')).toMatch(/^拒绝/)
    expect(read({ ...column, optional: true }, ' ')).toBeUndefined()
  })
  it('knows its own words by brackets of either width', () => {
    const options = [
      { value: 'general', label: '上年结转（一般公共预算）' },
      { value: 'fund', label: '上年结转（政府性基金预算）' }
    ]
    const texts = ['上年结转（一般公共预算）', '上年结转(政府性基金预算)', '上年结转（政']
    expect(texts.map((text) => read({ ...column, options }, text))).toEqual(['general', 'fund', 'fund'])
  })
  it('lists all for no text', () => expect(choicesFor(column, '')).toHaveLength(3))
})

describe('a code', () => {
  const column: GridColumn = {
    ...base,
    kind: 'picker',
    search: () => [],
    label: (value) => value,
    read: (text) => (/^\d+$/.test(text) ? { ok: true, value: text } : { ok: false, reason: '没有。' })
  }
  it('that a spreadsheet holds as a text is the code', () => {
    expect(["'2150501", ' ＇2150501', '’2150501 '].map((text) => read(column, text))).toEqual(
      Array.from({ length: 3 }, () => '2150501')
    )
    expect(read(column, "'")).toMatch(/^拒绝/)
  })
})

describe('a text', () => {
  const column: GridColumn = { ...base, kind: 'text', maxLength: 4 }
  it('is counted by characters as people count them', () => {
    expect(read(column, ' 𠮷田工 ')).toBe('𠮷田工')
    expect(read(column, '𠮷田工业')).toBe('𠮷田工业')
    expect(read(column, '一二三四五')).toMatch(/最多 4 个字/)
    expect(read(column, '  ')).toBeUndefined()
  })
  it('is judged by the column after that', () => {
    const judged: GridColumn = { ...column, check: (value) => (value === '坏' ? '不能填坏。' : undefined) }
    expect(read(judged, '坏')).toBe('拒绝：不能填坏。')
    expect(read(judged, '好')).toBe('好')
  })
})
