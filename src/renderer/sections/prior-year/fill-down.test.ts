import { sourceLabel } from '@shared/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../shared/testing/runs'
import { placesNamed } from './fill-down'
import { inShort, takenFrom } from './testing/pasted'

const HEADINGS = ['功能科目', '功能科目名称', '经济科目', '资金来源', '金额']

describe('a table with merged cells', () => {
  it('has what is blank taken from the row above, and says so by its rows', () => {
    const taken = takenFrom([
      HEADINGS,
      ['2080501', '行政单位离退休', '30201', '其他收入', '100'],
      ['', '', '30217', '', '200'],
      ['', '', '30201', '事业收入', '300'],
      ['2120101', '行政运行', '30201', '', '400']
    ])
    expect(inShort(taken)).toEqual([
      'basic 2080501 30201 100.00',
      'basic 2080501 30217 200.00',
      'basic 2080501 30201 300.00',
      'basic 2120101 30201 400.00'
    ])
    expect(taken.lines.map((line) => line['source'])).toEqual([
      'otherIncome',
      'otherIncome',
      'institutionalIncome',
      'institutionalIncome'
    ])
    expect(taken.filled).toEqual([
      '第 3、4 行的功能科目是空的，照上面第 2 行取了“2080501 行政单位离退休”：请核对。',
      '第 3 行的资金来源是空的，照上面第 2 行取了“其他收入”：请核对。',
      '第 5 行的资金来源是空的，照上面第 4 行取了“事业收入”：请核对。'
    ])
    expect(taken.skipped).toEqual([])
  })

  it('is not filled down where nothing stands above: the row is named, and no default is taken for it', () => {
    const taken = takenFrom([
      HEADINGS,
      ['', '', '30201', '其他收入', '100'],
      ['2080501', '', '30201', '', '200'],
      ['2080501', '', '', '', '']
    ])
    expect(inShort(taken)).toEqual(['basic 2080501 30201 200.00'])
    expect(taken.skipped).toEqual([
      { place: 2, reason: expect.stringMatching(/^功能科目是空的，上面也没有/) as string }
    ])
    const noSource = takenFrom([
      ['功能科目', '资金来源', '金额'],
      ['2080501', '', '100']
    ])
    expect(noSource.lines).toEqual([])
    expect(noSource.skipped[0]?.reason).toMatch(/资金来源是空的.*改成“不取”/)
  })

  it('has its kinds of expenditure filled down too: a blank is not 基本 by silence', () => {
    const taken = takenFrom([
      ['支出类别', '功能科目', '金额'],
      ['项目支出', '2080501', '100'],
      ['', '2120101', '200']
    ])
    expect(inShort(taken)).toEqual(['project 2080501  100.00', 'project 2120101  200.00'])
    expect(taken.filled).toEqual(['第 3 行的支出类别是空的，照上面第 2 行取了“项目支出”：请核对。'])
  })

  it('takes a name for what it says, and does not put the code above before it', () => {
    const taken = takenFrom([
      HEADINGS,
      ['2120101', '', '30201', '其他收入', '1'],
      ['', '', '', '', ''],
      ['', '2080501', '30201', '其他收入', '2']
    ])
    expect(inShort(taken)[1]).toBe('basic 2080501 30201 2.00')
    expect(taken.filled).toEqual([])
  })

  it('is not filled down past a total under the same column', () => {
    const taken = takenFrom([
      ['功能科目', '经济科目', '金额'],
      ['2080501', '30201', '100'],
      ['小计', '', '100'],
      ['', '30217', '200'],
      ['2080501', '30201', '100'],
      ['', '小 计', '100'],
      ['', '30217', '200']
    ])
    expect(taken.totals).toEqual([3, 6])
    expect(taken.skipped).toEqual([
      { place: 4, reason: expect.stringMatching(/^功能科目是空的，上面也没有/) as string }
    ])
    expect(inShort(taken)).toHaveLength(3)
    expect(taken.filled).toEqual(['第 7 行的功能科目是空的，照上面第 5 行取了“2080501”：请核对。'])
  })

  it('has subtotals that miss their parts by 尾差 known too, in 万元 only', () => {
    const table = [
      ['功能科目', '经济科目', '金额'],
      ['2080501', '30201', '50.00'],
      ['2120101', '', '100.00'],
      ['', '30201', '33.33'],
      ['', '30217', '33.33'],
      ['', '30201', '33.33']
    ]
    const printed = takenFrom(table, { unit: 'wanyuan' })
    expect(inShort(printed)).toHaveLength(4)
    expect(printed.skipped).toEqual([
      { place: 3, reason: expect.stringContaining('下面 3 行之和') as string }
    ])
    const exact = takenFrom(table)
    expect(inShort(exact)).toHaveLength(5)
    expect(exact.skipped).toEqual([])
  })

  it('has totals known by a word in any column, and a row of mere figures is taken for nothing', () => {
    const taken = takenFrom([
      ['序号', '功能科目', '经济科目', '金额', '本年'],
      ['1', '2080501', '30201', '100', ''],
      ['本页合计', '', '', '100', ''],
      ['', '', '', '100', '300']
    ])
    expect(inShort(taken)).toHaveLength(1)
    expect(taken.totals).toEqual([3])
    expect(taken.skipped).toEqual([{ place: 4, reason: expect.stringContaining('只有金额') as string }])
  })

  it('does not count twice what a row without an economic subject sums up', () => {
    const taken = takenFrom([
      ['功能科目', '经济科目', '金额'],
      ['2080501', '', '300'],
      ['', '30201', '100'],
      ['', '30217', '200'],
      ['2120101', '', '50'],
      ['2120101', '30201', '50'],
      ['2080501', '', '70'],
      ['', '30201', '60']
    ])
    expect(inShort(taken)).toEqual([
      'basic 2080501 30201 100.00',
      'basic 2080501 30217 200.00',
      'basic 2120101 30201 50.00',
      'basic 2080501 30201 70.00',
      'basic 2080501 30201 60.00'
    ])
    expect(taken.skipped).toEqual([
      { place: 2, reason: expect.stringContaining('下面 2 行之和') as string },
      { place: 5, reason: expect.stringContaining('下面 1 行之和') as string }
    ])
    expect(taken.filled[1]).toBe('第 7 行的经济科目是空的，照上面第 6 行取了“30201”：请核对。')
  })

  it('keeps a note as it is, its quotes too', () => {
    const rows = [
      ['功能科目', '金额', '备注'],
      ['2080501', '1', '‘两新’经费']
    ]
    expect(takenFrom(rows).lines[0]?.['note']).toBe('‘两新’经费')
  })

  it('reads codes that a sheet holds as texts', () =>
    expect(
      inShort(
        takenFrom([
          ['功能科目', '经济科目', '金额'],
          ["'2080501", "'30201", "'500"]
        ])
      )
    ).toEqual(['basic 2080501 30201 500.00']))

  it('comes to the same as with every cell written out, and names every row that was filled', () => {
    const row = fc.record({
      function: fc.constantFrom('2080501', '2120101'),
      economic: fc.constantFrom('30201', '30217'),
      source: fc.constantFrom('otherIncome' as const, 'generalPublicBudget' as const),
      section: fc.constantFrom('基本支出', '项目支出'),
      amount: fc.integer({ min: 1, max: 999_999 }).map(String)
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const headings = ['支出类别', '功能科目', '经济科目', '资金来源', '项目名称', '金额']
        const whole = rows.map((one) => [
          one.section,
          one.function,
          one.economic,
          sourceLabel(one.source),
          '某项目',
          one.amount
        ])
        // As a sheet copies merged cells: only the first of equal ones below each other has its text.
        const merged = whole.map((cells, n) =>
          cells.map((cell, at) => (at < 4 && whole[n - 1]?.[at] === cell ? '' : cell))
        )
        // An item without a subject above the same item with one is a sum, where it comes to as much: not meant here.
        const same = takenFrom([headings, ...merged])
        fc.pre(!same.skipped.some(({ reason }) => reason.includes('之和')))
        expect(same.lines).toEqual(takenFrom([headings, ...whole]).lines)
        expect(takenFrom([headings, ...whole]).filled).toEqual([])
        const blanks = merged.flatMap((cells) => cells.filter((cell) => cell === '')).length
        const named = same.filled.flatMap((sentence) => placesIn(sentence))
        expect(named).toHaveLength(blanks)
      }),
      { numRuns: runs(1000) }
    )
  })
})

/** The rows that a sentence names: 第 3、5～7 行. */
function placesIn(sentence: string): number[] {
  const words = /^第 ([\d、～]+) 行/.exec(sentence)?.[1] ?? ''
  return words.split('、').flatMap((run) => {
    const [first = NaN, last = first] = run.split('～').map(Number)
    return Array.from({ length: last - first + 1 }, (_none, n) => first + n)
  })
}

describe('rows by their places', () => {
  it.each([
    [[3], '第 3 行'],
    [[3, 4], '第 3、4 行'],
    [[3, 4, 5], '第 3～5 行'],
    [[2, 4, 5, 7, 8, 9], '第 2、4、5、7～9 行']
  ])('%j are %s', (places, words) => {
    expect(placesNamed(places)).toBe(words)
    expect(placesIn(words)).toEqual(places)
  })
})
