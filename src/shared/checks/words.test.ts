import { describe, expect, it } from 'vitest'
import type { Explanation, Finding, RuleResult, RuleStatus, Severity } from './model'
import {
  comparedWords,
  explanationWords,
  findingCount,
  isAmountText,
  judgedWords,
  levelWords,
  reportRemarks,
  summaryWords
} from './words'

const given: Explanation = { identity: 'x', values: [], text: '两人待退休' }
const finding = (severity: Severity, explanation?: Explanation): Finding => ({
  ...{ rule: 'A01', severity, message: '', places: [], identity: 'x', values: [] },
  ...(explanation === undefined ? {} : { explanation })
})
const rule = (status: RuleStatus, findings: readonly Finding[] = []): RuleResult => ({
  ...{ id: 'A01', title: '', status, severity: 'error', examined: 1, findings }
})

describe('the words of the checks', () => {
  it('count rules by what they came to, findings by severity, and the warnings without words', () => {
    const warnings = [finding('warning'), finding('warning'), finding('warning', given)]
    const findings = [finding('error'), ...warnings, finding('notice')]
    const rules = [rule('failed', findings), rule('passed'), rule('passed'), rule('manual'), rule('notRun')]
    expect(summaryWords({ rules })).toBe(
      '审核 5 条规则：通过 2，未通过 1，不适用 0，未运行 1，待人工确认 1。' +
        '错 1 处，警 3 处（其中未说明 2 处），提 1 处。'
    )
    expect(summaryWords({ rules: [rule('notApplicable')] })).toContain('错 0 处，警 0 处，提 0 处。')
  })

  it('say who explained, as far as it is known', () => {
    expect(explanationWords(undefined)).toBe('')
    expect(explanationWords(given)).toBe('两人待退休')
    expect(explanationWords({ ...given, by: '李会计' })).toBe('两人待退休（李会计）')
    expect(explanationWords({ ...given, by: '李会计', on: '2023-01-05' })).toBe(
      '两人待退休（李会计，2023-01-05）'
    )
  })

  it('set the thousands of compared amounts apart, and leave codes, counts and words alone', () => {
    const values = ['163723.65', '-1234567.123456', '0.12', '30216', '12 个', '2023.01.05', '4.5%']
    expect(values.map(comparedWords)).toEqual([
      ...['163,723.65', '-1,234,567.123456', '0.12', '30216', '12 个', '2023.01.05', '4.5%']
    ])
    expect(values.map(isAmountText)).toEqual([true, true, true, false, false, false, false])
  })

  it('say who ticked before why', () => {
    const tick = { rule: 'G02', tickedBy: '王审核', on: '2023-01-05' }
    expect(judgedWords({ tick, reason: '需要人工确认' })).toBe('王审核 于 2023-01-05 确认')
    expect(judgedWords({ reason: '没有政府采购' })).toBe('没有政府采购')
    expect(judgedWords({})).toBe('')
  })

  it('call a rounding difference by its name, and count what is not listed', () => {
    expect(levelWords({ severity: 'notice', rounding: true })).toBe('尾差')
    expect(levelWords({ severity: 'notice' })).toBe('提')
    expect(findingCount({ ...rule('failed', [finding('error')]), unlisted: 20 })).toBe(21)
  })

  it('tell what was set, what of it cannot be followed, and what lapsed', () => {
    const set = { ...rule('passed'), id: 'D04', title: '运行', setting: '等级由“警”改为“提”，原因：惯例。' }
    const remarks = reportRemarks({
      rules: [set, rule('passed')],
      settingFaults: [{ field: 'checks/X', message: '没有 X 这条规则。' }],
      lapsed: [{ ...given, identity: 'D04 402001 x' }]
    })
    expect(remarks).toEqual([
      { kind: '部门设置', text: 'D04 运行：等级由“警”改为“提”，原因：惯例。' },
      { kind: '设置有误', text: '没有 X 这条规则。' },
      { kind: '说明失效', text: 'D04 运行：“两人待退休”是给别的数写的，那个问题已不在或数已改变。' }
    ])
    expect(reportRemarks({ rules: [rule('passed')], settingFaults: [], lapsed: [] })).toEqual([])
  })
})
