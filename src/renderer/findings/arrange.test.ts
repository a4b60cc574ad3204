import type { CheckRecord, Finding } from '@shared/checks'
import { describe, expect, it } from 'vitest'
import { countsOf, findingsOf, grouped, isOpen, marksAt, marksIn, marksOf } from './arrange'

const finding = (rule: string, severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({
  rule,
  severity,
  message: `${rule} 的问题`,
  places: [
    {
      kind: 'cell',
      unit: '402001',
      path: `basicExpenditure/#${rule.length}/amount`,
      label: '基本支出第 3 行的金额'
    }
  ],
  identity: rule,
  values: [],
  ...more
})
const explained = { explanation: { identity: 'C', values: [], text: '因为' } }
const rule = (id: string, findings: readonly Finding[]) =>
  ({ id, title: `规则${id}`, status: 'failed', severity: 'error', examined: 1, findings }) as const
const record: CheckRecord = {
  rules: [
    rule('N', [finding('N', 'notice')]),
    rule('W', [finding('W', 'warning')]),
    rule('C', [finding('C', 'warning', explained)]),
    rule('EE', [finding('EE', 'error', { message: '办公费超了' })])
  ],
  settingFaults: [],
  lapsed: []
}
const all = findingsOf(record)
const shown = (text: string, state: 'all' | 'open' | 'explained'): string[] =>
  grouped(record, all, { text, state }, 'severity').flatMap(({ findings }) => findings.map((one) => one.rule))

describe('findings', () => {
  it('come the gravest first', () => {
    expect(all.map((one) => one.rule)).toEqual(['EE', 'W', 'C', 'N'])
    expect(countsOf(all)).toEqual({ error: 1, warning: 2, notice: 1 })
  })

  it('are open as long as something must be done', () => {
    expect(all.filter(isOpen).map((one) => one.rule)).toEqual(['EE', 'W'])
  })

  it('are found by words of the sentence, the rule and the place, and by what is done', () => {
    expect(shown('办公费', 'all')).toEqual(['EE'])
    expect(shown('规则w', 'all')).toEqual(['W'])
    expect(shown('第 3 行', 'all')).toHaveLength(4)
    expect(shown('', 'open')).toEqual(['EE', 'W'])
    expect(shown('', 'explained')).toEqual(['C'])
  })

  it('stand in groups by severity, rule and place', () => {
    const wanted = { text: '', state: 'all' } as const
    expect(grouped(record, all, wanted, 'severity').map(({ findings }) => findings.length)).toEqual([1, 2, 1])
    expect(grouped(record, all, wanted, 'rule').map(({ title }) => title)).toContain('EE 规则EE')
    expect(grouped(record, all, wanted, 'section').map(({ title }) => title)).toEqual(['基本支出'])
  })

  it('mark their cells, those of a row its first column, explained ones none', () => {
    const ofRow = finding('R', 'error', {
      places: [{ kind: 'cell', unit: '402001', path: 'basicExpenditure/#7', label: '' }]
    })
    const marks = marksOf([...all, ofRow])
    const at = (row: number, column: string, first = false): string[] =>
      marksAt(marksIn(marks, { list: 'basicExpenditure' }), row, column, first).map(({ message }) => message)
    expect(at(1, 'amount')).toEqual(['W 的问题', 'N 的问题'])
    expect(at(2, 'amount')).toEqual(['办公费超了'])
    expect(at(7, 'function', true)).toEqual(['R 的问题'])
    expect(at(7, 'economic')).toEqual([])
    expect(marksIn(marks, { list: 'otherExpenditure' }).size).toBe(0)
  })
})
