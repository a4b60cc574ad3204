import type { SubmissionReceipt } from '@shared/ipc'
import { describe, expect, it } from 'vitest'
import { receiptBlocks, receiptTitle } from './receipt'

const totals = {
  ...{ income: '19768669.00', carryToNextYear: '0.00', expenditure: '19768669.00' },
  ...{ basic: '14752169.00', project: '5016500.00', other: '-1234.50' }
}
const receipt: SubmissionReceipt = {
  ...{ step: 7, fiscalYear: 2023, round: 'secondDraft', version: 2, totals },
  unit: { code: '402001', name: '机关' },
  ...{ fingerprint: 'A1B2', keyFingerprint: 'C3D4', at: '2022-12-01 08:00', by: '李会计' }
}
const texts = (given: SubmissionReceipt): string[] =>
  receiptBlocks(given).flatMap((block) => {
    if (block.kind === 'fields') return block.fields.map(({ label, value }) => `${label}：${value}`)
    return block.kind === 'table' ? block.rows.map(({ cells }) => cells.join('：')) : []
  })

describe('the printed receipt', () => {
  it('says whose it is, what was handed in, and what proves it', () => {
    expect(receiptTitle(receipt)).toBe('2023 年预算上报回执（二上第 2 版）')
    expect(texts(receipt)).toEqual([
      '单位：402001 机关',
      '上报时间：2022-12-01 08:00',
      '经办人：李会计',
      '收入总计：19,768,669.00',
      '支出合计：19,768,669.00',
      '其中：基本支出：14,752,169.00',
      '其中：项目支出：5,016,500.00',
      '其中：其他支出类别：-1,234.50',
      '结转下年：0.00',
      '上报包指纹：A1B2',
      '签名密钥指纹：C3D4'
    ])
  })

  it('names the department where there is one', () => {
    expect(texts({ ...receipt, department: { code: '402', name: '工信局' } })).toContain(
      '主管部门：402 工信局'
    )
  })
})
