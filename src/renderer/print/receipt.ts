import type { SubmissionReceipt } from '@shared/ipc'
import { roundLabels } from '@shared/ledger'
import type { PrintBlock } from './blocks'
import { figure, text } from './blocks'

export function receiptTitle({ fiscalYear, round, version }: SubmissionReceipt): string {
  return `${fiscalYear} 年预算上报回执（${roundLabels[round]}第 ${version} 版）`
}

/** A receipt as it is printed: whose it is, the control totals in 元, and what proves it. */
export function receiptBlocks(receipt: SubmissionReceipt): PrintBlock[] {
  const { unit, department, totals, fingerprint, keyFingerprint, at, by } = receipt
  const amounts = [
    ['收入总计', totals.income],
    ['支出合计', totals.expenditure],
    ['其中：基本支出', totals.basic],
    ['其中：项目支出', totals.project],
    ['其中：其他支出类别', totals.other],
    ['结转下年', totals.carryToNextYear]
  ] as const
  return [
    {
      kind: 'fields',
      fields: [
        { label: '单位', value: `${unit.code} ${unit.name}` },
        ...(department === undefined
          ? []
          : [{ label: '主管部门', value: `${department.code} ${department.name}` }]),
        { label: '上报时间', value: at },
        { label: '经办人', value: by }
      ]
    },
    {
      kind: 'table',
      title: '合计',
      unit: '单位：元',
      columns: [text('项目'), figure('金额', 60)],
      rows: amounts.map(([label, amount]) => ({ cells: [label, grouped(amount)] }))
    },
    {
      kind: 'fields',
      title: '核对',
      fields: [
        { label: '上报包指纹', value: fingerprint },
        { label: '签名密钥指纹', value: keyFingerprint }
      ]
    }
  ]
}

/** "1234.50" with separators. */
const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ',')
