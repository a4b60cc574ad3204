import type { ControlTotals } from '@shared/exchange'
import type { LedgerComparison } from '@shared/ipc'
import { groupInterchangeAmount } from '@shared/money'

const names: Readonly<Record<keyof ControlTotals, string>> = {
  income: '收入',
  carryToNextYear: '结转下年',
  basic: '基本支出',
  project: '项目支出',
  other: '其他支出',
  expenditure: '支出合计'
}

/** 控制总数, one a row, in 元 with separators. */
export function totalRows({ before, after }: LedgerComparison['totals']) {
  return Object.entries(names).map(([field, name]) => {
    const now = after[field as keyof ControlTotals]
    const then = before?.[field as keyof ControlTotals]
    return {
      name,
      after: groupInterchangeAmount(now),
      before: then === undefined ? '' : groupInterchangeAmount(then),
      changed: then !== undefined && then !== now
    }
  })
}
