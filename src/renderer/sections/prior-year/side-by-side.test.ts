import { fen, printExactWanyuan, printYuan } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../shared/testing/runs'
import { guess, understand } from './recognise'
import type { PriorField } from './roles'
import { clashesOf, lacking } from './roles'
import { takeLines } from './take-lines'
import { inShort, readers, settled, takenFrom } from './testing/pasted'

const columnsOf = (...headings: string[]): (PriorField | undefined)[] | undefined =>
  understand([headings], 2022) && [...understand([headings], 2022)!.columns]

describe('amounts of several kinds side by side', () => {
  it.each<[string[], (PriorField | undefined)[]]>([
    [
      ['功能科目', '基本支出', '项目支出'],
      ['function', 'basicAmount', 'projectAmount']
    ],
    [
      ['功能科目', '合计', '基本支出（万元）', '项目支出（万元）'],
      ['function', 'totalAmount', 'basicAmount', 'projectAmount']
    ],
    [
      ['科目编码', '科目名称', '基本支出预算数', '项目支出预算数', '小计'],
      ['function', 'functionName', 'basicAmount', 'projectAmount', 'totalAmount']
    ],
    [
      ['功能科目', '2022年预算数', '其中：基本支出', '项目支出', '2023年预算数'],
      ['function', 'totalAmount', 'basicAmount', 'projectAmount', undefined]
    ],
    [
      ['功能科目', '2023年基本支出', '2022年基本支出', '2022年项目支出', '2023年项目支出'],
      ['function', undefined, 'basicAmount', 'projectAmount', undefined]
    ],
    [
      ['功能科目', '合计', '基本支出', '项目支出', '上缴上级支出', '事业单位经营支出', '对附属单位补助支出'],
      [
        'function',
        'totalAmount',
        'basicAmount',
        'projectAmount',
        'remittanceAmount',
        'businessAmount',
        'subsidyAmount'
      ]
    ],
    [
      ['经济科目', '基本支出'],
      ['economic', 'basicAmount']
    ],
    [
      ['支出类别', '功能科目', '基本支出', '项目支出'],
      [undefined, 'function', 'basicAmount', 'projectAmount']
    ],
    [
      ['基本支出经济分类科目', '项目支出名称', '金额'],
      ['economic', undefined, 'amount']
    ]
  ])('are known in %j', (headings, columns) => expect(columnsOf(...headings)).toEqual(columns))

  it('give a line each, none for a blank or a zero, and say which totals are not their sum', () => {
    const taken = takenFrom([
      ['功能科目', '经济科目', '合计', '基本支出', '项目支出'],
      ['2080501', '30201', '300', '100', '200'],
      ['2080501', '30217', '100', '100', ''],
      ['2120101', '30201', '5', '0.00', '5'],
      ['2120101', '30217', '', '-', ''],
      ['2120101', '30217', '301', '100', '200'],
      ['2120101', '30201', '40', '', ''],
      ['合计', '', '999', '400', '405'],
      ['2120101', '30217', '1', '一', '2']
    ])
    expect(inShort(taken)).toEqual([
      'basic 2080501 30201 100.00',
      'project 2080501 30201 200.00',
      'basic 2080501 30217 100.00',
      'project 2120101 30201 5.00',
      'basic 2120101 30217 100.00',
      'project 2120101 30217 200.00'
    ])
    expect(taken.from).toEqual([2, 2, 3, 4, 6, 6])
    expect(taken.totals).toEqual([8])
    expect(taken.unequal).toEqual([
      { place: 6, reason: '合计写的是 301.00 元，取的各列加起来是 300.00 元：请核对。' },
      { place: 7, reason: '合计写的是 40.00 元，取的各列加起来是 0.00 元：请核对。' }
    ])
    expect(taken.skipped).toEqual([
      { place: 9, reason: expect.stringMatching(/^基本支出的金额“一”/) as string }
    ])
  })

  it('say of a total in 万元 that rounding may be why it differs, and only where it may', () => {
    const taken = takenFrom(
      [
        ['功能科目', '合计', '基本支出', '项目支出'],
        ['2080501', '3.01', '1', '2'],
        ['2080501', '3.02', '1', '2']
      ],
      { unit: 'wanyuan' }
    )
    expect(taken.unequal.map(({ reason }) => reason)).toEqual([
      '合计写的是 3.01 万元，取的各列加起来是 3 万元：相差不大，可能是四舍五入的尾差。',
      '合计写的是 3.02 万元，取的各列加起来是 3 万元：请核对。'
    ])
  })

  it('give back every amount that is not zero as a line of its kind, in any order of the columns', () => {
    const amount = fc.oneof(fc.constant(0), fc.integer({ min: -1e10, max: 1e10 }))
    const row = fc.record({ basic: amount, project: amount, off: fc.constantFrom(0, 0, 0, 100) })
    const order = fc.shuffledSubarray(['基本支出', '项目支出', '合计', '经济科目', '功能科目', '季度'], {
      minLength: 6
    })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        order,
        fc.constantFrom('yuan' as const, 'wanyuan' as const),
        fc.boolean(),
        (rows, columns, unit, dashes) => {
          const print = (units: number): string => {
            if (units === 0) return dashes ? '-' : ''
            return unit === 'yuan' ? printYuan(fen(units)) : printExactWanyuan(fen(units))
          }
          const cell: Record<string, (one: (typeof rows)[number]) => string> = {
            基本支出: ({ basic }) => print(basic),
            项目支出: ({ project }) => print(project),
            合计: ({ basic, project, off }) => print(basic + project + off),
            经济科目: () => '30201',
            功能科目: () => '2080501',
            季度: () => '7'
          }
          const table = [columns, ...rows.map((one) => columns.map((column) => cell[column]!(one)))]
          const taken = takenFrom(table, { unit })
          expect(taken.skipped).toEqual([])
          expect(taken.lines.map(({ section, amount: text }) => [section, text])).toEqual(
            rows.flatMap((one) =>
              columns.flatMap((column) => {
                const units = column === '基本支出' ? one.basic : column === '项目支出' ? one.project : 0
                const section = column === '基本支出' ? 'basic' : 'project'
                return units === 0 ? [] : [[section, printYuan(fen(units), { grouped: false })]]
              })
            )
          )
          // A total that is blank, as a zero may be written here, says nothing to compare.
          const wrong = rows.flatMap(({ basic, project, off }, n) =>
            off === 0 || (!dashes && basic + project + off === 0) ? [] : [n + 2]
          )
          expect(taken.unequal.map(({ place }) => place)).toEqual(wrong)
        }
      ),
      { numRuns: runs(1500) }
    )
  })
})

describe('columns that the user says', () => {
  const rows = [
    ['项目', '细目', '数一', '数二'],
    ['2080501', '30201', '1', '2']
  ]

  it('start from what little was recognised, with or without headings', () => {
    expect(understand(rows)).toBeUndefined()
    expect(guess(rows)).toMatchObject({ headingRow: 0, headings: rows[0] })
    expect(guess(rows.slice(1))).toMatchObject({
      headingRow: -1,
      columns: [undefined, undefined, undefined, undefined]
    })
    expect(guess([['表一'], ['功能科目', '数'], ['2080501', '5']])).toMatchObject({
      headingRow: 1,
      columns: ['function', undefined]
    })
    // A row with a figure is one of the table's own, whatever words stand in it: taken for headings it would be lost.
    expect(
      guess([
        ['基本支出', '2080501', '100'],
        ['项目支出', '2120101', '5']
      ])
    ).toMatchObject({
      headingRow: -1,
      columns: [undefined, undefined, undefined]
    })
    expect(guess([])).toMatchObject({ headingRow: -1, columns: [] })
  })

  it('are read as they are said', () => {
    const taken = takeLines(
      rows,
      { headingRow: 0, columns: ['function', 'economic', 'projectAmount', 'basicAmount'] },
      settled,
      readers
    )
    expect(inShort(taken)).toEqual(['project 2080501 30201 1.00', 'basic 2080501 30201 2.00'])
  })

  it('of the same use are refused, each by the place of the other', () => {
    expect(clashesOf(['function', 'function', 'amount', undefined, undefined])).toEqual([
      '第 2 列也取作“功能科目编码”，只能有一列：请改其中一列。',
      '第 1 列也取作“功能科目编码”，只能有一列：请改其中一列。',
      undefined,
      undefined,
      undefined
    ])
    expect(clashesOf(['function', 'functionName', 'amount', 'note'])).toEqual(Array.from({ length: 4 }))
  })

  it('of kinds side by side stand with no other column that says the kind', () => {
    const clashes = clashesOf(['section', 'function', 'basicAmount', 'amount', 'totalAmount'])
    expect(clashes.map((one) => one?.slice(-12) ?? '')).toEqual([
      expect.stringContaining('改金额那几列') as string,
      '',
      '',
      expect.stringContaining('要么不取') as string,
      ''
    ])
  })

  it('say what is lacking', () => {
    expect(lacking(['function', 'basicAmount'])).toBeUndefined()
    expect(lacking([undefined, 'totalAmount'])).toBe(
      '还差一列金额和一列科目（功能科目或经济科目）：请在上面选出是哪一列。'
    )
    expect(lacking(['amount', 'source'])).toContain('还差一列科目')
  })
})
