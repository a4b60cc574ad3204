import { roundLabels } from '@shared/ledger'
import { localTime } from '../ledger-store'
import { shortFingerprint } from './digest'
import type { Receipt } from './unit/submit'

/** 回执 as a text to print or keep. Amounts in 元. */
export function receiptText({ statement, fingerprint, keyFingerprint, at, by }: Receipt): string {
  const { unit, fiscalYear, round, version, totals, department } = statement
  return [
    `上报回执`,
    `单位：${unit.code} ${unit.name}`,
    ...(department === undefined ? [] : [`主管部门：${department.code} ${department.name}`]),
    `${fiscalYear} 年度 ${roundLabels[round]} 第 ${version} 版`,
    `收入总计：${totals.income} 元`,
    `支出合计：${totals.expenditure} 元（基本支出 ${totals.basic}，项目支出 ${totals.project}，其他 ${totals.other}）`,
    `结转下年：${totals.carryToNextYear} 元`,
    `上报包指纹：${shortFingerprint(fingerprint)}`,
    `签名密钥指纹：${keyFingerprint}`,
    `时间：${localTime(at)}  经办：${by}`
  ].join('\n')
}
