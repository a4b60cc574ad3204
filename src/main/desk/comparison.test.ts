import { describe, expect, it } from 'vitest'
import { fen } from '@shared/money'
import { sample } from '../ledger-store/testing/samples'
import { compareLedgers, valueWords } from './comparison'

const ledger = sample('402001')

describe('two ledgers side by side', () => {
  it('differ in nothing where they are the same, whatever their row ids', () => {
    const renumbered = ledger.basicExpenditure.map((row) => ({ ...row, id: row.id + 100_000 }))
    const { differences, count, totals } = compareLedgers(ledger, { ...ledger, basicExpenditure: renumbered })
    expect([differences, count]).toEqual([[], 0])
    expect(totals.before).toEqual(totals.after)
  })

  it('name a cell by its place, with amounts as they are read', () => {
    const [first, ...rest] = ledger.basicExpenditure
    const after = { ...ledger, basicExpenditure: [{ ...first!, amount: fen(123_456_789) }, ...rest] }
    const { differences } = compareLedgers(ledger, after)
    expect(differences).toEqual([
      {
        path: `basicExpenditure/#${first!.id}/amount`,
        label: '基本支出第 1 行的金额',
        before: (first!.amount / 100).toLocaleString('en', { minimumFractionDigits: 2 }),
        after: '1,234,567.89'
      }
    ])
  })

  it('say what was chosen in the words of its list, and leave out of which round each is', () => {
    const [first, ...rest] = ledger.projects
    const projects = [{ ...first!, category: 'otherOperational' as const }, ...rest]
    const unit = { ...ledger.unit, kind: 'publicInstitution' as const, name: 'goods' }
    const { differences } = compareLedgers(ledger, { ...ledger, unit, projects, round: 'approved' })
    expect(differences.map(({ label, after }) => `${label}：${after}`)).toEqual([
      '单位 单位名称：goods',
      '单位 单位性质：事业单位',
      '项目支出第 1 行的项目类别：其他运转类'
    ])
  })

  it('name a row that is gone by where it stood', () => {
    const after = { ...ledger, basicExpenditure: ledger.basicExpenditure.slice(0, -1) }
    const { differences, count } = compareLedgers(ledger, after)
    expect(count).toBe(1)
    expect(differences[0]?.label).toBe(`基本支出第 ${ledger.basicExpenditure.length} 行`)
    expect(differences[0]).not.toHaveProperty('after')
  })

  it('list no more than can be read, and count the rest', () => {
    const [first] = ledger.basicExpenditure
    const many = Array.from({ length: 2100 }, (_, at) => ({
      ...first!,
      id: 900_000 + at,
      amount: fen(at + 1)
    }))
    const { differences, count } = compareLedgers(
      { ...ledger, basicExpenditure: [] },
      { ...ledger, basicExpenditure: many }
    )
    expect([differences.length, count]).toEqual([2000, 2100])
  })
})

describe('a value in words', () => {
  it('is what a clerk reads', () => {
    expect(valueWords(true)).toBe('是')
    expect(valueWords('-1234567.00')).toBe('-1,234,567.00')
    expect(valueWords('2150101')).toBe('2150101')
    expect(valueWords(null)).toBe('')
    expect(valueWords({ id: 3, amount: '1000.00' })).toBe('金额 1,000.00')
    expect(valueWords({ kind: 'goods', source: 'otherIncome', item: 'goods' })).toBe(
      '类别 货物，资金来源 其他收入，采购品目 goods'
    )
    expect(valueWords('computed', 'current')).toBe('按明细计算')
    expect(valueWords(['priorYear', 'statement'], 'sectionsWithoutContent')).toBe('上年数、编制说明')
    expect(valueWords([{ id: 1 }], 'lines')).toBe('1 行')
  })
})
