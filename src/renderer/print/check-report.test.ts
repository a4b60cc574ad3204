import type { CheckRecord, Finding } from '@shared/checks'
import { describe, expect, it } from 'vitest'
import type { PrintBlock, PrintSection } from './blocks'
import { fingerprintWords, printedCheckReport } from './check-report'

const finding = (rule: string, severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({
  ...{ rule, severity, message: `${rule} 的问题`, identity: rule, values: [] },
  places: [
    { kind: 'department', field: 'a', label: '第一处' },
    { kind: 'department', field: 'b', label: '第二处' }
  ],
  ...more
})
const side = (label: string, value: string) => ({ label, value, places: [] })
const explanation = { identity: 'W', values: [], text: '两人待退休', by: '李会计', on: '2023-01-05' }
const rule = { status: 'failed', severity: 'warning', examined: 7 } as const
const record: CheckRecord = {
  rules: [
    { ...rule, id: 'W', title: '警告的', findings: [finding('W', 'warning', { explanation })], unlisted: 3 },
    {
      ...{ ...rule, id: 'E', title: '错误的', severity: 'error' },
      findings: [
        finding('E', 'error', {
          ...{
            left: side('收入合计', '10000.00'),
            right: side('支出合计', '12000.50'),
            difference: '-2000.50'
          }
        })
      ]
    },
    {
      ...{ id: 'G02', title: '人看的', status: 'passed', severity: 'error', examined: 0, findings: [] },
      tick: { rule: 'G02', tickedBy: '王审核', on: '2023-01-06' }
    },
    { ...rule, id: 'N', title: '不用的', status: 'notApplicable', reason: '没有政府采购', findings: [] }
  ],
  settingFaults: [{ field: 'checks/X', message: '没有 X 这条规则，没有采用。' }],
  lapsed: [{ identity: 'W x', values: [], text: '旧说明' }]
}

const rowsOf = ({ blocks }: PrintSection): (readonly string[])[] => {
  const [table] = blocks.filter((one): one is Extract<PrintBlock, { kind: 'table' }> => one.kind === 'table')
  for (const { cells } of table?.rows ?? []) expect(cells).toHaveLength(table!.columns.length)
  return (table?.rows ?? []).map(({ cells }) => cells)
}

describe('the printed check report', () => {
  const [found, remarks, whole] = printedCheckReport(record)

  it('says what of the settings cannot be followed, and which explanations lapsed', () => {
    expect(rowsOf(remarks!).map(([kind]) => kind)).toEqual(['设置有误', '说明失效'])
    expect(printedCheckReport({ ...record, settingFaults: [], lapsed: [] })).toHaveLength(2)
  })

  it('lists what was found, the gravest first, with both sides and the words given', () => {
    expect(rowsOf(found!)).toEqual([
      [
        'E',
        '错',
        'E 的问题',
        '第一处；第二处',
        '收入合计\n10,000.00',
        '支出合计\n12,000.50',
        '-2,000.50',
        ''
      ],
      ['W', '警', 'W 的问题', '第一处；第二处', '', '', '', '两人待退休（李会计，2023-01-05）']
    ])
    expect(found!.note).toContain('错 1 处，警 1 处（其中未说明 0 处）')
  })

  it('says what it does not list', () => {
    expect(found!.blocks.at(-1)).toEqual({ kind: 'text', text: '规则 W 另有 3 处没有列出。' })
  })

  it('has every rule, with the reason or who confirmed it', () => {
    expect(rowsOf(whole!)).toEqual([
      ['W', '警告的', '未通过', '警', '7', '4', ''],
      ['E', '错误的', '未通过', '错', '7', '1', ''],
      ['G02', '人看的', '通过', '错', '0', '0', '王审核 于 2023-01-06 确认'],
      ['N', '不用的', '不适用', '警', '7', '0', '没有政府采购']
    ])
  })

  it('says so where nothing was found', () => {
    const [none] = printedCheckReport({ ...record, rules: record.rules.slice(2) })
    expect(none!.blocks).toEqual([{ kind: 'text', text: '没有发现问题。' }])
  })

  it('names every fingerprint', () => {
    expect(fingerprintWords({ ledgers: 'AA', catalog: 'BB', template: 'CC', rules: 'DD' })).toBe(
      '账册指纹 AA　科目目录指纹 BB　模板指纹 CC　规则指纹 DD'
    )
  })
})
