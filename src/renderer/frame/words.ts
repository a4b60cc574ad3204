/** 轮次 and 单位性质 as users call them. */
export { roundLabels, unitKindLabels } from '@shared/ledger'
