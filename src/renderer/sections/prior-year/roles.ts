import type { OtherCategory, PriorSection } from '@shared/ledger'

/** A kind of expenditure, as a line of last year says it. */
export interface Kind {
  readonly section: PriorSection
  readonly category?: OtherCategory
}

/** What a column of a pasted table can be, in the order in which it is offered. */
export const priorFields = [
  'function',
  'functionName',
  'economic',
  'economicName',
  'source',
  'section',
  'category',
  'amount',
  'basicAmount',
  'projectAmount',
  'businessAmount',
  'remittanceAmount',
  'subsidyAmount',
  'totalAmount',
  'note'
] as const
export type PriorField = (typeof priorFields)[number]

/** Columns of amounts that stand side by side, one a kind of expenditure. */
export const sideKinds = {
  basicAmount: { section: 'basic' },
  projectAmount: { section: 'project' },
  businessAmount: { section: 'other', category: 'businessExpenditure' },
  remittanceAmount: { section: 'other', category: 'remittanceToSuperior' },
  subsidyAmount: { section: 'other', category: 'subsidyToAffiliates' }
} as const satisfies Partial<Record<PriorField, Kind>>
export type SideField = keyof typeof sideKinds

export const isSide = (field: PriorField | undefined): field is SideField =>
  field !== undefined && field in sideKinds

/** Whether a column has the amounts of lines; a column of totals has none. */
export const isAmount = (field: PriorField | undefined): field is 'amount' | SideField =>
  field === 'amount' || isSide(field)

const isSubject = (field: PriorField | undefined): boolean =>
  field !== undefined && /^(?:function|economic)/.test(field)

/** How a column's use is called where it is chosen. */
export const priorFieldLabels: Readonly<Record<PriorField, string>> = {
  function: '功能科目编码',
  functionName: '功能科目名称',
  economic: '经济科目编码',
  economicName: '经济科目名称',
  source: '资金来源',
  section: '支出类别',
  category: '其他支出类别',
  amount: '金额',
  basicAmount: '基本支出',
  projectAmount: '项目支出',
  businessAmount: '经营支出',
  remittanceAmount: '上缴上级支出',
  subsidyAmount: '补助附属单位',
  totalAmount: '合计（只核对）',
  note: '备注'
}

/** What a pasted table is filled in by: which column is what; undefined for one that is left alone. */
export type Columns = readonly (PriorField | undefined)[]

/** Whether lines can be made of such columns: there is an amount, and a subject. */
export const suffices = (columns: Columns): boolean => columns.some(isAmount) && columns.some(isSubject)

/** What the columns still lack to make lines; undefined where nothing is lacking. */
export function lacking(columns: Columns): string | undefined {
  if (suffices(columns)) return undefined
  const missing = [
    ...(columns.some(isAmount) ? [] : ['一列金额']),
    ...(columns.some(isSubject) ? [] : ['一列科目（功能科目或经济科目）'])
  ]
  return `还差${missing.join('和')}：请在上面选出是哪一列。`
}

/** Why a column cannot be what it is chosen for beside the others, one a column; undefined where it can. */
export function clashesOf(columns: Columns): (string | undefined)[] {
  const side = columns.some(isSide)
  return columns.map((field, at) => {
    if (field === undefined) return undefined
    const other = columns.findIndex((one, n) => one === field && n !== at)
    if (other !== -1) {
      return `第 ${other + 1} 列也取作“${priorFieldLabels[field]}”，只能有一列：请改其中一列。`
    }
    if (!side) return undefined
    if (field === 'amount') {
      return '金额已经按支出类别分列，这一列要么是其中一类，要么是合计，要么不取。'
    }
    if (field === 'section' || field === 'category') {
      return '金额已经按支出类别分列，类别看列不看行：这一列请选“不取”，或者改金额那几列。'
    }
    return undefined
  })
}
