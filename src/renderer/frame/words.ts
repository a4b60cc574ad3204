import type { Round, UnitKind } from '@shared/ledger'

/** 轮次 as users call it. */
export const roundLabels: Readonly<Record<Round, string>> = {
  firstDraft: '一上',
  secondDraft: '二上',
  approved: '批复',
  adjustment: '调整'
}

/** 单位性质 as users call it. */
export const unitKindLabels: Readonly<Record<UnitKind, string>> = {
  administrative: '行政单位',
  civilServantManaged: '参公单位',
  publicInstitution: '事业单位',
  other: '其他单位'
}
