import { fundSources, sourceLabel } from '@shared/ledger'
import { fen, printExactWanyuan, printYuan } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../shared/testing/runs'
import { understand } from './recognise'
import type { PriorField } from './roles'
import { takeLines } from './take-lines'
import { readers, settled } from './testing/pasted'
import { readSource } from './words'

const kinds = [
  { words: '基本支出', row: { section: 'basic' } },
  { words: '人员经费', row: { section: 'basic' } },
  { words: '项目支出', row: { section: 'project' } },
  { words: '事业单位经营支出', row: { section: 'other', category: 'businessExpenditure' } },
  { words: '对附属单位补助支出', row: { section: 'other', category: 'subsidyToAffiliates' } }
] as const

const anyLine = fc.record({
  kind: fc.constantFrom(...kinds),
  function: fc.constantFrom('2080501', '2120101', '2999999'),
  economic: fc.constantFrom('30201', '30217', '39999'),
  source: fc.constantFrom(...fundSources),
  amount: fc.integer({ min: -1e10, max: 1e10 }),
  note: fc.constantFrom('', '追加')
})
type AnyLine = ReturnType<typeof anyLine.generate>['value']

const HEADINGS: Readonly<
  Record<'section' | 'function' | 'economic' | 'source' | 'amount' | 'note', string[]>
> = {
  section: ['支出类别', '类别', '支出类型'],
  function: ['功能科目', '支出功能分类科目编码', '功能分类', '功能科目 编码'],
  economic: ['经济科目', '部门经济分类', '支出经济分类科目编码'],
  source: ['资金来源', '资金性质'],
  amount: ['金额', '上年预算数', '年初批复数', '预算数'],
  note: ['备注', '说明']
}
const FIELDS = ['section', 'function', 'economic', 'source', 'amount', 'note'] as const

const anyTable = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
  order: fc.shuffledSubarray([...FIELDS, 'junk' as const], { minLength: 7, maxLength: 7 }),
  wording: fc.nat(11),
  unit: fc.constantFrom('yuan' as const, 'wanyuan' as const),
  unitIn: fc.constantFrom('heading', 'title'),
  titles: fc.nat(3)
})

function textOf(line: AnyLine, field: (typeof FIELDS)[number] | 'junk', unit: 'yuan' | 'wanyuan'): string {
  switch (field) {
    case 'junk':
      return '第一季度'
    case 'section':
      return line.kind.words
    case 'source':
      return sourceLabel(line.source)
    case 'amount':
      return unit === 'yuan' ? printYuan(fen(line.amount)) : printExactWanyuan(fen(line.amount))
    default:
      return line[field]
  }
}

describe('a pasted table of last year', () => {
  it('is understood whatever the order of its columns, and gives back its lines', () => {
    fc.assert(
      fc.property(anyTable, ({ lines, order, wording, unit, unitIn, titles }) => {
        const word = unit === 'yuan' ? '元' : '万元'
        const headings = order.map((field) => {
          if (field === 'junk') return '季度'
          const heading = HEADINGS[field][wording % HEADINGS[field].length]!
          return field === 'amount' && unitIn === 'heading' ? `${heading}（${word}）` : heading
        })
        const title = [
          unitIn === 'title' ? `单位：${word}` : '2022 年部门预算',
          ...order.slice(1).map(() => '')
        ]
        const rows = [
          ...Array.from({ length: unitIn === 'title' ? Math.max(1, titles) : titles }, () => title),
          headings,
          ...lines.map((line) => order.map((field) => textOf(line, field, unit)))
        ]
        const understood = understand(rows)
        expect(understood?.columns).toEqual(order.map((field) => (field === 'junk' ? undefined : field)))
        expect(understood?.unit).toBe(unit)
        const taken = takeLines(rows, understood!, { ...settled, unit }, readers)
        expect(taken.skipped).toEqual([])
        expect(taken.lines).toEqual(
          lines.map(({ kind, function: item, economic, source, amount, note }) => ({
            ...kind.row,
            function: item,
            economic,
            source,
            amount: printYuan(fen(amount), { grouped: false }),
            ...(note === '' ? {} : { note })
          }))
        )
      }),
      { numRuns: runs(2000) }
    )
  })

  const columnsOf = (...headings: string[]): (PriorField | undefined)[] | undefined =>
    understand([headings]) && [...understand([headings])!.columns]

  it('takes 科目 for the function, and for the economic one where the function has a column', () => {
    expect(columnsOf('科目编码', '科目名称', '预算数')).toEqual(['function', 'functionName', 'amount'])
    expect(columnsOf('功能科目', '科目编码', '科目名称', '金额')).toEqual([
      'function',
      'economic',
      'functionName',
      'amount'
    ])
  })

  it('is not understood without an amount or without a subject', () => {
    expect(columnsOf('功能科目', '经济科目')).toBeUndefined()
    expect(columnsOf('单位', '金额')).toBeUndefined()
    expect(understand([])).toBeUndefined()
  })

  it.each([
    [['功能科目', '2023年预算数', '2022年预算数', '增减'], 2],
    [['功能科目', '2022年预算数', '2023年预算数'], 1],
    [['功能科目', '本年预算数', '上年执行数'], 2],
    [['功能科目', '上年决算数'], 1],
    [['功能科目', '本年预算数'], 1],
    [['功能科目', '金额', '2023年预算数'], 1]
  ])('takes last year’s of the amounts in %j', (headings, at) => {
    expect(understand([headings], 2022)?.columns.indexOf('amount')).toBe(at)
    expect(understand([headings], 2022)?.columns.filter((field) => field === 'amount')).toHaveLength(1)
  })

  it('leaves totals alone, and says of other rows why they are no lines', () => {
    const rows = [
      ['功能科目', '经济科目', '资金来源', '金额'],
      ['合计', '', '', '300'],
      ['2080501', '30201 办公费', '一般公共预算', '100'],
      ['2080501', '302', '一般公共预算', '100'],
      ['2080501', '30201', '上年结转', '100'],
      ['2080501', '30201', '其他收入', '一百'],
      ['', '', '', ''],
      ['2080501', '30217', '其他收入', '']
    ]
    const taken = takeLines(rows, understand(rows)!, settled, readers)
    expect(taken.lines).toEqual([
      {
        section: 'basic',
        function: '2080501',
        economic: '30201',
        source: 'generalPublicBudget',
        amount: '100.00'
      }
    ])
    expect(taken.totals).toEqual([2])
    expect(taken.skipped.map(({ place }) => place)).toEqual([4, 5, 6])
    expect(taken.skipped[1]?.reason).toContain('上年结转')
  })

  it('keeps a code that the catalog lacks with the name that came with it', () => {
    const rows = [
      ['功能科目', '功能科目名称', '经济科目', '金额'],
      ['2999999', '旧科目', '39999 旧支出', '1']
    ]
    expect(takeLines(rows, understand(rows)!, settled, readers).lines).toEqual([
      {
        section: 'basic',
        function: '2999999',
        functionName: '旧科目',
        economic: '39999',
        economicName: '旧支出',
        source: 'generalPublicBudget',
        amount: '1.00'
      }
    ])
  })

  it.each([
    ['一般公共预算拨款', 'generalPublicBudget'],
    ['财政拨款（一般公共预算）', undefined],
    ['一般公共预算', 'generalPublicBudget'],
    ['教育收费资金', 'fiscalSpecialAccount'],
    ['其他资金', 'otherIncome'],
    ['上年结转', undefined]
  ])('reads the source %s as %s', (text, source) => expect(readSource(text)).toBe(source))
})
